import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { noted } from '../../src/app/health/note-ticks.js';
import { handoffPost } from '../../src/app/messages.js';
import { OPTIONAL_SCOPES } from '../../src/domain/health.js';
import { RAVI } from '../support/world.js';
import { type DeskWorld, LEADS, openDesk } from './desk-world.js';
import { Manifest } from './manifest-schema.js';

const health = (desk: DeskWorld, who = 'mona') => desk.as(who).types('health');

describe('/lead health', () => {
  it('says that all is well where it is, and when what was posted last', async () => {
    const desk = await openDesk();
    await desk.readyJane();
    const said = await health(desk);
    expect(said).toContain('🟢 All is well.');
    expect(said).toContain('#sales-leads · ✓ last post just now');
    expect(said).toContain('*0* waiting to be sent');
    expect(said).toMatch(/Slack answered in \d+ ms/);
  });

  it('says that no event has come in yet, and where to send one', async () => {
    const desk = await openDesk();
    expect(await health(desk)).toContain('No event has ever come in from outside.');
  });

  it('a channel that refuses posts comes first, with what to do; a rep hears of it in short', async () => {
    const desk = await openDesk();
    desk.slack.channel(LEADS).isArchived = true;
    await desk.readyJane();
    const said = await health(desk);
    expect(said).toContain('🔴 Something is wrong');
    expect(said).toContain('#sales-leads: the last post failed (is_archived)');
    expect(said).toContain('bring it back');
    const short = await health(desk, 'ravi');
    expect(short).toContain('the last post failed');
    expect(short).not.toContain('bring it back');
    expect(desk.as('ravi').withButton('Look again')).toBeDefined();
  });

  it('tells how long Slack wants to be left alone, and what waits', async () => {
    const desk = await openDesk();
    desk.slack.failNext('chat.postMessage', { retryAfter: 30 });
    await desk.readyJane();
    const said = await health(desk);
    expect(said).toMatch(/#sales-leads: Slack asked for patience, (?:29|30) s more. 1 message waits/);
  });

  it('tells of a message of which nobody knows, and of one that waits too long', async () => {
    const desk = await openDesk();
    await desk.readyJane();
    const { world } = desk;
    const lead = await world.lead();
    const [handoff] = await world.handoffs();
    const message = { ...handoffPost(world.deps, world.at(), handoff?.id ?? '', lead), lane: LEADS };
    await world.prisma.outbox.create({
      data: {
        ...message,
        leadId: null,
        facts: {},
        dedupeKey: 'old',
        status: 'pending',
        attempts: 0,
        dueAt: new Date(0),
        createdAt: world.ago(1),
        id: world.deps.ids.next(),
      },
    });
    await world.prisma.lane.updateMany({
      where: { teamId: world.team },
      data: { leaseUntil: new Date('2100-01-01') },
    });
    expect(await desk.as('mona').types('health')).toContain(
      '#sales-leads: 1 message waits, the oldest for 24 h',
    );
    await world.prisma.outbox.deleteMany({ where: { dedupeKey: 'old', teamId: world.team } });
    await world.prisma.lane.updateMany({ where: { teamId: world.team }, data: { leaseUntil: null } });
  });

  it('names owners whom nobody can tell', async () => {
    const desk = await openDesk();
    await desk.readyJane();
    const { prisma, team } = desk.world;
    await prisma.lead.updateMany({ where: { teamId: team }, data: { ownerId: 'U0STRANGER' } });
    const said = await health(desk);
    expect(said).toContain('1 lead of people who can’t be told of them'.replace('’', "'"));
    expect(said).toContain('not known in Slack');
  });

  it('names scopes that were not granted, and what is lost', async () => {
    const desk = await openDesk({
      slack: { scopes: ['commands', 'chat:write', 'users:read', 'channels:read', 'groups:read'] },
    });
    const said = await health(desk);
    expect(said).toContain('optional scopes were not granted');
    expect(said).toContain('send charts, rules and exports as files (`files:write`)');
  });

  it('knows of every optional scope of the manifest what it is for', () => {
    const { bot_optional } = Manifest.parse(parse(readFileSync('manifest.yml', 'utf8'))).oauth_config.scopes;
    expect(bot_optional.filter((scope) => OPTIONAL_SCOPES[scope] === undefined)).toEqual([]);
  });

  it('knows when each job ran, that one failed, and that one is late', async () => {
    const desk = await openDesk();
    const { world } = desk;
    const { deps, team, clock } = world;
    let broken = true;
    const tick = noted(deps, team, clock, {
      name: 'send-digests',
      everySeconds: 60,
      run: async () => {
        if (broken) throw new Error('no paper');
      },
    });
    await expect(tick.run(clock.now())).rejects.toThrow('no paper');
    expect(await health(desk)).toContain('The job “digests” failed 1 min ago: no paper.');
    broken = false;
    clock.forward({ minutes: 1 });
    await tick.run(clock.now());
    expect(await health(desk)).not.toContain('The job');
    // It was written down less than twenty seconds ago.
    clock.forward({ minutes: 0.1 });
    await tick.run(clock.now());
    const run = await world.prisma.tickRun.findFirstOrThrow({ where: { teamId: team } });
    expect(run).toMatchObject({ name: 'send-digests', error: null, at: new Date('2026-06-01T12:01:00Z') });
  });

  it('answers though the database does not, and says so', async () => {
    const desk = await openDesk({ alone: true });
    await desk.as('ravi').types('help');
    desk.world.clock.forward({ days: 2 });
    await desk.world.prisma.$executeRawUnsafe('alter table person rename to person_away');
    const said = await health(desk, 'ravi');
    expect(said).toContain('The database does not answer');
    expect(said).toContain('is Postgres up');
    await desk.world.prisma.$executeRawUnsafe('alter table person_away rename to person');
  });

  it('answers though Slack’s own word on us is missing', async () => {
    const desk = await openDesk();
    await desk.as('mona').types('help');
    desk.slack.failNext('auth.test', { error: 'internal_error' }, 3);
    expect(await health(desk)).toContain('🔴 Slack does not answer me');
  });
});

describe('the self-test', () => {
  it('posts to the channel, reads it back, deletes it, and says how long each took', async () => {
    const desk = await openDesk();
    await desk.readyJane();
    const before = desk.slack.texts(LEADS);
    await health(desk);
    const said = await desk.as('mona').presses('Test #sales-leads');
    expect(said).toMatch(/🟢 #sales-leads: posted in \d+ ms, read back in \d+ ms, deleted in \d+ ms\./);
    expect(desk.slack.texts(LEADS)).toEqual(before);
  });

  it('works in direct messages, for anybody', async () => {
    const desk = await openDesk();
    await health(desk, 'ravi');
    const said = await desk.as('ravi').presses('Test our direct messages');
    expect(said).toMatch(new RegExp(`🟢 @${RAVI}: posted in`));
  });

  it('channels are for managers, and a refusal is told in Slack’s own word, with what to do', async () => {
    const desk = await openDesk();
    await health(desk);
    const press = desk.as('mona').pressing('Test #sales-leads');
    desk.slack.channel(LEADS).isArchived = true;
    await desk.slack.click({ ...press, user: RAVI }).catch(() => undefined);
    const said = await desk.as('mona').presses('Test #sales-leads');
    expect(said).toContain('🔴 I could not post to #sales-leads: is_archived.');
  });

  it('says what it could not read, and what it could not delete', async () => {
    const desk = await openDesk();
    await health(desk);
    desk.slack.failNext('conversations.history', { error: 'channel_not_found' });
    desk.slack.failNext('chat.delete', { error: 'cant_delete_message' });
    const said = await desk.as('mona').presses('Test #sales-leads');
    expect(said).toContain('🟠 #sales-leads: posted in');
    expect(said).toContain('not read back (channel_not_found)');
    expect(said).toContain('please delete the test message by hand');
  });
});
