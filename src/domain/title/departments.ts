export const DEPARTMENT_NAMES = [
  'general',
  'sales',
  'marketing',
  'support',
  'finance',
  'procurement',
  'operations',
  'people',
  'legal',
  'it',
  'security',
  'engineering',
  'product',
  'data',
  'design',
] as const;
export type Department = (typeof DEPARTMENT_NAMES)[number];

const WORDS: Record<Department, string> = {
  general: `ceo, chief executive, managing director, general manager, gm, country manager, chief of staff,
    geschaftsfuhrer, geschaeftsfuehrer, geschaftsfuhrung, geschaftsleitung, vorstandsvorsitzender, pdg, dg,
    directeur general, directrice generale, director general, directora general, gerente general,
    amministratore delegato, direttore generale, diretor geral, algemeen directeur, toimitusjohtaja, vd,
    prezes`,
  sales: `sales, selling, seller, salesperson, revenue, revops, cro, cco, commercial, comercial,
    commerciale, business development, account executive, account manager, key account, sdr, bdr, channel,
    partnerships, vertrieb, verkauf, ventes, ventas, vendite, vendas, verkoop, forsaljning`,
  marketing: `marketing, mktg, marketer, cmo, growth, demand generation, lead generation, lead gen, brand,
    content, seo, sem, social media, communications, communication, communicatie, kommunikation, pr, public
    relations, media buyer, campaign, campaigns, community`,
  support: `support, customer success, customer service, customer experience, customer care, helpdesk,
    service desk, cx, kundenservice, kundendienst, service client, relation client, atencion al cliente`,
  finance: `finance, financial, finances, cfo, fin, accounting, accountant, accounts payable, controller,
    controlling, treasury, treasurer, tax, payroll, audit, auditor, fpna, bookkeeper, finanzen, buchhaltung,
    financier, financiere, daf, comptable, comptabilite, financiero, financiera, finanzas, contabilidad,
    finanziario, finanza, financeiro, financas, financieel, financien`,
  procurement: `procurement, purchasing, purchase, purchaser, buyer, sourcing, vendor management, einkauf,
    einkaufer, achats, achat, compras, acquisti, inkoop, inkoper`,
  operations: `operations, operation, ops, coo, logistics, supply chain, warehouse, manufacturing,
    production, plant, quality, facility, facilities, office manager, betrieb, logistik, produktion,
    fertigung, exploitation, logistique, operaciones, logistica, operacoes, operazioni, produccion,
    produzione, producao, logistiek, productie`,
  people: `people, hr, human resources, chro, talent, recruiting, recruitment, recruiter, learning, lnd, rh,
    drh, ressources humaines, recursos humanos, risorse umane, personalwesen, hrbp, personeelszaken`,
  legal: `legal, counsel, attorney, lawyer, compliance, privacy, data protection, dpo, clo, paralegal,
    recht, jurist, juridique, juriste, legale, avocat, abogado, abogada, avvocato, advogado, juridisch`,
  it: `it, ict, cio, information technology, information systems, systems administrator, system
    administrator, sysadmin, salesforce administrator, network, infrastructure, data center, digital
    transformation, edv, informatik, informatique, dsi, ti, informatica, sistemas, systemadministrator`,
  security:
    'security, cyber, cybersecurity, infosec, ciso, rssi, informationssicherheit, seguridad, sicurezza',
  engineering: `engineering, cto, cpto, devops, sre, site reliability, developer, programmer, architect,
    rnd, research, technical, technology, tech, software, engineer, entwickler, entwicklung, ingenieur,
    technik, technischer, technische, technique, tecnico, tecnica, developpeur, developpement, ingeniero,
    ingeniera, ingenieria, sviluppatore, engenheiro, engenharia, ontwikkelaar, techniek, tecnologia`,
  product: 'product, products, cpo, produkt, produit, producto, prodotto, produto',
  data: 'data, analytics, business intelligence, bi, machine learning, ai, cdo',
  design: 'design, designer, ux, ui, creative, art director, creatif, creativo',
};

/** They go with every department ("Sales Engineer", "Marketing Operations"), so any other word goes before. */
export const FAINT = new Set<Department>(['engineering', 'product', 'operations']);

/** What a department's name begins with in words made of several: "Vertriebsleiter". */
export const STEMS: [stem: string, department: Department][] = [
  ['vertrieb', 'sales'],
  ['verkauf', 'sales'],
  ['verkoop', 'sales'],
  ['forsaljning', 'sales'],
  ['marketing', 'marketing'],
  ['finanz', 'finance'],
  ['einkauf', 'procurement'],
  ['inkoop', 'procurement'],
  ['personal', 'people'],
  ['betriebs', 'operations'],
  ['logisti', 'operations'],
  ['produktions', 'operations'],
  ['kunden', 'support'],
  ['rechts', 'legal'],
  ['entwicklung', 'engineering'],
  ['technik', 'engineering'],
  ['produkt', 'product'],
];

/** Phrase to department; no phrase has more than four words. */
export const DEPARTMENTS: ReadonlyMap<string, Department> = new Map(
  Object.entries(WORDS).flatMap(([department, words]) =>
    words
      .split(',')
      .map((word): [string, Department] => [word.trim().replace(/\s+/g, ' '), department as Department]),
  ),
);
