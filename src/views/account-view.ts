import type { KnownBlock } from '@slack/types';
import { buyingRoleLabel } from '../domain/buying-role.js';
import { type Lead, total } from '../domain/lead.js';
import type { AccountFacts } from '../domain/rules-facts.js';
import { context, type Message, section } from './blocks.js';
import { ago, type Reader } from './dates.js';
import { showButton } from './lead-buttons.js';
import { dotted, lastActive, nameOf, ownerOf, person } from './lead-words.js';
import { SPACE } from './limits.js';
import { andMore } from './standing-words.js';
import { escaped, number, plural, points } from './text.js';

const PEOPLE = 12;
const REASONS = 10;

/** The answer to `/lead account`: a company, its people and their parts in the purchase, and why it has its score. */
export function accountView(facts: AccountFacts, reader: Reader): Message {
  const { name, members, score } = facts;
  const title = escaped(name, SPACE.company);
  const text = `${title}: ${plural(score.score, 'point')}, ${plural(members.length, 'person', 'people')}`;
  const shown = hottestFirst(facts).slice(0, PEOPLE);
  return {
    text,
    blocks: [
      section([
        `🏢 *${title}* · *${plural(score.score, 'point')}*`,
        dotted([
          plural(members.length, 'person', 'people'),
          `${number(score.active)} active lately`,
          ...last(facts, reader),
        ]),
        `Owners: ${owners(score.ownerIds)}`,
      ]),
      section(['*Why this score*', ...reasons(facts)]),
      section([missing(facts)]),
      ...shown.map((lead) => row(lead, facts, reader)),
      ...rest(members.length - shown.length),
    ],
  };
}

function last({ score }: AccountFacts, reader: Reader): string[] {
  return score.lastActivityAt === null ? [] : [`last active ${ago(score.lastActivityAt, reader)}`];
}

const owners = (ids: string[]): string =>
  ids.length === 0 ? 'nobody yet' : andMore(ids.slice(0, 5).map(person), ids.length - 5);

/** All of them add up to the score: those without room stand as one line with their sum. */
function reasons({ score: { lines } }: AccountFacts): string[] {
  if (lines.length === 0) return ['No points yet'];
  const rest = lines.slice(REASONS);
  const sum = rest.reduce((all, line) => all + line.points, 0);
  return [
    ...lines
      .slice(0, REASONS)
      .map((line) => `• *${points(line.points)}* ${escaped(line.reason, SPACE.reason)}`),
    ...(rest.length > 0 ? [`• *${points(sum)}* for ${plural(rest.length, 'more reason')}`] : []),
  ];
}

/** Whom to look for next (S139). */
const missing = ({ score: { missingRoles } }: AccountFacts): string =>
  missingRoles.length === 0
    ? '✅ *Every part in the purchase has somebody*'
    : `🔎 *Still to be found*: ${missingRoles.map((role) => buyingRoleLabel(role).toLowerCase()).join(', ')}`;

const hottestFirst = ({ members, score }: AccountFacts): Lead[] =>
  members.toSorted(
    (a, b) => Number(b.id === score.hottestId) - Number(a.id === score.hottestId) || total(b) - total(a),
  );

function row(lead: Lead, { score, tracks }: AccountFacts, reader: Reader): KnownBlock {
  const track = tracks.get(lead.id);
  const hottest = lead.id === score.hottestId ? '🔥 ' : '';
  const title = lead.title === null ? [] : [escaped(lead.title, SPACE.title)];
  return section(
    [
      dotted([`${hottest}*${nameOf(lead)}*`, ...title, `${number(total(lead))} points`]),
      dotted([...partOf(lead.id, score.roles), lastActive(lead, reader), `owner ${ownerOf(lead)}`]),
      track === undefined ? null : `📋 In a track: ${escaped(track, SPACE.name)}`,
    ],
    showButton(lead),
  );
}

function partOf(leadId: string, roles: AccountFacts['score']['roles']): string[] {
  const held = roles.find((role) => role.leadId === leadId);
  if (held === undefined) return ['no part known'];
  return [`${buyingRoleLabel(held.role)}${held.isSaid ? '' : ', going by the title'}`];
}

function rest(more: number): KnownBlock[] {
  const role = 'Set a part: `/lead role jane@acme.com champion`';
  return [context([more > 0 ? `and ${plural(more, 'more person', 'more people')} · ${role}` : role])];
}
