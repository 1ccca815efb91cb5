import net from 'node:net';
import { describe, expect, it } from 'vitest';
import { checkPorts } from '../../src/ports.js';
import { freePort } from '../support/programs.js';

describe('ports', () => {
  it('a port that is taken is named, with the setting to change and a port that is free', async () => {
    const port = await freePort();
    const taken = await occupy(port, '127.0.0.1');
    const refused = checkPorts([{ setting: 'SANDBOX_PORT', port, purpose: 'the local Slack' }]);
    await expect(refused).rejects.toThrow(
      new RegExp(`Port ${port}, wanted for the local Slack, is taken .* SANDBOX_PORT=\\d+`),
    );
    const offered = Number(
      await refused.catch((error: Error) => /SANDBOX_PORT=(\d+)/.exec(error.message)?.[1]),
    );
    await expect(
      checkPorts([{ setting: 'SANDBOX_PORT', port: offered, purpose: 'the local Slack' }]),
    ).resolves.toBeUndefined();
    taken.close();
  });

  it('where both are taken both are named', async () => {
    const port = await freePort();
    const taken = await occupy(port);
    const both = ['PORT', 'SANDBOX_PORT'].map((setting) => ({ setting, port, purpose: 'x' }));
    await expect(checkPorts(both)).rejects.toThrow(/ PORT=\d+\n.* SANDBOX_PORT=\d+/);
    taken.close();
  });
});

function occupy(port: number, host = '0.0.0.0'): Promise<net.Server> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(port, host, () => resolve(server));
  });
}
