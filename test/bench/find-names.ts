import type pg from 'pg';
import { searchText } from '../../src/store/lead-columns.js';
import { randomOf } from './random.js';

export type Named = { name: string; company: string; email: string };

const FIRST =
  'Jane John Mary James Anna Peter Linda Thomas Maria Michael Laura David Karin Robert Sofia Daniel Emma Paul Julia Mark Sara Andreas Nina Kevin Priya Wei Fatima Ahmed Olga Ivan Chloe Lucas Hugo Ines Marta Pedro Yuki Hana Omar Leila Tom Ben Zoe Max Ida Finn Ruth Noah Eva Liam'.split(
    ' ',
  );
const LAST_HEAD =
  'Ander Berg Carl Dahl Eker Fisch Grün Hoff Iver John Kell Lind Müll Nils Olsen Peter Quin Rich Schmidt Thom Ull Vogel Wagner Xand York Zimmer Smith Brown Clark Davis Evans Garcia Lopez Martin Patel Singh Chen Nguyen Kumar Rossi'.split(
    ' ',
  );
const LAST_TAIL = ['', 'son', 'mann', 'er', 'sen', 'ström', 'feld', 'stein', 'a', 'berg'];
const FIRM_HEAD =
  'Acme Globex Initech Umbrella Stark Wayne Hooli Vandelay Wonka Cyber Blue North Solar Gold Green Quantum Alpha Nova Terra Apex Orbit Delta Prime Summit River Harbor Iron Silver Crystal Bright'.split(
    ' ',
  );
const FIRM_TAIL =
  'Software|Group|Systems|Field Services|Solutions|Logistics|Media|Labs|Energy|Foods|Bank|Health|Design|Motors|Insurance'.split(
    '|',
  );
const FORM = ['', ' Inc', ' GmbH', ' Ltd', ' AG', ' LLC'];
const TAGS = ['vip', 'demo', 'fair', 'partner', 'newsletter'];

/** Gives a bench's leads names, companies, addresses and tags as people have them. */
export async function nameLeads(client: pg.Client, leads: number): Promise<Named[]> {
  const random = randomOf(3);
  const pick = (all: string[]): string => all[random.below(all.length)] ?? '';
  const named = Array.from({ length: leads }, (_, at) => {
    const [first, last] = [pick(FIRST), pick(LAST_HEAD) + pick(LAST_TAIL)];
    const company = `${pick(FIRM_HEAD)} ${pick(FIRM_TAIL)}${pick(FORM)}`;
    const domain = company
      .toLowerCase()
      .replace(/ (inc|gmbh|ltd|ag|llc)$/, '')
      .replaceAll(' ', '-');
    const email = `${first}.${last}${at}@${domain}${random.below(40)}.com`.toLowerCase();
    const tags = random.below(5) === 0 ? [pick(TAGS)] : [];
    return { name: `${first} ${last}`, company, email, tags };
  });
  const { rows } = await client.query<{ id: string }>('select id from lead order by id');
  for (let from = 0; from < rows.length; from += 5_000) {
    const part = named.slice(from, from + 5_000).map((lead, index) => ({
      ...lead,
      id: rows[from + index]?.id,
      search: searchText(lead),
    }));
    await client.query(
      `update lead l set name = t.name, company = t.company, email = t.email, tags = t.tags, search = t.search
       from jsonb_to_recordset($1::jsonb) as t(id uuid, name text, company text, email text, tags text[], search text)
       where l.id = t.id`,
      [JSON.stringify(part)],
    );
  }
  await client.query('vacuum (analyze) lead');
  return named;
}
