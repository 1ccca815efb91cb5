import { describe, expect, it } from 'vitest';
import { given, modal, section } from './double-and-client.js';

describe('triggers and views', () => {
  it('a trigger opens one modal within three seconds', async () => {
    const { slack, says, clock } = given();
    const trigger_id = slack.trigger('ravi');
    expect(await says('views.open', { trigger_id, view: modal() })).toBe('ok');
    expect(await says('views.open', { trigger_id, view: modal() })).toBe('exchanged_trigger_id');
    const late = slack.trigger('ravi');
    clock.advance(3_001);
    expect(await says('views.open', { trigger_id: late, view: modal() })).toBe('expired_trigger_id');
  });

  it('an update keeps the id, changes the hash, and refuses a stale one', async () => {
    const { slack, client, says } = given();
    const opened = await client.views.open({ trigger_id: slack.trigger('ravi'), view: modal() as never });
    const view_id = opened.view?.id;
    const hash = opened.view?.hash;
    expect(await says('views.update', { view_id, hash, view: modal({ external_id: 'log-1' }) })).toBe('ok');
    expect(await says('views.update', { view_id, hash, view: modal() })).toBe('hash_conflict');
    expect(await says('views.update', { external_id: 'log-1', view: modal({ external_id: 'log-1' }) })).toBe(
      'ok',
    );
    expect(
      await says('views.open', { trigger_id: slack.trigger('rosa'), view: modal({ external_id: 'log-1' }) }),
    ).toBe('duplicate_external_id');
    expect(slack.openView('ravi')?.id).toBe(view_id);
  });

  it('three modals lie on each other at most', async () => {
    const { slack, says } = given();
    const push = () => says('views.push', { trigger_id: slack.trigger('ravi'), view: modal() });
    expect(await says('views.open', { trigger_id: slack.trigger('ravi'), view: modal() })).toBe('ok');
    expect([await push(), await push(), await push()]).toEqual(['ok', 'ok', 'push_limit_reached']);
  });

  it('a home is published for one person, and a stale hash is refused', async () => {
    const { slack, client, says } = given();
    const view = { type: 'home' as const, blocks: [section('Your leads')] };
    const first = await client.views.publish({ user_id: 'U01RAVI', view });
    expect(await says('views.publish', { user_id: 'U01RAVI', view })).toBe('ok');
    expect(await says('views.publish', { user_id: 'U01RAVI', view, hash: first.view?.hash })).toBe(
      'hash_conflict',
    );
    expect(await says('views.publish', { user_id: 'U99', view })).toBe('invalid_arguments');
    expect(slack.textOf(slack.home('ravi')?.view ?? {})).toBe('Your leads');
    expect(slack.home('rosa')).toBeNull();
  });
});

describe('rate limits', () => {
  it('lets a short burst into a channel, then a message a second; other channels are not held up', async () => {
    const { client, clock, slack } = given({ rateLimits: true });
    const post = (channel: string) => client.chat.postMessage({ channel, text: 'x' });
    for (let n = 0; n < 3; n++) await post('sales-leads');
    await expect(post('C01LEADS')).rejects.toMatchObject({ retryAfter: 1 });
    await post('marketing');
    clock.advance(1_000);
    await post('sales-leads');
    expect(slack.took('chat.postMessage')).toBe(5);
    expect(slack.calls.map((call) => call.answer)).toContain('ratelimited');
  });

  it('holds a method to its tier', async () => {
    const { says } = given({ rateLimits: { perMinute: { 'users.info': 2 } } });
    const ask = () => says('users.info', { user: 'U01RAVI' });
    expect([await ask(), await ask()]).toEqual(['ok', 'ok']);
    expect(await ask()).toContain('rate-limit');
  });
});
