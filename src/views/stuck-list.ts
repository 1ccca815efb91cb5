import type { KnownBlock } from '@slack/types';
import { leadName, total } from '../domain/lead.js';
import type { StuckFacts } from '../domain/rules-facts.js';
import { actions, button, type Message, section } from './blocks.js';
import { type Reader, yourTime } from './dates.js';
import { logButton, showButton } from './lead-buttons.js';
import { dotted, ownerOf, whoLine } from './lead-words.js';
import { SPACE } from './limits.js';
import { ACTIONS } from './names.js';
import { grouped, showMore } from './paged.js';
import { escaped, number, plural } from './text.js';

/** Rows a list holds: each has buttons of its own. */
export const STUCK_IN_A_LIST = 12;

type Row = StuckFacts['rows'][number];

/**
 * The answer to `/lead stuck`: who stays in the middle of the funnel longer than usual, by owner (S41). `from`: how
 * many came on pages before this one.
 */
export function stuckList(facts: StuckFacts, reader: Reader, from = 0): Message {
  if (facts.count === 0) return { text: NONE, blocks: [section([NONE])] };
  const text = `${plural(facts.count, 'lead stays', 'leads stay')} in consideration longer than usual`;
  const shown = facts.rows.slice(0, STUCK_IN_A_LIST);
  return {
    text,
    blocks: [
      section([`🐢 *${text}*`, measure(facts)]),
      ...grouped(shown, ({ lead }) => ownerOf(lead)).flatMap(([owner, rows]) => [
        section([`*Owner: ${owner}*`]),
        ...rows.flatMap((row) => stuck(row, reader)),
      ]),
      ...showMore(
        { from, shown: from + shown.length, count: facts.count },
        ACTIONS.stuckMore,
        String(from + shown.length),
        ', those that stay longest first',
      ),
    ],
  };
}

const NONE = 'No lead stays in consideration longer than usual. `/lead hot` shows who is warmest.';

const measure = ({ medianDays }: StuckFacts): string =>
  medianDays === null
    ? 'Too few have left consideration to say how long is usual: these have been in it for a month or more.'
    : `Half of those who went on did so within ${plural(medianDays, 'day')}.`;

function stuck(row: Row, reader: Reader): KnownBlock[] {
  const { lead, days, track } = row;
  const about = leadName(lead);
  const start = button('Start a track', ACTIONS.reengage, lead.id, { label: `Start a track for ${about}` });
  return [
    section([
      dotted([whoLine(lead), `${number(total(lead))} points`, `*${plural(days, 'day')}*`]),
      dotted([next(row, reader), track === null ? '⚠️ in no track' : `in “${escaped(track, SPACE.name)}”`]),
    ]),
    actions([
      ...(track === null && lead.suppressedAt === null ? [start] : []),
      logButton(lead),
      showButton(lead),
    ]),
  ];
}

const next = ({ nextStep }: Row, reader: Reader): string =>
  nextStep === null
    ? 'no next step'
    : `next: ${escaped(nextStep.title, SPACE.detail)}, ${yourTime(nextStep.dueAt, reader)}`;
