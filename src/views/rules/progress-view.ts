import type { Button } from '@slack/types';
import type { Progress } from '../../domain/rules-facts.js';
import { actions, button, type Message, section } from '../blocks.js';
import { ACTIONS } from '../names.js';
import { number } from '../text.js';

const WIDTH = 20;

const DOING: Record<Progress['what'], (version: number) => string> = {
  trying: (version) => `🧪 Trying version ${version} on history…`,
  exporting: () => '📄 Writing leads into a file…',
  rescoring: (version) => `⏳ Switching version ${version} on: every lead is scored by it…`,
};

const MEANWHILE: Record<Progress['what'], string> = {
  trying: 'It changes nothing.',
  exporting: 'It comes here when it is done.',
  rescoring:
    'Until all are done, the rules in force stay. Should this bar stand still, it goes on by itself: `/lead rules` tells how far.',
};

/** How far a long piece of work is, as a bar: changed in place while it goes on. Null: it has only begun. */
export function progressView(progress: Progress | null): Message {
  if (progress === null) return { text: BEGUN, blocks: [section([BEGUN])] };
  const { what, version, done, total } = progress;
  const share = total <= 0 ? 0 : Math.min(1, Math.max(0, done / total));
  // Never a full bar before the end.
  const filled = Math.floor(share * WIDTH);
  const percent = `${Math.floor(share * 100)}%`;
  const text = `${DOING[what](version)} ${percent}`;
  const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}`;
  return {
    text,
    blocks: [
      section([
        DOING[what](version),
        `${bar} ${percent} · ${number(Math.min(done, total))} of ${number(total)} leads`,
        MEANWHILE[what],
      ]),
      ...(what === 'rescoring' ? [actions([stopButton(version)])] : []),
    ],
  };
}

/** Ends the scoring of all leads by a version: nothing of it has counted yet. */
export const stopButton = (version: number): Button =>
  button('Stop', ACTIONS.ruleDiscard, String(version), { label: `Stop switching version ${version} on` });

const BEGUN = 'I am on it. This takes a moment.';
const STOPPED =
  '⚠️ This stopped in the middle, and it is our fault, not yours. I have told you more where you asked.';

/** Instead of the bar, where the work broke. */
export const stoppedView: Message = { text: STOPPED, blocks: [section([STOPPED])] };
