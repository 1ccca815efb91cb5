import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { answerPost } from '../../src/slack/answer-post.js';

async function slackThat(answers: RequestListener): Promise<string> {
  const server = createServer(answers);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/response`;
}

const post = (url: string, waitMs = 2_000) =>
  answerPost(waitMs)(url, { method: 'POST', body: JSON.stringify({ text: 'Grüße 🔥' }) });

describe('an answer through a response URL', () => {
  it('arrives in full, letters of more than one byte too', async () => {
    let heard = '';
    const url = await slackThat((request, response) => {
      request.setEncoding('utf8');
      request.on('data', (piece: string) => {
        heard += piece;
      });
      request.on('end', () => response.end('ok'));
    });
    expect((await post(url)).ok).toBe(true);
    expect(JSON.parse(heard)).toEqual({ text: 'Grüße 🔥' });
  });

  it.each([
    [200, '{"ok": false, "error": "used_url"}', 400],
    [404, '{"ok":false,"error":"expired_url"}', 404],
    [500, 'Ünglück\r\n', 500],
  ])('a refusal with status %i is one, with its words', async (status, words, seen) => {
    const url = await slackThat((request, response) => {
      request.resume();
      response.writeHead(status).end(words);
    });
    const answer = await post(url);
    expect([answer.ok, answer.status]).toEqual([false, seen]);
    expect(answer.statusText).toContain(
      words
        .slice(2, 10)
        .replace(/[^\x20-\x7e]+/g, ' ')
        .trim(),
    );
  });

  it('one that never comes is not waited for for ever, and one that breaks off is said to', async () => {
    const silent = await slackThat((request) => void request.resume());
    await expect(post(silent, 100)).rejects.toThrow('no answer within 100 ms');
    const broken = await slackThat((request) => void request.socket.destroy());
    await expect(post(broken)).rejects.toThrow();
  });
});
