/** What a column can hold: the fields of a lead, and the two halves of a name. */
export type Field =
  | 'email'
  | 'name'
  | 'firstName'
  | 'lastName'
  | 'title'
  | 'company'
  | 'companySize'
  | 'industry'
  | 'phone'
  | 'timeZone'
  | 'source'
  | 'value';

/** Which columns hold what, by their places. Where two hold the same field, the first that is not blank counts. */
export type Mapping = { columns: string[]; places: Partial<Record<Field, number[]>>; ignored: string[] };

// Spelled as `plain` leaves them: "E-mail Address" is emailaddress.
const SPELLINGS: Record<Field, string> = {
  email:
    'email emailaddress mail mailaddress emailid workemail businessemail companyemail contactemail primaryemail leademail email1 emailadresse courriel correo correoelectronico',
  name: 'name fullname contact contactname leadname displayname person personname',
  firstName: 'firstname first givenname forename vorname prenom nombre',
  lastName: 'lastname last surname familyname secondname nachname apellido apellidos',
  title: 'title jobtitle position jobposition role jobrole designation jobfunction contacttitle',
  company:
    'company companyname organisation organization organisationname organizationname account accountname employer business businessname firm firma unternehmen societe empresa',
  companySize:
    'companysize employees employeecount numberofemployees noofemployees numemployees ofemployees size headcount staff companyemployees employeerange organisationsize organizationsize mitarbeiter',
  industry: 'industry sector vertical companyindustry branche',
  phone:
    'phone phonenumber telephone telephonenumber tel mobile mobilephone mobilenumber cell cellphone workphone businessphone directphone contactnumber telefon',
  timeZone: 'timezone tz ianatimezone zone',
  source: 'source leadsource originalsource utmsource',
  value:
    'value dealvalue dealsize dealamount amount opportunityvalue opportunityamount potential estimatedvalue expectedvalue contractvalue acv',
};

export const FIELDS = Object.keys(SPELLINGS) as Field[];

const KNOWN = new Map(
  FIELDS.flatMap((field) =>
    SPELLINGS[field].split(' ').map((spelling): [string, Field] => [spelling, field]),
  ),
);

/** Finds each column's field by its heading. `maps` go before; a refusal names what can't be mapped, or is missing. */
export function mapHeadings(
  headings: string[],
  maps: [column: string, field: string][],
): { ok: true; mapping: Mapping } | { ok: false; text: string; usage: boolean } {
  const columns = headings.map((heading, at) => heading.replace(/\s+/g, ' ').trim() || `column ${at + 1}`);
  const forced = new Map<number, Field | null>();
  for (const [column, wanted] of maps) {
    const at = placeOf(columns, column);
    const field = KNOWN.get(plain(wanted));
    if (at < 0) return refused(`--map: there is no column "${column}". There are: ${list(columns)}`, true);
    if (field === undefined && wanted !== 'ignore')
      return refused(`--map: "${wanted}" is not a field. There are: ${FIELDS.join(', ')}, ignore`, true);
    forced.set(at, field ?? null);
  }
  const mapping = place(columns, forced);
  if (mapping.places.email !== undefined) return { ok: true, mapping };
  if (headings.some((heading) => /\S@\S+\.\S/.test(heading)))
    return refused('The first line must hold the names of the columns, such as:  email,name,company', false);
  return refused(
    `There is no column for the e-mail address, by which leads are known. There are: ${list(columns)}\n` +
      `If it is one of these:  --map "${columns[0] ?? ''}=email"`,
    false,
  );
}

function place(columns: string[], forced: Map<number, Field | null>): Mapping {
  const taken = new Set(forced.values());
  const found = columns.map((column, at) => {
    const own = forced.get(at);
    if (own !== undefined) return own;
    const field = KNOWN.get(plain(column)) ?? null;
    // Where a person said which column it is, another of that name is not meant.
    return field !== null && taken.has(field) ? null : field;
  });
  const places: Mapping['places'] = {};
  for (const [at, field] of found.entries())
    if (field !== null) places[field] = [...(places[field] ?? []), at];
  return { columns, places, ignored: columns.filter((_, at) => found[at] === null) };
}

function placeOf(columns: string[], asked: string): number {
  const exact = columns.indexOf(asked);
  return exact >= 0 ? exact : columns.findIndex((column) => plain(column) === plain(asked));
}

/** "Deal value (USD)" and "deal_value" are one heading; so are "Prénom" and "prenom". */
function plain(heading: string): string {
  const bare = heading.replace(/\(.*?\)|\[.*?\]/g, '') || heading;
  const letters = bare
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}|[^\p{L}\p{N}]/gu, '');
  return letters === '' ? heading : letters;
}

const refused = (text: string, usage: boolean) => ({ ok: false as const, text, usage });
const list = (columns: string[]): string => columns.map((column) => `"${column.slice(0, 60)}"`).join(', ');
