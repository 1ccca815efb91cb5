import { makeJudge, twentyRules } from './app-judge.js';
import type { Bench, Benchmark } from './benchmark.js';
import { jsonOf, makeEvents } from './events.js';
import type { Check, Findings } from './goal.js';
import { compared, pairsOf, secondsOf } from './pairs.js';
import { randomOf } from './random.js';
import { makeRulesEngine } from './rules-engine.js';

const LEADS = 1_000;
const PAST_MS = 60 * 86_400_000;
const RULES = {
  id: 'P22',
  name: 'read, check and judge an event vs json-rules-engine',
  wants: 'more',
  gate: 40,
  aim: 80,
} as const;

/** P22: a body read, checked and judged in memory, and the same twenty rules in json-rules-engine. */
export const judge: Benchmark = {
  name: 'judge',
  about: 'one event in memory, from its JSON text, twenty rules',
  run,
};

async function run({ small }: Bench): Promise<Findings> {
  const now = new Date();
  const count = small ? 20_000 : 100_000;
  const texts = textsOf(count, now);
  const bodies = texts.map((text) => Buffer.from(text));
  const some = texts.slice(0, count / 50);
  const agreement = await agree(texts.slice(0, 2_000), now);
  const theirs = async () => {
    const engine = makeRulesEngine();
    const seconds = await secondsOf(async () => {
      for (const text of some) await engine.judge(text);
    });
    return some.length / seconds;
  };
  const ours = async () => {
    const engine = makeJudge(twentyRules(), now);
    const seconds = await secondsOf(async () => {
      for (const body of bodies) engine.judge(body);
    });
    return count / seconds;
  };
  return {
    data: `${count.toLocaleString('en-US')} events of ${LEADS.toLocaleString('en-US')} leads over 60 days (json-rules-engine: the first ${some.length.toLocaleString('en-US')})`,
    measured: [compared(RULES, await pairsOf(theirs, ours), 'events/s')],
    checks: [agreement],
  };
}

const textsOf = (count: number, now: Date): string[] =>
  makeEvents(count, {
    random: randomOf(22),
    lot: 'judge',
    leads: LEADS,
    from: new Date(now.getTime() - PAST_MS),
    apart: PAST_MS / count,
    newLeads: 0,
    repeats: 0,
    late: 0,
  }).map(jsonOf);

/** A race against an engine that comes to other results would say nothing. */
async function agree(texts: string[], now: Date): Promise<Check> {
  const [theirs, ours] = [makeRulesEngine(), makeJudge(twentyRules(), now)];
  const emails = new Set<string>();
  for (const text of texts) {
    await theirs.judge(text);
    ours.judge(Buffer.from(text));
    emails.add(String(JSON.parse(text).lead.email));
  }
  const apart = [...emails].filter((email) => theirs.total(email) !== ours.total(email));
  const [first] = apart;
  return {
    check: 'both engines come to the same points',
    ok: apart.length === 0,
    found:
      first === undefined
        ? `${emails.size} leads after ${texts.length} events`
        : `${apart.length} of ${emails.size} leads differ, ${first}: ${ours.total(first)} vs ${theirs.total(first)}`,
  };
}
