import type { Deps } from '../app/deps.js';
import type { Progress } from '../domain/rules-facts.js';
import { progressView, stoppedView } from '../views/rules/progress-view.js';
import type { Said } from './answer.js';
import type { Desk } from './desk.js';
import { said } from './say.js';
import { within } from './within.js';

/** Work shorter than `soonMs` is answered at once; longer work shows how far it is, and how far every `stepMs`. */
const PACE = { soonMs: 1_500, stepMs: 2_000 };

/** What of the desk it takes to show how far work is. */
type Shower = Pick<Desk, 'web'> & { deps: Pick<Deps, 'log'> };

type Work = (onProgress: (progress: Progress) => void) => Promise<Said>;

/**
 * Does work that may take long. What takes no time is the answer. Else a message in the person's direct messages shows
 * how far it is, is edited at most every two seconds, and becomes the result, so that nobody has to keep looking. What
 * Slack does not take of that is no reason to stop the work: then the result is the answer after all.
 */
export async function withProgress(
  desk: Shower,
  userId: string,
  work: Work,
  { soonMs, stepMs } = PACE,
): Promise<Said> {
  let newest: Progress | null = null;
  const working = work((progress) => {
    newest = progress;
  });
  const early = await within(soonMs, working);
  if (early !== 'late') return early;
  const show = await openMessage(desk, userId, progressView(newest));
  for (;;) {
    const result = await within(stepMs, working).catch(async (error: unknown) => {
      await show(stoppedView);
      throw error;
    });
    if (result !== 'late') return (await show(result)) ? DONE : result;
    await show(progressView(newest));
  }
}

type Show = (message: Said) => Promise<boolean>;

/** Posts a message to a person. What comes back changes it, and says whether Slack took that. */
async function openMessage({ web, deps }: Shower, userId: string, first: Said): Promise<Show> {
  const refused = (error: unknown) => {
    deps.log.warn({ err: error, userId }, 'Slack did not take how far the work is');
    return null;
  };
  const posted = await web.chat
    .postMessage({ channel: userId, text: first.text, blocks: first.blocks })
    .catch(refused);
  if (posted?.channel === undefined || posted.ts === undefined) return async () => false;
  const place = { channel: posted.channel, ts: posted.ts };
  return async ({ text, blocks }) =>
    (await web.chat.update({ ...place, text, blocks }).catch(refused)) !== null;
}

const DONE = said('Done. The result is in our direct messages.');
