import pg from 'pg';
import { searchLeads } from '../../src/app/lead/list-leads.js';
import { resolveLead } from '../../src/app/lead/resolve-lead.js';
import { inTx } from '../../src/store/db.js';
import { type BenchTeam, openTeam } from './app.js';
import type { Bench, Benchmark } from './benchmark.js';
import { type Named, nameLeads } from './find-names.js';
import type { Findings } from './goal.js';
import { secondsOf } from './pairs.js';
import { type Random, randomOf } from './random.js';
import { seed } from './seed.js';

/** Milliseconds within which nineteen of twenty searches are answered. */
const WITHIN_MS = 100;
const QUERIES = 200;

/** Searches of every kind among a hundred thousand leads with names as people have them. */
export const find: Benchmark = { name: 'find', about: 'searches by part, slip, tag and initials', run };

async function run({ small, server, onEnd, say }: Bench): Promise<Findings> {
  const leads = small ? 20_000 : 100_000;
  const now = new Date();
  const config = await (await server()).database('find');
  await seed(config, { leads, now });
  const client = new pg.Client(config);
  await client.connect();
  const named = await nameLeads(client, leads);
  await client.end();
  const team = await openTeam(config);
  onEnd(() => team.close());
  const kinds = queriesOf(named, randomOf(11));
  await measure(team, now, kinds.flatMap(([, queries]) => queries).slice(0, 20));
  const times: number[] = [];
  for (const [kind, queries] of kinds) {
    const took = await measure(team, now, queries);
    times.push(...took);
    say(`${kind}: p95 ${shown(took, 0.95)}, worst ${shown(took, 1)}, of ${took.length}`);
  }
  const p95 = quantile(times, 0.95);
  return {
    data: `${leads.toLocaleString('en-US')} leads`,
    measured: [],
    checks: [
      {
        check: `of ${times.length} searches nineteen in twenty take less than ${WITHIN_MS} ms`,
        ok: p95 < WITHIN_MS,
        found: `p50 ${shown(times, 0.5)}, p95 ${shown(times, 0.95)}, worst ${shown(times, 1)}`,
      },
    ],
  };
}

/** As the list does it and as a command does it, which locks the one it finds. */
async function measure({ deps }: BenchTeam, now: Date, queries: string[]): Promise<number[]> {
  const at = { teamId: 'T0BENCH', now };
  const took: number[] = [];
  for (const asked of queries) {
    took.push((await secondsOf(() => searchLeads(deps, at, asked, 0, 10))) * 1_000);
    took.push((await secondsOf(() => inTx(deps.db, (tx) => resolveLead(tx, deps, at, asked)))) * 1_000);
  }
  return took;
}

function queriesOf(named: Named[], random: Random): [kind: string, queries: string[]][] {
  const each = QUERIES / 10;
  const some = <T>(pick: (lead: Named) => T): T[] =>
    Array.from({ length: each }, () =>
      pick(named[random.below(named.length)] ?? { name: '', company: '', email: '' }),
    );
  const first = (text: string): string => text.toLowerCase().split(' ')[0] ?? '';
  return [
    ['a whole address', some(({ email }) => email)],
    ['a full name', some(({ name }) => name)],
    ['a first name, common', some(({ name }) => first(name))],
    ['a company', some(({ company }) => company)],
    [
      'one word of many companies',
      ['software', 'group', 'systems', 'services', 'solutions', 'com', 'example', 'gmbh'],
    ],
    ['one letter', 'abcdejmsz'.split('')],
    [
      'two letters, or initials',
      some(({ name }) =>
        name
          .split(' ')
          .map((word) => word.charAt(0))
          .join(''),
      ),
    ],
    [
      'initials and a company',
      some(
        ({ name, company }) =>
          `${name
            .split(' ')
            .map((word) => word.charAt(0))
            .join('')} ${first(company)}`,
      ),
    ],
    ['a name with two letters swapped', some(({ name }) => swapped(name, random))],
    ['a name with a letter missing', some(({ name }) => name.slice(0, 2) + name.slice(3))],
    ['a company with a wrong letter', some(({ company }) => `${company.slice(0, 3)}x${company.slice(4)}`)],
    ['a tag', ['#vip', '#demo', '#fair', 'vip', '#nobody']],
    [
      'nobody',
      [
        'zzzzqqqq',
        'xylophone quartet',
        'qwrt@nowhere.test',
        'wxyz',
        'aaaaaaaaaa',
        '_____',
        'a much longer text that names nobody at all',
      ],
    ],
  ];
}

function swapped(text: string, random: Random): string {
  const at = 1 + random.below(Math.max(1, text.length - 2));
  return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
}

const quantile = (times: number[], q: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * q))] ?? 0;

const shown = (times: number[], q: number): string => `${quantile(times, q).toFixed(0)} ms`;
