import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { Progress } from '../../src/domain/rules-facts.js';
import type { Said } from '../../src/slack/answer.js';
import { said } from '../../src/slack/say.js';
import { withProgress } from '../../src/slack/with-progress.js';
import { given } from '../support/slack/double-and-client.js';
import { eventually } from './desk-world.js';

const QUICK = { soonMs: 20, stepMs: 20 };

/** Work that goes on until it is told how it ends, and what whoever waits for it sees. */
function working() {
  const { slack, client } = given();
  const how: {
    tell?: (progress: Progress) => void;
    end?: (result: Said) => void;
    fail?: (error: Error) => void;
  } = {};
  const desk = { web: client, deps: { log: pino({ level: 'silent' }) } };
  const start = () =>
    withProgress(
      desk,
      'U01RAVI',
      (tell) =>
        new Promise<Said>((end, fail) => {
          Object.assign(how, { tell, end, fail });
        }),
      QUICK,
    );
  const shown = () => slack.texts('@ravi').join('\n---\n');
  const at = (done: number) => how.tell?.({ what: 'rescoring', version: 4, done, total: 200 });
  return {
    slack,
    start,
    shown,
    at,
    end: (text: string) => how.end?.(said(text)),
    fail: () => how.fail?.(new Error('x')),
  };
}

describe('work that takes', () => {
  it('no time is answered, and shows nothing else', async () => {
    const { slack, start, end, shown } = working();
    const answer = start();
    end('Done already');
    expect((await answer).text).toBe('Done already');
    expect(shown()).toBe('');
    expect(slack.calls).toEqual([]);
  });

  it('long shows how far it is in one message, which becomes the result', async () => {
    const { start, end, at, shown } = working();
    const answer = start();
    await eventually(() => shown() === 'I am on it. This takes a moment.');
    at(90);
    await eventually(() => shown().includes('█████████░░░░░░░░░░░ 45% · 90 of 200 leads'));
    expect(shown()).toContain('Until all are done, the rules in force stay.');
    at(150);
    await eventually(() => shown().includes('75%'));
    end('Version 4 is in force');
    expect(await answer).toMatchObject({ text: 'Done. The result is in our direct messages.', aside: true });
    expect(shown()).toBe('Version 4 is in force');
  });

  it('long goes on where Slack takes no edit, and answers the result where it does not take that', async () => {
    const { slack, start, end, at, shown } = working();
    const answer = start();
    await eventually(shown);
    slack.failNext('chat.update', { error: 'fatal_error' }, 50);
    at(90);
    await eventually(() => slack.called('chat.update') > 3);
    end('Version 4 is in force');
    expect((await answer).text).toBe('Version 4 is in force');
  });

  it('long goes on where there is no message at all', async () => {
    const { slack, start, end, shown } = working();
    slack.failNext('chat.postMessage', { error: 'user_disabled' });
    const answer = start();
    await eventually(() => slack.called('chat.postMessage') === 1);
    end('Version 4 is in force');
    expect((await answer).text).toBe('Version 4 is in force');
    expect(shown()).toBe('');
  });

  it('long and breaks leaves no bar that stands still', async () => {
    const { start, fail, at, shown } = working();
    const answer = start();
    at(90);
    await eventually(() => shown().includes('45%'));
    fail();
    await expect(answer).rejects.toThrow('x');
    expect(shown()).toContain('This stopped in the middle, and it is our fault');
  });
});
