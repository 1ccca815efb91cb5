import type { Absence } from '../../domain/away.js';
import type { Meanwhile } from '../../domain/people-facts.js';
import type { Role } from '../../domain/role.js';
import { actions, button, type Message, section } from '../blocks.js';
import { type Reader, yourTime } from '../dates.js';
import { person } from '../lead-words.js';
import { ACTIONS } from '../names.js';
import { plural } from '../text.js';
import { ROLE_NAMES } from './role-words.js';

/** What is now so, to whoever went away. */
export function awayReply(
  {
    absence,
    before,
    already,
    ...comesUp
  }: Meanwhile & { absence: Absence; before: Absence | null; already: boolean },
  reader: Reader,
): Message {
  const { coverId, until, startedAt } = absence;
  if (startedAt > reader.now) return plannedReply(absence, { before, already }, reader);
  const head = already
    ? `🌴 You are away until ${yourTime(until, reader)} already.`
    : `🌴 You are away until ${yourTime(until, reader)}${before === null ? '' : ', instead of what you said before'}.`;
  const text = [head, coverId === null ? waits(comesUp) : covers(coverId, comesUp)].join(' ');
  return withWayBack(text, 'I’m back', coverId);
}

/** Of an absence that begins later. */
function plannedReply(
  { coverId, startedAt, until }: Absence,
  { before, already }: { before: Absence | null; already: boolean },
  reader: Reader,
): Message {
  const head = `🌴 You ${already ? 'planned that already: you ' : ''}will be away from ${yourTime(startedAt, reader)} until ${yourTime(until, reader)}${before === null || already ? '' : ', instead of what you had planned'}.`;
  const who =
    coverId === null
      ? 'Nobody covers: what is due will wait. With somebody to cover: `/lead away from Mon to Fri cover @sam`.'
      : `${person(coverId)} covers, and knows.`;
  const text = `${head} It begins and ends by itself. ${who}`;
  return withWayBack(text, 'Call it off', coverId);
}

const withWayBack = (text: string, end: string, coverId: string | null): Message => ({
  text,
  blocks: [
    section([text]),
    actions([button(end, ACTIONS.back, 'me'), button('Change', ACTIONS.awayForm, coverId ?? 'nobody')]),
  ],
});

const covers = (cover: string, { dueCount, coldCount }: Meanwhile): string => {
  const tasks =
    dueCount === 0 ? 'Nothing is due meanwhile' : `${plural(dueCount, 'task')} due meanwhile went over`;
  const cold = coldCount === 0 ? '' : `, and ${plural(coldCount, 'lead')} would go cold`;
  return `${person(cover)} covers and has the list. ${tasks}${cold}. Your leads stay yours, and what is not done comes back.`;
};

const waits = ({ dueCount, coldCount }: Meanwhile): string => {
  const due =
    dueCount === 0 ? 'Nothing is due meanwhile' : `${plural(dueCount, 'task')} due meanwhile will wait`;
  const cold = coldCount === 0 ? '' : `, and ${plural(coldCount, 'lead')} would go cold`;
  const advice =
    dueCount + coldCount === 0 ? '' : ' With somebody to cover: `/lead away until Mon cover @sam`.';
  return `Nobody covers. ${due}${cold}.${advice}`;
};

/** To whoever came back before the time. */
export function backReply(
  { plan, tasksBack }: { plan: Absence | null; tasksBack: number },
  reader: Reader,
): Message {
  if (plan !== null) {
    const words = `👋 You are here as usual: your absence from ${yourTime(plan.startedAt, reader)} until ${yourTime(plan.until, reader)} is off.`;
    return { text: words, blocks: [section([words])] };
  }
  const tasks = tasksBack === 0 ? '' : ` ${plural(tasksBack, 'task')} came back to you.`;
  const text = `👋 Welcome back!${tasks} What happened meanwhile is in our direct messages.`;
  return { text, blocks: [section([text])] };
}

/** What somebody is now. */
export function roleReply(
  { person: who, role, already }: { person: string; role: Role | null; already: boolean },
  now: Role | null,
): Message {
  const is = now === null ? 'has no seat' : `is *${ROLE_NAMES[now]}*`;
  const how = role === null ? ' by their user groups, the managers’ channel and Slack' : '';
  const text = already
    ? `Nothing to change: ${person(who)} ${is}${how}.`
    : `🪪 ${person(who)} ${is} now${how}.`;
  return { text, blocks: [section([text])] };
}

/** What became of leads that were given to somebody. */
export function givenReply({
  to,
  given,
  taken,
  left,
}: {
  to: string;
  given: number;
  taken: number;
  left: number;
}): Message {
  const claimed =
    taken === 0
      ? ''
      : ` ${plural(taken, 'was', 'were')} claimed meanwhile, and stayed where ${taken === 1 ? 'it is' : 'they are'}.`;
  const rest = left === 0 ? '' : ` ${plural(left, 'more waits', 'more wait')}: press once more.`;
  const text =
    given === 0
      ? `Nothing to give: ${taken === 0 ? 'no lead is without an owner any more' : 'somebody was quicker'}.`
      : `🎁 ${plural(given, 'lead')} went to ${person(to)}, with tasks and tracks; they have been told.${claimed}${rest}`;
  return { text, blocks: [section([text])] };
}
