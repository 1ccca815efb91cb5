import type { SlackHealth } from '../domain/health.js';
import { slackWord, wordsOf } from './courier-errors.js';
import type { Desk } from './desk.js';
import { within } from './within.js';

/** Milliseconds that Slack, or the database, has to say how things stand. */
export const PATIENCE_MS = 2_500;

/** Whether Slack can be reached, and the scopes this workspace has granted us, some of which it may have left out. */
export async function askSlack({
  web,
  vitals,
  clock,
}: Pick<Desk, 'web' | 'vitals' | 'clock'>): Promise<SlackHealth> {
  const began = clock.now().getTime();
  try {
    const told = await within(PATIENCE_MS, web.auth.test());
    if (told === 'late') return { kind: 'unreachable', error: 'no answer within some seconds' };
    return {
      kind: 'reached',
      tookMs: clock.now().getTime() - began,
      scopes: told.response_metadata?.scopes ?? null,
      connected: vitals?.isConnected() ?? true,
    };
  } catch (error) {
    return { kind: 'unreachable', error: slackWord(error) ?? wordsOf(error) };
  }
}
