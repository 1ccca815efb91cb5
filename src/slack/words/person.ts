/** Who somebody is, from a line of free text. */
export type Person = { name: string | null; title: string | null; company: string | null };

const TITLE =
  /^(?:c[a-z]{1,3}o|ciso|[es]?vp|avp|head|chief|president|vice|director|manager|founder|co-?founder|owner|partner|engineer|developer|architect|analyst|consultant|designer|buyer|administrator|admin|officer|specialist|executive)$/i;
const BEFORE_TITLE =
  /^(?:senior|junior|sr\.?|jr\.?|vice|general|managing|product|sales|marketing|account|engineering|technical|project|operations|it|hr|software|data|deputy|regional|global)$/i;

/** Reads "Jane Doe, CTO at Acme", "Jane Doe (Acme)", "Jane Doe, Acme", "Jane Doe VP Sales at Acme", "CTO, Acme". */
export function readPerson(text: string): Person {
  const person: Person = { name: null, title: null, company: null };
  for (const part of partsOf(text)) {
    const [who, company] = splitCompany(part);
    if (company !== null) person.company ??= company;
    if (who !== '') place(person, who);
  }
  return person;
}

const partsOf = (text: string): string[] =>
  text
    .split(/[,;()|]|\s[-–—]\s/)
    .map((part) => part.trim().replace(/\s+/g, ' '))
    .filter((part) => part !== '');

function splitCompany(part: string): [who: string, company: string | null] {
  const match = /^(.*?)(?:^|\s)(?:at|@|from|of the company)\s+(.+)$/i.exec(part);
  return match ? [(match[1] ?? '').trim(), (match[2] ?? '').trim()] : [part, null];
}

/** The first words are the name unless they are a title; later ones are a title if they sound like one. */
function place(person: Person, words: string): void {
  const { before, title } = splitTitle(words.split(' '));
  if (title !== '') person.title ??= title;
  if (before === '') return;
  if (person.name === null && person.title === null) person.name = before;
  else if (person.name === null && title !== '') person.name = before;
  else person.company ??= before;
}

function splitTitle(words: string[]): { before: string; title: string } {
  const strong = words.findIndex((word) => TITLE.test(word));
  if (strong < 0) return { before: words.join(' '), title: '' };
  let start = strong;
  while (start > 0 && BEFORE_TITLE.test(words[start - 1] ?? '')) start -= 1;
  return { before: words.slice(0, start).join(' '), title: words.slice(start).join(' ') };
}
