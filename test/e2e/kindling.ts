import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SANDBOX_EVENTS_SECRET } from '../../src/config.js';
import { freePort, type Program, runProgram } from '../support/programs.js';
import { eventually } from './person.js';

/** The real program in its sandbox, as `npm start` runs it, on ports and in a folder of its own. */
export async function startKindling(more: Record<string, string> = {}) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'kindling-e2e-'));
  const [port, slackPort] = [await freePort(), await freePort()];
  const env = { PORT: String(port), SANDBOX_PORT: String(slackPort), DATA_DIR: dataDir, ...more };
  let program: Program = run(env);
  const kindling = {
    slackUrl: `http://localhost:${slackPort}`,
    out: () => program.out(),
    ready: () =>
      eventually(
        'Kindling ready',
        async () => {
          if (program.child.exitCode !== null) throw new Error(`Kindling ended:\n${program.out()}`);
          return fetch(`http://localhost:${port}/readyz`).then(
            ({ ok }) => ok,
            () => false,
          );
        },
        40_000,
      ),
    /** Sends events as any sender would; answers what Kindling accepted. */
    async send(...events: object[]): Promise<{
      status: number;
      body: { accepted?: { stage: string; score: number; duplicate: boolean }[] };
    }> {
      const body = JSON.stringify({ events });
      const answer = await fetch(`http://localhost:${port}/v1/events`, {
        method: 'POST',
        headers: signed(body),
        body,
      });
      return {
        status: answer.status,
        body: (await answer.json()) as { accepted?: { stage: string; score: number; duplicate: boolean }[] },
      };
    },
    async stop(signal: NodeJS.Signals = 'SIGTERM') {
      program.child.kill(signal);
      return program.exited;
    },
    async restart() {
      await kindling.stop();
      program = run(env);
      await kindling.ready();
    },
    async end() {
      await kindling.stop('SIGKILL');
      await program.exited;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  await kindling.ready();
  return kindling;
}

const run = (env: Record<string, string>): Program =>
  runProgram(process.execPath, [path.resolve('scripts/start.mjs')], env);

function signed(body: string): Record<string, string> {
  const id = `msg_${randomUUID()}`;
  const timestamp = String(Math.floor(Date.now() / 1000));
  const key = Buffer.from(SANDBOX_EVENTS_SECRET.replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
}
