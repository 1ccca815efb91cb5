import type { KnownBlock } from '@slack/types';
import { total } from '../domain/lead.js';
import type { LineFacts } from '../domain/line-facts.js';
import { actions, button, type Message, section } from './blocks.js';
import { coldButtons } from './cold-alert.js';
import { moment, type Reader } from './dates.js';
import { deedLine } from './deed-words.js';
import { claimButton } from './handoff-card.js';
import { ordinal, ruleOf } from './handoff-words.js';
import { nameAndCompany, person } from './lead-words.js';
import { SPACE, TIGHT } from './limits.js';
import { ACTIONS } from './names.js';
import { noticeText } from './notice.js';
import { escaped, number, plural, quote } from './text.js';

/** What is said below a lead's card: a line each, or one alert that the channel hears as well. */
export function threadLines(all: LineFacts[], reader: Reader): Message {
  const [first] = all;
  const lines = all.map((facts) => lineWords(facts, reader));
  const [spoken = ''] = lines[0]?.split('\n') ?? [];
  const text = all.length > 1 ? `${spoken} (and ${number(all.length - 1)} more)` : spoken;
  const below = all.length === 1 && first !== undefined ? buttons(first) : [];
  return { text, blocks: [section(lines), ...below] };
}

function lineWords(facts: LineFacts, reader: Reader): string {
  const about = facts.named ? `${nameAndCompany(facts.lead, TIGHT)}: ` : '';
  switch (facts.about) {
    case 'ready':
      return readyAgain(facts);
    case 'cold':
      return `❄️ *${nameAndCompany(facts.lead)}* has gone cold: quiet for ${plural(facts.quietDays, 'day')}, ${number(total(facts.lead))} points left.`;
    case 'deed':
      return about + deedLine(facts.deed, reader);
    case 'replied':
      return about + replied(facts);
    case 'alert':
      return `${person(facts.to)}: ${alertWords(facts, reader)}`;
    case 'word':
      return `${about}${escaped(facts.sign, 8)} ${calling(facts.to)}${escaped(facts.text, SPACE.question)}`;
  }
}

function alertWords({ alert, lead }: Extract<LineFacts, { about: 'alert' }>, reader: Reader): string {
  switch (alert.about) {
    case 'cold':
      return `❄️ ${nameAndCompany(lead, TIGHT)} has gone cold: quiet for ${plural(alert.quietDays, 'day')}. What next?`;
    case 'task':
      return `📋 ${escaped(alert.title, TIGHT.reason)} · ${nameAndCompany(lead, TIGHT)} · due ${moment(alert.dueAt, reader)}`;
    default:
      return noticeText(alert, reader, TIGHT);
  }
}

function readyAgain({ handoff, lead }: Extract<LineFacts, { about: 'ready' }>): string {
  const times = handoff.episode > 1 ? ` for the ${ordinal(handoff.episode)} time` : '';
  const rules = ruleOf(handoff, SPACE.reason).map((rule) => `: ${rule}`);
  const whose = lead.ownerId === null ? '' : ` It is with ${person(lead.ownerId)}.`;
  return `🔥 *${nameAndCompany(lead)}* is ready for a rep${times}, with ${number(total(lead))} points${rules.join('')}.${whose}`;
}

function replied({ reply, to }: Extract<LineFacts, { about: 'replied' }>): string {
  const words = reply.detail === null ? [] : [quote(reply.detail, SPACE.question)];
  return [`💬 ${to === null ? 'They' : `${person(to)}, they`} wrote back.`, ...words].join('\n');
}

const calling = (to: string | null): string => (to === null ? '' : `${person(to)}, `);

/** An alert can be acted on where it is heard. */
function buttons(facts: LineFacts): KnownBlock[] {
  if (facts.about === 'ready' && facts.handoff.status === 'waiting')
    return [actions([claimButton({ handoffId: facts.handoff.handoffId, lead: facts.lead }, true)])];
  if (facts.about === 'cold' && !facts.decided) return [actions(coldButtons(facts.lead, true))];
  if (facts.about !== 'alert') return [];
  const { alert, lead } = facts;
  if (alert.about === 'cold') return [actions(coldButtons(lead, true))];
  if (alert.about !== 'task' && alert.about !== 'task_given') return [];
  const { taskId, title } = alert;
  return [actions([button('Open', ACTIONS.taskOpen, taskId, { primary: true, label: `Open: ${title}` })])];
}
