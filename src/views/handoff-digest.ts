import type { KnownBlock } from '@slack/types';
import type { HandoffFacts } from '../domain/facts.js';
import { total } from '../domain/lead.js';
import { context, type Message, section } from './blocks.js';
import { claimButton } from './handoff-card.js';
import { ruleOf } from './handoff-words.js';
import { dotted, person, whoLine } from './lead-words.js';
import { TIGHT } from './limits.js';
import { escaped, number, plural } from './text.js';

/** How many handoffs one message takes. */
export const HANDOFFS_IN_A_MESSAGE = 40;

/** Handoffs that had to wait for the channel, in one message, hottest first, each with its own Claim. */
export function handoffDigest(all: HandoffFacts[]): Message {
  const hottest = all.toSorted((a, b) => total(b.lead) - total(a.lead));
  const shown = hottest.slice(0, HANDOFFS_IN_A_MESSAGE);
  const waiting = all.filter((facts) => facts.status === 'waiting').length;
  const text = `${plural(all.length, 'lead')} ready for a rep, ${number(waiting)} not claimed yet`;
  return {
    text,
    blocks: [section([`🔥 *${text}*`]), ...shown.map((facts) => row(facts)), foot(all, shown)],
  };
}

function row(facts: HandoffFacts): KnownBlock {
  const { lead, status, claimedBy, verdict } = facts;
  const low = verdict?.fit === 'low' ? ['*Low fit*'] : [];
  const who = dotted([whoLine(lead, TIGHT), `${number(total(lead))} points`, ...low]);
  if (status === 'waiting') return section([who, why(facts)], claimButton(facts, false));
  const by = claimedBy === null ? '' : ` by ${person(claimedBy)}`;
  return section([who, status === 'claimed' ? `*Claimed*${by}` : `*${OVER[status]}*`]);
}

const OVER = { returned: 'Returned to nurture', closed: 'Closed' };

/** What made it ready, as far as a line goes. */
function why(facts: HandoffFacts): string | null {
  const { topReasons, asked } = facts;
  if (asked?.detail) return `Asked: ${escaped(asked.detail, TIGHT.reason)}`;
  const reason = topReasons[0] ? [escaped(topReasons[0].reason, TIGHT.reason)] : [];
  const [rule] = ruleOf(facts, TIGHT.reason);
  return rule === undefined ? (reason[0] ?? null) : dotted([`Ready because: ${rule}`, ...reason]);
}

const foot = (all: HandoffFacts[], shown: HandoffFacts[]): KnownBlock =>
  context([
    dotted([
      ...(all.length > shown.length ? [`and ${number(all.length - shown.length)} more: \`/lead hot\``] : []),
      'They came in together, so here they are in one message',
      'Their whole story: `/lead show` and the name',
    ]),
  ]);
