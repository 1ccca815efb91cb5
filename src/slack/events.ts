import { hearOnce } from '../app/hear-once.js';
import { aboutLead } from './about-lead.js';
import { type Answer, makeAnswer } from './answer.js';
import type { Typed } from './asked.js';
import { attended, receiveTypist, strangers } from './attend.js';
import { runCommand } from './commands.js';
import type { Desk, Visit } from './desk.js';
import { homeOpened } from './home-presses.js';
import type { Listen } from './listen.js';
import { logged, overhear } from './overhear.js';
import { EventBody, type Told } from './payloads.js';
import { PEOPLE_EVENTS } from './people-events.js';
import { botIn, readSpeech, type Words, withoutMention } from './talk.js';
import { threadLead } from './thread-lead.js';
import { joined } from './welcome.js';
import { readReply } from './words/reply-line.js';
import { verbFor } from './words/verbs.js';

/** Every event we listen to, by its type. */
export const EVENTS: Record<string, Listen> = {
  app_mention: hear,
  message: hear,
  app_home_opened: homeOpened,
  member_joined_channel: joined,
  ...PEOPLE_EVENTS,
};

/** Hears of an event. Of those that nobody asked to be told of, nothing is said; what breaks is logged. */
export async function listen(desk: Desk, body: unknown): Promise<void> {
  const told = EventBody.safeParse(body);
  if (!told.success) return;
  try {
    await EVENTS[told.data.event.type]?.(desk, told.data);
  } catch (error) {
    desk.deps.log.error({ err: error, request: told.data.event_id }, 'an event broke');
  }
}

/** What is said to the bot is a command, as after `/lead`; what is said in the threads of its cards may be a log. */
async function hear(desk: Desk, told: Told): Promise<void> {
  const speech = readSpeech(told);
  if (speech === null) return;
  if (speech.kind === 'said' && (speech.toUs || speech.words.isDirect))
    return addressed(desk, told, speech.words);
  await overhear(desk, told, speech);
}

/** Slack tells of a mention twice, and again where it thinks we were deaf: it is answered once. */
async function addressed(desk: Desk, told: Told, words: Words): Promise<void> {
  const key = `said:${words.channelId}:${words.ts}`;
  const at = { teamId: desk.teamId, now: desk.clock.now() };
  if (!(await hearOnce(desk.deps, at, [`event:${told.event_id}`, key]))) return;
  const answer = makeAnswer(desk, words.userId, words, null);
  await attended({ desk, answer, key, typed: [words.text] }, async () => {
    if (words.teamId !== null && words.teamId !== desk.teamId) return answer(strangers);
    const command = withoutMention(words.text, botIn(told));
    const visit = await receiveTypist(desk, { userId: words.userId, key, typed: command }, answer);
    if (visit === null) return;
    const meant = await meantIn(desk, visit, words, command, answer);
    if (meant !== null)
      await runCommand(desk, visit, { ...meant, triggerId: null, channelId: words.channelId }, answer);
  });
}

/** In the thread of a lead's card a command may leave the lead out, and "called, vm" is logged: then null. */
async function meantIn(
  desk: Desk,
  visit: Visit,
  words: Words,
  command: string,
  answer: Answer,
): Promise<Pick<Typed, 'command' | 'lead'> | null> {
  const { threadTs, channelId } = words;
  if (threadTs === null) return { command };
  const lead = await threadLead(desk, { channelId, ts: threadTs });
  if (lead === null) return { command };
  const reading = isCommand(command) ? null : readReply(command, { now: visit.ctx.now, zone: visit.zone });
  if (reading === null) return aboutLead(desk, visit, command, lead);
  await logged(desk, visit, { ...words, threadTs }, lead.id, reading, answer);
  return null;
}

const isCommand = (said: string): boolean => verbFor(/^\S*/.exec(said)?.[0] ?? '') !== null;
