import { may } from '../domain/role.js';
import type { Clock } from '../lib/clock.js';
import { type SelfTest, type Step, selfTestView, TEST_MESSAGE } from '../views/health/self-test.js';
import type { Said } from './answer.js';
import type { Click } from './click.js';
import { slackWord, wordsOf } from './courier-errors.js';
import { makePlaces } from './courier-places.js';
import type { Desk } from './desk.js';
import { refuse, unreadable } from './say.js';

/** Posts to where the button says, reads it back where that is allowed, and deletes it. Channels are for managers. */
export async function selfTestAnswer(desk: Desk, click: Click): Promise<Said> {
  const visit = await click.visit();
  const { handoffs, managers } = desk.deps.places;
  const name = { dm: visit.ctx.actor, handoffs, managers }[click.value];
  if (name === undefined) return unreadable(visit);
  if (click.value !== 'dm' && !may(visit.ctx.role, 'team_views'))
    return refuse(visit, { kind: 'managers_only', what: 'test channels' });
  return { ...selfTestView(await selfTest(desk, name)), aside: true };
}

async function selfTest({ web, clock }: Desk, name: string): Promise<SelfTest> {
  const posted: { at: { channel: string; ts: string } | null } = { at: null };
  const post = await timed(clock, async () => {
    const channel = await makePlaces(web).postable(name);
    if (channel === null) throw new Error('channel_not_found');
    const answer = await web.chat.postMessage({ channel, text: TEST_MESSAGE });
    if (answer.channel && answer.ts) posted.at = { channel: answer.channel, ts: answer.ts };
  });
  const { at } = posted;
  if (at === null) return { place: name, post, read: null, remove: null };
  const read = await timed(clock, async () => {
    const { messages } = await web.conversations.history({
      channel: at.channel,
      oldest: at.ts,
      inclusive: true,
      limit: 5,
    });
    if (!messages?.some(({ ts }) => ts === at.ts)) throw new Error('it was not there');
  });
  return { place: name, post, read, remove: await timed(clock, () => web.chat.delete(at)) };
}

async function timed(clock: Clock, step: () => Promise<unknown>): Promise<Step> {
  const began = clock.now().getTime();
  try {
    await step();
    return { ms: clock.now().getTime() - began };
  } catch (error) {
    const said = error instanceof Error && /^[\w ]+$/.test(error.message) ? error.message : wordsOf(error);
    return { error: slackWord(error) ?? said };
  }
}
