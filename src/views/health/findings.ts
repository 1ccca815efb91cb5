import { type HealthFacts, lateBy, OPTIONAL_SCOPES, type StoredHealth } from '../../domain/health.js';
import { between, lasting, type Reader } from '../dates.js';
import { person } from '../lead-words.js';
import { cure, place } from '../place-words.js';
import { escaped, number, plural } from '../text.js';

export type Light = 'red' | 'amber' | 'green';

/** One thing that is as it should not be: how bad, what, and what to do. */
export type Finding = { light: Light; what: string; todo: string | null };

const MINUTE = 60_000;
const WORST: Light[] = ['red', 'amber', 'green'];

/** All that is not as it should be, the worst first. */
export function findings(facts: HealthFacts, reader: Reader): Finding[] {
  const stored = 'error' in facts.stored ? null : facts.stored;
  const all = [
    ...database(facts),
    ...slack(facts),
    ...(stored === null
      ? []
      : [
          ...lanes(stored, facts, reader),
          ...ticks(stored, facts, reader),
          ...people(stored),
          ...events(stored, reader),
        ]),
  ];
  return all.toSorted((a, b) => WORST.indexOf(a.light) - WORST.indexOf(b.light));
}

function database({ stored }: HealthFacts): Finding[] {
  if (!('error' in stored)) return [];
  return [
    {
      light: 'red',
      what: `The database does not answer: ${escaped(stored.error, 120)}. Nothing is recorded or sent until it does.`,
      todo: 'Whoever runs Kindling: is Postgres up, and right in `DATABASE_URL`? I go on by myself once it is back.',
    },
  ];
}

function slack({ slack: told }: HealthFacts): Finding[] {
  if (told.kind === 'unreachable')
    return [
      {
        light: 'red',
        what: `Slack does not answer me: ${escaped(told.error, 120)}. Messages wait, and none is lost.`,
        todo: 'See https://slack-status.com; if all is well there, whoever runs Kindling looks at the network and the token.',
      },
    ];
  const { scopes, connected } = told;
  const missing = Object.entries(OPTIONAL_SCOPES).filter(
    ([name]) => scopes !== null && !scopes.includes(name),
  );
  return [
    ...(connected
      ? []
      : [
          {
            light: 'red' as const,
            what: 'The line on which Slack tells me things is down.',
            todo: 'It is opened again by itself within a minute. If it stays down, look at `SLACK_APP_TOKEN`.',
          },
        ]),
    ...(missing.length === 0
      ? []
      : [
          {
            light: 'amber' as const,
            what: [
              `${plural(missing.length, 'optional scope was', 'optional scopes were')} not granted. Without them I can't:`,
              ...missing.map(([name, loss]) => `• ${loss} (\`${name}\`)`),
            ].join('\n'),
            todo: 'An admin adds them under “OAuth and Permissions” and installs the app again.',
          },
        ]),
  ];
}

function lanes({ lanes: all }: StoredHealth, { places }: HealthFacts, reader: Reader): Finding[] {
  return all.flatMap((lane): Finding[] => {
    const where = place(lane.place);
    const waits = lane.oldestWaiting === null ? 0 : reader.now.getTime() - lane.oldestWaiting.getTime();
    const failing =
      lane.lastDead !== null && (lane.lastSentAt === null || lane.lastDead.at > lane.lastSentAt);
    return [
      ...(failing && lane.lastDead !== null
        ? [
            {
              light: lane.place === places.handoffs ? ('red' as const) : ('amber' as const),
              what: `${where}: the last post failed (${escaped(lane.lastDead.error, 80)}); ${plural(lane.dead, 'message')} given up in three days.`,
              todo: cure(lane.lastDead.error),
            },
          ]
        : []),
      ...(lane.slowedMs > 1_000
        ? [
            {
              light: 'amber' as const,
              what: `${where}: Slack asked for patience, ${number(Math.ceil(lane.slowedMs / 1000))} s more. ${plural(lane.waiting, 'message waits', 'messages wait')}.`,
              todo: 'Nothing: they follow, and those that are late say so.',
            },
          ]
        : waits > 5 * MINUTE
          ? [
              {
                light: waits > 60 * MINUTE ? ('red' as const) : ('amber' as const),
                what: `${where}: ${plural(lane.waiting, 'message waits', 'messages wait')}, the oldest for ${lasting(waits)}.`,
                todo: 'They go by themselves once Slack takes them. If it grows, look into the log for “did not take”.',
              },
            ]
          : []),
      ...(lane.doubtful > 0
        ? [
            {
              light: 'amber' as const,
              what: `${where}: of ${plural(lane.doubtful, 'message')} nobody knows whether it arrived.`,
              todo: 'I look into the channel before I post again.',
            },
          ]
        : []),
    ];
  });
}

const TICKS: Record<string, string> = {
  'drain-outbox': 'sending what waits',
  'wake-and-remind': 'waking leads and reminding of tasks',
  'look-for-quiet': 'looking for leads that go quiet',
  'advance-tracks': 'handing out steps of tracks',
  'send-digests': 'digests',
  'forget-old': 'tidying up',
};

function ticks({ ticks: all }: StoredHealth, { startedAt }: HealthFacts, reader: Reader): Finding[] {
  const found = all.flatMap((tick): Finding[] => {
    const name = TICKS[tick.name] ?? tick.name;
    // What stood still while the program did is made up for at its start.
    const late = Math.min(lateBy(tick, reader.now), reader.now.getTime() - startedAt.getTime());
    if (tick.error !== null)
      return [
        {
          light: 'red',
          what: `The job “${escaped(name, 60)}” failed ${between(tick.at, reader.now)} ago: ${escaped(tick.error, 120)}.`,
          todo: 'It is tried again by itself. If it goes on failing, whoever runs Kindling looks into the log.',
        },
      ];
    if (late < Math.max(90_000, 3_000 * tick.everySeconds)) return [];
    return [
      {
        light: late > 30 * MINUTE ? 'red' : 'amber',
        what: `The job “${escaped(name, 60)}” last ran ${between(tick.at, reader.now)} ago.`,
        todo: 'Is more than one Kindling running, or the machine overloaded? Starting it again makes up for all that is due.',
      },
    ];
  });
  return found;
}

const NAMED = 5;

function people({ unmapped }: StoredHealth): Finding[] {
  if (unmapped.length === 0) return [];
  const leads = unmapped.reduce((sum, each) => sum + each.leads, 0);
  const names = unmapped
    .slice(0, NAMED)
    .map(
      (each) =>
        `${person(each.id)} (${number(each.leads)}, ${each.why === 'left' ? 'has left' : 'not known in Slack'})`,
    );
  return [
    {
      light: 'amber',
      what: `${plural(leads, 'lead')} of people who can't be told of them: ${names.join(', ')}${unmapped.length > NAMED ? ` and ${number(unmapped.length - NAMED)} more` : ''}.`,
      todo: 'Give them to somebody: `/lead pass jane@acme.com @sam`',
    },
  ];
}

function events({ lastEventAt }: StoredHealth, reader: Reader): Finding[] {
  if (lastEventAt === null)
    return [
      {
        light: 'amber',
        what: 'No event has ever come in from outside.',
        todo: 'Point your forms and tools at `/v1/events` (README, “Send events”): scores live on them.',
      },
    ];
  if (reader.now.getTime() - lastEventAt.getTime() < 24 * 60 * MINUTE) return [];
  return [
    {
      light: 'amber',
      what: `The last event came in ${between(lastEventAt, reader.now)} ago.`,
      todo: 'Where your forms and tools should have sent some, look there: wrong address, wrong secret?',
    },
  ];
}
