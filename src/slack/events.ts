import { hearOnce } from '../app/hear-once.js';
import { makeAnswer } from './answer.js';
import { attended, receiveTypist, strangers } from './attend.js';
import { runCommand } from './commands.js';
import type { Desk } from './desk.js';
import { homeOpened } from './home-presses.js';
import { EventBody } from './payloads.js';
import { botIn, readSpeech, type Words, withoutMention } from './talk.js';

/** An event as it was told. Slack has its acknowledgement already. */
export type Told = ReturnType<typeof EventBody.parse>;
export type Listen = (desk: Desk, told: Told) => Promise<void>;

/** Every event we listen to, by its type. */
export const EVENTS: Record<string, Listen> = {
  app_mention: hear,
  message: hear,
  app_home_opened: homeOpened,
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

/** What is said to the bot is a command, as after `/lead`. */
async function hear(desk: Desk, told: Told): Promise<void> {
  const speech = readSpeech(told);
  if (speech?.kind !== 'said' || !(speech.toUs || speech.words.isDirect)) return;
  await addressed(desk, told, speech.words);
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
    await runCommand(desk, visit, { command, triggerId: null, channelId: words.channelId }, answer);
  });
}
