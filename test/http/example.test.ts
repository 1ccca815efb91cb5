import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { SANDBOX_EVENTS_SECRET as SANDBOX_SECRET } from '../../src/config.js';
import { exampleCurl } from '../../src/http/example.js';
import { secretProblem } from '../../src/http/signature.js';
import { systemClock } from '../../src/lib/clock.js';
import { type Accepted, OTHER_SECRET, openDoor, SECRET } from './door.js';

const run = promisify(execFile);
// The senders here are other programs with the machine's own clock.
const clock = systemClock;

const accepted = (text: string) => (JSON.parse(text) as { accepted: Accepted[] }).accepted[0];

describe('the line to copy for sending an event', () => {
  it('is one line, works in bash, and is a new event every time it is run', async () => {
    const { port, batches } = await openDoor({ clock, secret: SANDBOX_SECRET });
    const line = exampleCurl({ url: `http://127.0.0.1:${port}/v1/events`, secret: SANDBOX_SECRET });
    expect(line).not.toContain('\n');
    const answers = [await run('bash', ['-c', line]), await run('bash', ['-c', line])];
    expect(answers.map(({ stdout }) => accepted(stdout)?.duplicate)).toEqual([false, false]);
    expect(batches[0]?.[0]).toMatchObject({ kind: 'demo_requested', lead: { email: 'jane@acme.com' } });
  });

  it('signs with the first secret where there are two', async () => {
    const secret = `${OTHER_SECRET} ${SECRET}`;
    const { port } = await openDoor({ clock, secret });
    const line = exampleCurl({ url: `http://127.0.0.1:${port}/v1/events`, secret });
    expect(accepted((await run('bash', ['-c', line])).stdout)).toMatchObject({ position: 0 });
  });
});

describe('npm run event', () => {
  const script = 'scripts/send-event.mjs';
  const sendEvent = (env: Record<string, string>, ...words: string[]) =>
    run(process.execPath, [script, ...words], { env: { PATH: process.env.PATH, ...env } });

  it('sends what is typed, to the sandbox unless told otherwise', async () => {
    const { port, batches } = await openDoor({ clock, secret: SANDBOX_SECRET });
    const words = [
      'bo@b.com',
      'content_downloaded',
      'name=Bo Lee',
      'companySize=40',
      'kind=guide',
      'id=mine',
    ];
    const { stdout } = await sendEvent({ PORT: String(port) }, ...words);
    expect(stdout).toMatch(/^202 /);
    expect(batches[0]?.[0]).toMatchObject({
      dedupeKey: 'event:mine',
      lead: { email: 'bo@b.com', profile: { name: 'Bo Lee', companySize: 40 } },
      properties: { kind: 'guide' },
    });
  });

  it('shows a refusal, and that nobody answers, and how it is used', async () => {
    const { port, stop } = await openDoor({ clock, secret: SECRET });
    const env = { PORT: String(port) };
    await expect(sendEvent(env, 'bo@b.com', 'demo_requested')).rejects.toMatchObject({
      stdout: expect.stringMatching(/^401 .*No signature/),
    });
    await stop();
    await expect(sendEvent(env, 'bo@b.com', 'demo_requested')).rejects.toMatchObject({
      stderr: expect.stringContaining('ECONNREFUSED'),
    });
    await expect(sendEvent(env)).rejects.toMatchObject({ stderr: expect.stringContaining('Usage:') });
  });

  it('knows the sandbox’s secret, which is a right one', () => {
    expect(secretProblem(SANDBOX_SECRET)).toBeNull();
    expect(readFileSync(script, 'utf8')).toContain(SANDBOX_SECRET);
  });
});
