import type { Problem } from '../../domain/outcome.js';
import type { Model } from '../../domain/scoring/model.js';
import { type Message, section } from '../blocks.js';
import { SPACE } from '../limits.js';
import { escaped, number, plural } from '../text.js';

type Fault = Extract<Problem, { kind: 'bad_rules' }>['faults'][number];

const FAULTS = 8;

/** What is wrong with a change made in Slack: it has no lines. `model`: the rules it was made from, for their names. */
export function badChange(faults: Fault[], model: Model | null): Message {
  const head = `That doesn't go together, so nothing was changed: ${plural(faults.length, 'mistake')}.`;
  return message(head, faults, ({ path }) => placeIn(path, model), [
    'What the numbers are now: `/lead rules`. Several that belong together can be changed at once, or in a file: `/lead rules download`.',
  ]);
}

/** What is wrong with a file that was handed in: line and column of each mistake. */
export function badFile(file: string, faults: Fault[]): Message {
  const head = `${escaped(file, SPACE.name)} can't be used, so nothing was changed: ${plural(faults.length, 'mistake')}.`;
  const place = ({ line, column, path }: Fault): string =>
    [...(line > 0 ? [`Line ${line}, column ${column}`] : []), ...(path === '' ? [] : [path])].join(', ');
  return message(head, faults, place, ['Mend the file and hand it in again: `/lead rules upload`']);
}

/** The notification names the first mistake, the message all there is room for. */
function message(head: string, faults: Fault[], place: (fault: Fault) => string, end: string[]): Message {
  const lines = faults.slice(0, FAULTS).map((fault) => `• ${faultWords(fault, place(fault))}`);
  const more = faults.length - lines.length;
  return {
    text: [head, ...lines.slice(0, 1)].join(' '),
    blocks: [section([head, ...lines, ...(more > 0 ? [`and ${number(more)} more`] : []), ...end])],
  };
}

function faultWords({ message: words, nearest }: Fault, place: string): string {
  const where = place === '' ? '' : `${escaped(place, SPACE.detail)}: `;
  const meant = nearest === null ? '' : `. Did you mean \`${escaped(nearest, SPACE.name)}\`?`;
  return `${where}${escaped(words, SPACE.reason * 2)}${meant}`;
}

/** What is at a path, for whoever reads no file. */
const PLACES: Record<string, string> = {
  'lines.mql.enter': 'MQL line',
  'lines.mql.leave': 'MQL, left below (“mql leave”)',
  'lines.sql.enter': 'SQL line',
  'lines.sql.leave': 'SQL, left below (“sql leave”)',
  'lines.stayHours': 'Hours a stage lasts (“stay”)',
  'quiet.atRiskDays': 'Quiet days until at risk (“at risk”)',
  'quiet.coldDays': 'Quiet days until cold (“cold”)',
  'silence.points': 'Points a silence takes (“silence”)',
  'sla.firstMinutes': 'Minutes to the first response (“sla”)',
  'sla.escalateMinutes': 'Minutes until a manager is told (“escalate”)',
  cap: 'The most in all (“cap”)',
};
const PARTS: Record<string, string> = { halfLifeDays: 'half-life', cap: 'at most' };

/** "rules.6.points" is "Unsubscribed, points" to whoever reads no file. */
function placeIn(path: string, model: Model | null): string {
  const known = Object.hasOwn(PLACES, path) ? PLACES[path] : undefined;
  if (known !== undefined) return known;
  const [, list, at, rest = ''] =
    /^(rules|fit|ready|disqualify|segments|groups)\.(\d+)\.?(.*)$/.exec(path) ?? [];
  const found = list === undefined || model === null ? undefined : named(model, list)[Number(at)];
  const [part = '', ...deeper] = rest.split('.');
  const parts =
    found === undefined
      ? path.split('.')
      : [found.label, (Object.hasOwn(PARTS, part) ? PARTS[part] : part) ?? '', ...deeper];
  return parts.filter((part) => part !== '').join(', ');
}

const named = (
  { rules, fit, ready, disqualify, segments, groups }: Model,
  list: string,
): { label: string }[] => ({ rules, fit, ready, disqualify, segments, groups })[list] ?? [];
