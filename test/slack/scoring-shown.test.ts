import { describe, expect, it } from 'vitest';
import { findQuiet } from '../../src/app/quiet/find-quiet.js';
import type { ActivityKind } from '../../src/domain/activity.js';
import { type DeskWorld, LEADS, openDesk } from './desk-world.js';

let desk: DeskWorld;
const ravi = () => desk.as('ravi');

describe('a lead that loses points after it was claimed (S24)', () => {
  it('says so below its card, where its owner reads, on the card, and on its journey', async () => {
    desk = await openDesk();
    const { world } = desk;
    await desk.readyJane();
    await ravi().presses('Claim');
    await world.send(world.event('unsubscribed'));
    await desk.rested();
    const card = desk.card();
    expect(desk.slack.textOf(card)).toContain('*65*');
    expect(desk.below(card).map(desk.slack.textOf).join('\n')).toContain(
      '📉 Fell from SQL to MQL with 65 points',
    );
    expect(await ravi().types('timeline jane')).toContain('📉 Fell from SQL to MQL with 65 points');
    // It comes and goes without a second alert.
    expect(await world.handoffs()).toHaveLength(1);
  });

  it('has its silence charged on its journey, with the day and what was left', async () => {
    desk = await openDesk();
    const { world } = desk;
    await desk.readyJane();
    world.clock.forward({ days: 61 });
    await findQuiet(world.deps, world.team, world.clock.now());
    await desk.settle();
    const journey = await ravi().types('timeline jane');
    expect(journey).toMatch(/31 Jul 2026 .* 🤫 No activity for 60 days · \*−15\* to 75/);
  });

  it('is never said to have reached or lost an MQL line that its rules do not know', async () => {
    desk = await openDesk();
    const mona = desk.as('mona');
    await mona.types('rules preset');
    const hot = { 'Whose numbers?': 'Article 004: SQL 100, alerts at SQL', 'Before it counts': [] };
    await mona.submits({ ...hot, 'Why?': 'One line is enough' });
    await mona.presses('Switch on');
    const { world } = desk;
    const profile = { name: 'Bob Roe' };
    await world.send(
      world.event('demo_requested', 'bob@globex.com', { profile }),
      world.event('demo_requested', 'bob@globex.com'),
    );
    expect(await ravi().types('timeline bob')).toContain('📈 Reached SQL with 100 points');
  });
});

describe('what is worth sending', () => {
  it('is what suits the buyer and the stage: no calculator to who reads a blog (S39)', async () => {
    desk = await openDesk();
    const { world } = desk;
    const profile = { name: 'Tim Roe', title: 'CFO' };
    await world.send(world.event('blog_read', 'tim@globex.com', { profile }));
    expect(await ravi().types('show tim')).toContain('*Worth sending*: industry report; blog post');
    await world.send(world.event('pricing_page_viewed', 'tim@globex.com'));
    expect(await ravi().types('show tim')).toContain('*Worth sending*: ROI projection; TCO analysis');
  });
});

describe('/lead persona', () => {
  it('says while a segment has no persona, and when each has one (S60)', async () => {
    desk = await openDesk();
    const { world } = desk;
    const agency = { name: 'Ann Lee', industry: 'agency', companySize: 8 };
    await world.send(world.event('blog_read', 'ann@small.co', { profile: agency }));
    expect(await ravi().types('persona')).toContain('• Small agencies (1 lead, 1 without a job title)');
    await ravi().types('edit ann title=CEO');
    expect(await ravi().types('persona')).toContain('✅ *Every segment with leads in it has a persona*');
  });
});

describe('handoff rules of a team’s own (S37)', () => {
  const RULES = [
    '  - { id: forty, label: Forty points, when: { score: 40 } }',
    '  - { id: looks, label: Looked at prices twice, when: { did: pricing_page_viewed, times: 2 } }',
    '  - { id: replied, label: Replied, when: email_replied }',
    '  - { id: meets, label: Wants to meet, when: meeting_requested }',
    '  - { id: fits, label: Fits well and reads, when: { all: [{ fit: high }, blog_read] } }',
    '  - { id: either, label: Registered or asked, when: { any: [webinar_registered, info_requested] } }',
  ];
  const GOOD = { title: 'CTO', industry: 'software', companySize: 50 };

  it('each ring alone, of every kind, and each alert names the one that fired', async () => {
    desk = await openDesk();
    const { world } = desk;
    const mona = desk.as('mona');
    const source = world.deps.playbook.presets.get('preset_002')?.source ?? '';
    const own = source.replace(/^ready:\n(?: .*\n)*/m, `ready:\n${RULES.join('\n')}\n`);
    await mona.types('rules upload');
    const content = own.replace('name: preset_002', 'name: ours');
    const File = [desk.slack.upload({ user: 'mona', name: 'ours.yaml', content })];
    await mona.submits({ File, 'Why?': 'Our own rules', 'Before it counts': [] });
    await mona.presses('Switch on');
    const event = (name: string, kind: ActivityKind, profile = {}) =>
      world.send(world.event(kind, `${name}@${name}.com`, { profile: { name, ...profile } }));
    await event('score', 'demo_requested');
    await event('score', 'webinar_attended');
    await event('page', 'pricing_page_viewed');
    await event('page', 'pricing_page_viewed');
    await event('reply', 'email_replied');
    await event('meet', 'meeting_requested');
    await event('fit', 'blog_read', GOOD);
    await event('nofit', 'blog_read');
    await event('either', 'webinar_registered');
    await event('other', 'info_requested');
    await desk.rested();
    const cards = desk.slack.texts(LEADS).join('\n');
    for (const [name, because] of [
      ['score', 'forty points'],
      ['page', 'looked at prices twice'],
      ['reply', 'replied'],
      ['meet', 'wants to meet'],
      ['fit', 'fits well and reads'],
      ['either', 'registered or asked'],
      ['other', 'registered or asked'],
    ])
      expect(cards).toMatch(new RegExp(`\\*${name}\\*[\\s\\S]{0,200}?${because}`));
    expect(cards).not.toContain('*nofit*');
    // A rule that asks for points is not "whatever the score".
    expect(cards).not.toContain('forty points, whatever');
    await event('alone', 'meeting_requested');
    await desk.rested();
    expect(desk.slack.texts(LEADS).join()).toContain('*Ready because:* wants to meet, whatever the score');
  });
});

describe('segments on every dimension of S55', () => {
  const SEGMENTS: [id: string, when: string][] = [
    ['industry', '{ is: industry, in: [manufacturing] }'],
    ['company_size', '{ is: companySize, from: 500 }'],
    ['job_title', '{ is: title, in: [Finance Director] }'],
    ['seniority', '{ is: seniority, in: [director] }'],
    [
      'persona_type',
      '{ all: [{ is: department, in: [finance] }, { is: seniority, in: [director, c-level] }] }',
    ],
    ['geography', '{ is: country, in: [Germany] }'],
    ['tech_stack', '{ is: techStack, in: [Salesforce] }'],
    ['origin', '{ is: source, in: [referral] }'],
    ['buying_role', '{ is: buyingRole, in: [economic_buyer] }'],
    ['icp_fit', '{ fit: high }'],
    ['pages', '{ did: page_viewed, where: { path: /security } }'],
    ['downloads', '{ did: content_downloaded, where: { kind: case_study } }'],
    ['interest', '{ did: product_page_viewed, where: { product: routing } }'],
    ['on_email', '{ did: email_clicked, days: 30 }'],
    ['with_reps', '{ did: [call_logged, meeting_logged] }'],
    ['funnel', '{ funnel: consideration }'],
    ['lifecycle', '{ lifecycle: engaged }'],
    ['tagged', '{ tag: vip }'],
  ];

  it('have the right leads, and move one with what it does', async () => {
    desk = await openDesk();
    const { world } = desk;
    const mona = desk.as('mona');
    const source = world.deps.playbook.presets.get('preset_002')?.source ?? '';
    const own = SEGMENTS.map(([id, when]) => `  - { id: by_${id}, label: By ${id}, when: ${when} }`).join(
      '\n',
    );
    const content = source
      .replace(/^segments:\n[\s\S]*/m, `segments:\n${own}\n`)
      .replace('preset_002', 'ours');
    await mona.types('rules upload');
    await mona.submits({
      File: [desk.slack.upload({ user: 'mona', name: 'ours.yaml', content })],
      'Why?': 'Every dimension',
      'Before it counts': [],
    });
    await mona.presses('Switch on');
    const profile = {
      name: 'Fin Roe',
      title: 'Finance Director',
      industry: 'Manufacturing',
      companySize: 900,
      country: 'Germany',
      techStack: 'Salesforce',
      source: 'referral',
      buyingRole: 'economic_buyer',
    };
    const did = (kind: ActivityKind, properties = {}) =>
      world.send(world.event(kind, 'fin@globex.com', { profile, properties }));
    await world.send(world.event('website_visited', 'someone@else.com', { profile: { name: 'Else' } }));
    await did('page_viewed', { path: '/security' });
    await did('content_downloaded', { kind: 'case_study' });
    await did('product_page_viewed', { product: 'routing' });
    await did('email_clicked');
    await ravi().types('log fin call left a voicemail');
    await ravi().types('tag fin +vip');
    const list = await ravi().types('segment');
    for (const [id] of SEGMENTS)
      expect(list, id).toMatch(new RegExp(`\\*By ${id}\\* · ${id === 'lifecycle' ? 2 : 1} leads?\\n`));
    expect(await ravi().types('show fin')).toContain('*Segments* By industry');
    await did('pricing_page_viewed');
    expect(await ravi().types('segment')).toContain('*By funnel* · 0 leads');
  });
});
