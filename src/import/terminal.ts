import { createInterface } from 'node:readline/promises';
import progress from 'cli-progress';
import type { Screen } from './import-file.js';

/** The terminal, or plain lines where there is none. */
export function openTerminal(stopped: AbortSignal): Screen {
  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  const isThere = process.stdin.isTTY && process.stdout.isTTY;
  return {
    say,
    ask: isThere ? (question) => ask(question, stopped) : null,
    bar: process.stdout.isTTY ? bar : (total) => tenths(total, say),
  };
}

async function ask(question: string, stopped: AbortSignal): Promise<boolean> {
  const line = createInterface({ input: process.stdin, output: process.stdout });
  // Ctrl-C at the question goes to readline, not to us.
  line.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  try {
    return /^\s*y(es)?\s*$/i.test(await line.question(question, { signal: stopped }));
  } catch (error) {
    if (stopped.aborted) return false;
    throw error;
  } finally {
    line.close();
  }
}

function bar(total: number): ReturnType<Screen['bar']> {
  const shown = new progress.SingleBar(
    { format: '  {bar} {percentage}%  {value} of {total} leads', stream: process.stdout, hideCursor: true },
    progress.Presets.shades_classic,
  );
  shown.start(total, 0);
  return { move: (count) => shown.increment(count), end: () => shown.stop() };
}

/** A line for every tenth, where there is no terminal to draw in. */
function tenths(total: number, say: Screen['say']): ReturnType<Screen['bar']> {
  let done = 0;
  return {
    move(count) {
      const before = Math.floor((done * 10) / total);
      done += count;
      if (Math.floor((done * 10) / total) > before && done < total)
        say(`  ${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')} leads`);
    },
    end: () => undefined,
  };
}
