import type { Progress } from '../domain/rules-facts.js';
import { section } from '../views/blocks.js';
import { progressView } from '../views/rules/progress-view.js';
import type { Said } from './answer.js';
import type { Desk } from './desk.js';
import { within } from './within.js';

/** Work shorter than this is answered at once; longer work shows how far it is. */
const SOON_MS = 1_500;
const STEP_MS = 2_000;

type Work = (onProgress: (progress: Progress) => void) => Promise<Said>;

/**
 * Does work that may take long. What takes no time is the answer. Else a message in the person's direct messages shows
 * how far it is, is edited at most every two seconds, and becomes the result, so that nobody has to keep looking.
 */
export async function withProgress(desk: Desk, userId: string, work: Work): Promise<Said> {
  let newest: Progress | null = null;
  const working = work((progress) => {
    newest = progress;
  });
  const early = await within(SOON_MS, working);
  if (early !== 'late') return early;
  const { chat } = desk.web;
  const posted = await chat.postMessage({ channel: userId, ...shown(newest) });
  const place = { channel: posted.channel ?? userId, ts: posted.ts ?? '' };
  for (;;) {
    const result = await within(STEP_MS, working);
    if (result !== 'late') {
      const { text, blocks } = result;
      await chat.update({ ...place, text, blocks });
      return DONE;
    }
    // An edit that Slack does not take is no reason to stop the work.
    await chat.update({ ...place, ...shown(newest) }).catch(() => undefined);
  }
}

const BEGUN = 'I am on it. This takes a moment.';
const shown = (progress: Progress | null) =>
  progress === null ? { text: BEGUN, blocks: [section([BEGUN])] } : progressView(progress);

const WHERE = 'Done. The result is in our direct messages.';
const DONE: Said = { text: WHERE, blocks: [section([WHERE])], aside: true };
