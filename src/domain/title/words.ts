/** The rungs of a company's ladder, lowest first. "Manager or higher" (S19) starts at `manager`. */
export const SENIORITY_NAMES = [
  'student',
  'intern',
  'assistant',
  'junior',
  'individual',
  'senior',
  'lead',
  'manager',
  'head',
  'director',
  'vp',
  'c-level',
  'partner',
  'founder',
] as const;
export type Seniority = (typeof SENIORITY_NAMES)[number];

/**
 * What a word of a title says: a rung, or something about the words around it. `deputy`: one rung lower. `aide`
 * and `associate`: that before a rung, else a rung of their own. `pupil`, `starter`: a rung unless a manager's is
 * named too ("Director of Student Affairs"). `ally`, `principal`: depends on what follows. `former`: what follows is
 * over, not yet, or another's. `retired`: everything is. `nothing`: only looks like a rung.
 */
export type Sense =
  | Seniority
  | 'deputy'
  | 'aide'
  | 'associate'
  | 'pupil'
  | 'starter'
  | 'ally'
  | 'principal'
  | 'former'
  | 'retired'
  | 'nothing';

// Lower case, without accents or hyphens, as parts.ts makes them: English first, then the languages we meet.
const WORDS: Record<Sense, string> = {
  founder: `founder, cofounder, co founder, owner, co owner, proprietor, entrepreneur, founding partner,
    inhaber, mitinhaber, grunder, gruender, mitgrunder, mitgruender, unternehmer, fondateur, fondatrice,
    cofondateur, cofondatrice, co fondateur, co fondatrice, proprietaire, chef d entreprise, fundador,
    fundadora, cofundador, cofundadora, socio fundador, dueno, duena, propietario, propietaria,
    proprietario, proprietaria, titolare, fondatore, cofondatore, eigenaar, oprichter, medeoprichter,
    grundare, wlasciciel, zalozyciel`,
  'c-level': `ceo, cfo, coo, cto, cio, cmo, cro, cco, cpo, chro, ciso, cdo, cso, clo, cao, cxo, cgo, cbo,
    cko, cpto, chief, c level, c suite, president, chairman, chairwoman, chairperson, chair, board member,
    member of the board, managing director, secretary general, general secretary, geschaftsfuhrer,
    geschaeftsfuehrer, geschaftsfuhrung, geschaeftsfuehrung, geschaftsleiter, geschaftsleitung, vorstand,
    vorstandsmitglied, vorstandsvorsitzender, vorstandsvorsitzende, prasident, praesident, pdg, dg,
    president directeur general, directeur general, directrice generale, secretaire general, gerant,
    gerante, dirigeant, dirigeante, presidente, presidenta, director general, directora general, director
    ejecutivo, directora ejecutiva, gerente general, consejero delegado, consejera delegada, amministratore
    delegato, amministratrice delegata, amministratore unico, direttore generale, direttrice generale,
    diretor geral, diretora geral, diretor presidente, algemeen directeur, bestuurder, bestuursvoorzitter,
    zaakvoerder, vd, verkstallande direktor, adm direktor, administrerende direktor, toimitusjohtaja, prezes`,
  vp: `vp, svp, evp, avp, rvp, gvp, vice president, vice pres, vicepresident, vicepresidente,
    vicepresidenta, vice presidente, vizeprasident, vizepraesident, viceprasident, vice prasident, dga`,
  partner: `managing partner, general partner, equity partner, senior partner, junior partner, associe,
    associee, socio, socia, gesellschafter, vennoot`,
  director: `director, dir, directora, directeur, directrice, direktor, direttore, direttrice, diretor,
    diretora, bereichsleiter, hauptabteilungsleiter, general counsel, prokurist, dirigente, daf, drh, dsi,
    dyrektor, johtaja`,
  head: `head, general manager, gm, country manager, chief of, chief of staff, chief engineer, chief
    architect, chief accountant, chief editor, chief scientist, chief economist, editor in chief, company
    secretary, corporate secretary, leiter, leitung, jefe, jefa, hoofd, capo, chefe, chef de service, cheffe
    de service, chef de departement, gerente geral, subdirector, subdirectora, sous directeur,
    vicedirettore, dean`,
  manager: `manager, mgr, mngr, manageress, supervisor, superintendent, team lead, teamlead, team leader,
    teamleader, group lead, group leader, managing editor, managing consultant, teamleiter, teamleitung,
    gruppenleiter, filialleiter, projektleiter, projektleitung, responsable, responsabile, gerente, chef de,
    chef des, chef du, cheffe de, cheffe des, chef d, cheffe d, chef de projet, cheffe de projet, chef de
    produit, cheffe de produit, jefe de equipo, jefa de equipo, jefe de proyecto, jefa de proyecto, jefe de
    producto, capo progetto, capoprogetto, teamleider, projectleider, leidinggevende, kierownik, paallikko,
    mudur`,
  lead: `lead, leader, foreman, forewoman, head chef, head nurse, head coach, schichtleiter, vorarbeiter,
    leitender, leitende, coordinador, coordinadora, coordenador, coordenadora, encargado, encargada,
    subgerente`,
  senior: `senior, sr, snr, staff engineer, staff software, staff scientist, staff designer, distinguished
    engineer, fellow, expert, experte, client partner, art director, founding engineer`,
  individual: `engineer, developer, programmer, analyst, specialist, consultant, representative, rep,
    executive, designer, architect, administrator, admin, sysadmin, accountant, bookkeeper, controller,
    auditor, coordinator, agent, officer, advisor, adviser, scientist, researcher, writer, copywriter,
    editor, recruiter, buyer, planner, strategist, marketer, technician, operator, tester, professor,
    assistant professor, teacher, lecturer, nurse, doctor, lawyer, attorney, counsel, chef, sous chef, chef
    de cuisine, chef de partie, chef de rang, freelancer, contractor, salesperson, seller, sdr, bdr, clerk,
    scrum master, product owner, process owner, service owner, system owner, data owner, budget owner,
    application owner, platform owner, solution owner, feature owner, domain owner, technical owner,
    capability owner, risk owner, control owner, content owner, asset owner, epic owner, project owner,
    business partner, hr partner, people partner, talent partner, sales partner, entrepreneur in residence,
    director of photography, casting director, funeral director, music director, film director, founders
    associate, founder associate, headhunter, head hunter, amministratore di sistema, referent, berater,
    entwickler, ingenieur, sachbearbeiter, mitarbeiter, angestellter, angestellte, techniker, charge de,
    chargee de, conseiller, conseillere, developpeur, developpeuse, commercial, ingeniero, ingeniera,
    asesor, asesora, analista, tecnico, impiegato, impiegata, sviluppatore, engenheiro, engenheira,
    vendedor, vendedora, medewerker, adviseur, ontwikkelaar, specjalista`,
  junior: 'junior, jr, entry level, trainee, volontar',
  assistant: `executive assistant, personal assistant, virtual assistant, administrative assistant, admin
    assistant, office assistant, management assistant, pa, ea, secretary, receptionist, assistenz, sekretar,
    sekretarin, sekretaerin, secretaire, secretario, secretaria, segretario, segretaria,
    directiesecretaresse, secretaresse, adjoint administratif, adjointe administrative`,
  intern: `intern, apprentice, praktikant, azubi, auszubildender, auszubildende, lehrling, stagiaire,
    alternant, alternante, apprenti, apprentie, becario, becaria, practicante, pasante, stagista,
    tirocinante, estagiario, estagiaria, stagiair`,
  student: `working student, werkstudent, phd student, phd candidate, doctoral student, mba student, mba
    candidate, doktorand, student assistant, studentische hilfskraft, hiwi`,
  pupil: 'student, students, etudiant, etudiante, estudiante, studente, studentessa, estudante',
  starter: 'graduate',
  deputy: `deputy, vice, vize, sub, adjoint, adjointe, adjunto, adjunta, adjunct, stellvertretender,
    stellvertretende, stellvertreter, stv, stellv`,
  aide: 'assistant, asst, assistante, assistent, assistente, asistente, auxiliar',
  associate: 'associate, assoc',
  ally: 'partner',
  principal: 'principal',
  former: `former, formerly, ex, past, previous, previously, aspiring, future, prospective, looking for,
    seeking, reporting to, reports to, ehemaliger, ehemalige, ehemals, ancien, ancienne, voormalig,
    voormalige`,
  retired: `retired, emeritus, unemployed, retraite, retraitee, jubilado, jubilada, rentner, ruhestand,
    aposentado, aposentada, pensionato, gepensioneerd`,
  nothing: `lead generation, lead gen, lead nurturing, lead management, thought leader, head office, head
    quarters, president club, student success, intern program, intern programme, intern programs, channel
    partner, board of directors, home owner, executive committee, ceo office, cfo office, cto office, coo
    office, founders office, chairmans office`,
};

/** Nearly every German, Dutch or Nordic title is one word; its end says the rung ("Vertriebsleiter"). */
export const ENDINGS: [ending: string, sense: Sense][] = [
  ['leiter', 'head'],
  ['leitung', 'head'],
  ['hoofd', 'head'],
  ['chef', 'head'],
  ['manager', 'manager'],
  ['direktor', 'director'],
  ['directeur', 'director'],
  ['vorstand', 'c-level'],
  ['assistent', 'assistant'],
  ['assistenz', 'assistant'],
  ['sekretar', 'assistant'],
  ['praktikant', 'intern'],
  ['ingenieur', 'individual'],
  ['berater', 'individual'],
  ['entwickler', 'individual'],
  ['referent', 'individual'],
  ['techniker', 'individual'],
  ['mitarbeiter', 'individual'],
  ['medewerker', 'individual'],
];

/** A manager of one of these looks after work, not people: "Account Manager". */
export const WORK = new Set(
  `account accounts office community product project program programme partner success media content case event events
  territory relationship property campaign brand category release delivery engagement portfolio proposal change contract
  wealth asset fund produkt projekt projet produit proyecto producto progetto`.split(/\s+/),
);

/** After one of these words a noun of place or person follows, so the word before it stood for itself. */
export const LINKS = new Set(
  `of at for to in from de du des d l der fur von di do da del della dei van bei im the la le el los las den het und et y and
  a an with`.split(/\s+/),
);

/** Phrase to sense; no phrase has more than four words. */
export const SENSES: ReadonlyMap<string, Sense> = new Map(
  Object.entries(WORDS).flatMap(([sense, words]) =>
    words.split(',').map((word): [string, Sense] => [word.trim().replace(/\s+/g, ' '), sense as Sense]),
  ),
);
