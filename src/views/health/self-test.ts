import { type Message, section } from '../blocks.js';
import { cure, place } from '../place-words.js';
import { escaped, number } from '../text.js';

/** What one step of the self-test came to: milliseconds, or Slack's word for why not. */
export type Step = { ms: number } | { error: string };
/** `read` is null where there was nothing to read, as the post failed. */
export type SelfTest = { place: string; post: Step; read: Step | null; remove: Step | null };

export const TEST_MESSAGE = 'A test of Kindling: it deletes itself in a moment.';

/** What the self-test found, in words. */
export function selfTestView(test: SelfTest): Message {
  const text = words(test);
  return { text, blocks: [section(text.split('\n'))] };
}

function words({ place: name, post, read, remove }: SelfTest): string {
  const where = place(name);
  if ('error' in post)
    return `🔴 I could not post to ${where}: ${escaped(post.error, 100)}.\n→ ${cure(post.error)}`;
  const steps = [`posted in ${number(post.ms)} ms`, ...reading(read), ...removing(remove)];
  const isClean = remove !== null && 'ms' in remove;
  return `${isClean ? '🟢' : '🟠'} ${where}: ${steps.join(', ')}.`;
}

function reading(read: Step | null): string[] {
  if (read === null) return [];
  if ('ms' in read) return [`read back in ${number(read.ms)} ms`];
  return [
    read.error === 'missing_scope'
      ? 'not read back, for the scope to read history was not granted'
      : `not read back (${escaped(read.error, 80)})`,
  ];
}

function removing(remove: Step | null): string[] {
  if (remove === null) return [];
  return 'ms' in remove
    ? [`deleted in ${number(remove.ms)} ms`]
    : [`not deleted (${escaped(remove.error, 80)}): please delete the test message by hand`];
}
