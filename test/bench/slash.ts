import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { VERBS } from '../../src/slack/words/verbs.js';
import { openTeam, TEAM } from './app.js';
import type { Bench, Benchmark } from './benchmark.js';
import { askProcess } from './child.js';
import type { Check, Findings, Goal, Measured } from './goal.js';
import { compared } from './pairs.js';
import { seed } from './seed.js';
import type { SlashOrder, SlashReport } from './slash-sender.js';
import { answerHelp, answerLead, bareBolt, oneCommandDesk, openSlackApi, ourDesk } from './slash-servers.js';

const IN_FLIGHT = 10;
const PAIRS = 5;

const more = (id: string, name: string, gate: number, aim: number): Goal => ({
  id,
  name,
  wants: 'more',
  gate,
  aim,
});
const less = (id: string, name: string, gate: number, aim: number): Goal => ({
  ...more(id, name, gate, aim),
  wants: 'less',
});
const HELP = more('P19', '/lead help, answered, vs a bare Bolt app', 0.85, 0.95);
const HELP_P99 = less('P19', '/lead help, 99 of 100 answered within, vs a bare Bolt app', 1.5, 1.2);
const SHOW = more('P20', '/lead show X, answered, vs bare Bolt with one prepared query', 0.6, 0.9);
const SHOW_P99 = less('P20', '/lead show X, 99 of 100 answered within, vs the same', 1.5, 1.2);
const MANY = more('P21', `${VERBS.length} subcommands and their short forms vs one`, 0.9, 1);

/** P19, P20, P21: signed commands over HTTP; each counts once it is acknowledged and its answer has arrived. */
export const slash: Benchmark = { name: 'slack', about: '/lead over HTTP, answered, 10 in flight', run };

async function run({ small, server, onEnd }: Bench): Promise<Findings> {
  const leads = small ? 20_000 : 100_000;
  const count = small ? 500 : 2_000;
  const config = await (await server()).database('slash');
  await seed(config, { leads, now: new Date() });
  const team = await openTeam(config);
  const pool = new pg.Pool({ ...config, max: IN_FLIGHT });
  onEnd(async () => void (await Promise.all([team.close(), pool.end()])));
  const secret = randomBytes(16).toString('hex');
  const slackApi = await openSlackApi(onEnd);
  const ours = await ourDesk(team, secret, slackApi)(onEnd);
  const one = await oneCommandDesk(team, secret, slackApi)(onEnd);
  const bareHelp = await bareBolt(secret, answerHelp())(onEnd);
  const bareShow = await bareBolt(secret, await answerLead(team, pool))(onEnd);
  let lot = 0;
  let wrong = 0;
  const ask = async (port: number, text: string): Promise<SlashReport> => {
    const order: SlashOrder = {
      url: `http://127.0.0.1:${port}`,
      secret,
      team: TEAM,
      lot: `lot${++lot}`,
      text,
      leads,
      count,
      inFlight: IN_FLIGHT,
    };
    const report = await askProcess<SlashReport>('test/bench/slash-sender.ts', order, onEnd);
    wrong += report.wrong;
    return report;
  };
  const race = (text: string, reference: number, variant: number, goals: Goal[]) =>
    raced({ reference: () => ask(reference, text), variant: () => ask(variant, text), count, goals });
  const measured = [
    ...(await race('help', bareHelp, ours, [HELP, HELP_P99])),
    ...(await race('show %', bareShow, ours, [SHOW, SHOW_P99])),
    ...(await race('help', one, ours, [MANY])),
  ];
  return {
    data: `${leads.toLocaleString('en-US')} leads, ${count.toLocaleString('en-US')} commands a measurement, sent by a process of its own that also takes the answers`,
    measured,
    checks: [allAnswered(wrong, lot * count)],
  };
}

type Race = {
  reference: () => Promise<SlashReport>;
  variant: () => Promise<SlashReport>;
  count: number;
  /** For the rate, and perhaps for the slowest of a hundred. */
  goals: Goal[];
};

/** Five pairs, the reference right before the variant in each, after one that counts for nothing. */
async function raced({ reference, variant, count, goals: [rate, p99] }: Race): Promise<Measured[]> {
  const pairs: { reference: SlashReport; variant: SlashReport }[] = [];
  for (let i = -1; i < PAIRS; i++) {
    const pair = { reference: await reference(), variant: await variant() };
    if (i >= 0) pairs.push(pair);
  }
  const by = (value: (report: SlashReport) => number) =>
    pairs.map((pair) => ({ reference: value(pair.reference), variant: value(pair.variant) }));
  return [
    ...(rate === undefined
      ? []
      : [
          compared(
            rate,
            by(({ seconds }) => count / seconds),
            'answers/s',
          ),
        ]),
    ...(p99 === undefined
      ? []
      : [
          compared(
            p99,
            by((report) => report.p99),
            'ms',
          ),
        ]),
  ];
}

const allAnswered = (wrong: number, sent: number): Check => ({
  check: 'every command is answered with what it asks for',
  ok: wrong === 0,
  found: `${wrong} of ${sent} not`,
});
