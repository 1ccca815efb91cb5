import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { explainLead } from '../../../src/app/lead/explain-lead.js';
import { findQuiet } from '../../../src/app/quiet/find-quiet.js';
import { proposeRules } from '../../../src/app/rules/propose-rules.js';
import { readRules, readSource } from '../../../src/app/rules/read-rules.js';
import { forgetStandings, rescore, scoreNew } from '../../../src/app/rules/rescore.js';
import { discardRules, signRules, switchRules } from '../../../src/app/rules/switch-rules.js';
import { tryRules } from '../../../src/app/rules/try-rules.js';
import type { Change } from '../../../src/domain/scoring/change.js';
import { MONA, problem, RAVI, ROSA, useWorld, value, type World } from '../../support/world.js';

let world: World;
useWorld((fresh) => {
  world = fresh;
}, '2026-06-01T12:00:00Z');

const manager = (actor = MONA) => world.ctx(actor, undefined, 'manager');
const words = (...pairs: string[]): Change => ({
  kind: 'words',
  settings: pairs.map((pair) => ({ name: pair.split('=')[0] ?? '', value: pair.split('=')[1] ?? '' })),
});
const propose = (change: Change, reason = 'Demos win more', author = MONA) =>
  proposeRules(world.deps, manager(author), change, reason);
const standings = (version: number) =>
  world.prisma.standing.count({ where: { teamId: world.team, version } });
const put = async (change: Change) => {
  const { version } = value(await propose(change));
  value(await switchRules(world.deps, manager(), version));
  await rescore(world.deps, world.at());
  return version;
};

describe('a change of the rules', () => {
  it('is a new version with its author, reason and what it changes, and changes nothing by itself', async () => {
    await world.send(world.event('demo_requested'));
    const line = value(await propose(words('demo=50', 'sql=90')));
    expect(line).toMatchObject({
      version: 2,
      status: 'draft',
      authorId: MONA,
      reason: 'Demos win more',
      diff: ['SQL line: enter 80 -> 90', 'SQL line: leave 70 -> 80', 'Requested a demo: 30 -> 50 points'],
    });
    expect(await world.total()).toBe(30);
    expect((await readRules(world.deps, world.at(), true)).version).toBe(1);
  });

  it('is for managers', async () => {
    const asked = world.ctx(RAVI);
    expect(problem(await proposeRules(world.deps, asked, words('demo=50'), 'because'))).toMatchObject({
      kind: 'managers_only',
    });
    expect(problem(await switchRules(world.deps, asked, 1))).toMatchObject({ kind: 'managers_only' });
    expect(problem(await signRules(world.deps, asked, 'sales', 1))).toMatchObject({ kind: 'managers_only' });
  });

  it.each<[string, Change, object]>([
    [
      'a rule there is not',
      words('dmo=50'),
      { kind: 'no_such_rule', near: expect.arrayContaining(['demo']) },
    ],
    ['no number', words('demo=lots'), { kind: 'not_a_number', name: 'demo' }],
    ['a line below its exit', words('sql leave=95'), { kind: 'bad_rules' }],
    ['an MQL line above the SQL line', words('mql=90'), { kind: 'bad_rules' }],
    ['nothing new', words('demo=30'), { kind: 'no_change' }],
    ['a YAML with a slip', { kind: 'yaml', text: 'name: mine\nruls: []\n' }, { kind: 'bad_rules' }],
  ])(
    'with %s is refused with what would work, and the rules stay as they were',
    async (_, change, expected) => {
      expect(problem(await propose(change))).toMatchObject(expected);
      expect(await world.prisma.rulebook.count({ where: { teamId: world.team, version: { gt: 1 } } })).toBe(
        0,
      );
    },
  );

  it('needs a reason', async () => {
    expect(problem(await propose(words('demo=50'), '  '))).toMatchObject({ kind: 'needs_reason' });
  });

  it('made by twenty at once is twenty versions', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, at) => propose(words(`demo=${31 + at}`))));
    const rows = await world.prisma.rulebook.findMany({
      where: { teamId: world.team },
      orderBy: { version: 'asc' },
    });
    expect(rows.map(({ version }) => version)).toEqual(Array.from({ length: 21 }, (_, at) => at + 1));
  });
});

describe('switching a version on', () => {
  beforeEach(async () => {
    await world.send(world.event('demo_requested'), world.event('email_replied', 'bob@acme.com'));
  });

  it('leaves every score as it is until all are done, then changes all at once', async () => {
    const { version } = value(await propose(words('demo=50')));
    value(await switchRules(world.deps, manager(), version));
    expect(await world.total()).toBe(30);
    const seen: number[] = [];
    expect(await rescore(world.deps, world.at(), ({ done }) => seen.push(done))).toBe(2);
    expect(seen.at(-1)).toBe(2);
    expect(await world.total()).toBe(50);
    expect(await world.total('bob@acme.com')).toBe(20);
    expect(value(await explainLead(world.deps, world.at(), 'jane@acme.com', null)).rules).toBe(
      'preset_002@2',
    );
  });

  it('counts what comes in while it is under way', async () => {
    const { version } = value(await propose(words('demo=50')));
    value(await switchRules(world.deps, manager(), version));
    const busy = Promise.all([
      rescore(world.deps, world.at()),
      ...Array.from({ length: 20 }, () => world.send(world.event('pricing_page_viewed'))),
    ]);
    await busy;
    expect(await rescore(world.deps, world.at())).toBeNull();
    expect(await world.total()).toBe(50 + 20 * 15);
    expect(await standings(2)).toBe(2);
  });

  it('by twenty at once, rescored by four, happens once', async () => {
    const { version } = value(await propose(words('demo=50')));
    await Promise.all(Array.from({ length: 20 }, () => switchRules(world.deps, manager(), version)));
    await Promise.all(Array.from({ length: 4 }, () => rescore(world.deps, world.at())));
    expect(await world.prisma.history.count({ where: { teamId: world.team, verb: 'rules.live' } })).toBe(1);
    expect((await world.outbox('rules')).filter(({ deed }) => deed === 'post')).toHaveLength(1);
  });

  it('goes on where it was stopped, and can be stopped for good', async () => {
    const { version } = value(await propose(words('demo=50')));
    value(await switchRules(world.deps, manager(), version));
    value(await discardRules(world.deps, manager(), version));
    expect(await rescore(world.deps, world.at())).toBeNull();
    expect(await world.total()).toBe(30);
    expect(await standings(version)).toBe(0);
  });

  it('waits its turn while another is under way', async () => {
    const first = value(await propose(words('demo=50')));
    const second = value(await propose(words('demo=60'), 'Demos win most', ROSA));
    value(await switchRules(world.deps, manager(), first.version));
    expect(problem(await switchRules(world.deps, manager(), second.version))).toMatchObject({
      kind: 'rules_busy',
      version: first.version,
    });
  });

  it('hands a lead that is ready only by the new rules over with its next sign of life, once', async () => {
    await put(words('demo=90'));
    expect(await world.handoffs()).toEqual([]);
    await world.send(world.event('email_opened'));
    await world.send(world.event('email_opened'));
    expect(await world.handoffs()).toHaveLength(1);
  });

  it('makes leads cold that are so only by the new rules, without a message each', async () => {
    world.clock.forward({ days: 40 });
    await findQuiet(world.deps, world.team, world.clock.now());
    expect((await world.lead()).coldAt).toBeNull();
    await put(words('cold=35', 'at risk=20'));
    await findQuiet(world.deps, world.team, world.clock.now());
    expect((await world.lead()).coldAt).not.toBeNull();
    expect(await world.outbox('cold')).toEqual([]);
  });

  it('can be taken back: the version before comes again, as one of its own, so that each day keeps its rules', async () => {
    await put(words('demo=50'));
    value(await switchRules(world.deps, manager(), 1));
    await rescore(world.deps, world.at());
    expect(await world.total()).toBe(30);
    expect(await readRules(world.deps, world.at(), true)).toMatchObject({
      version: 3,
      reason: 'Back to version 1',
      diff: ['Requested a demo: 50 -> 30 points'],
    });
  });

  it('forgets how leads stood by rules no longer in force', async () => {
    await put(words('demo=50'));
    expect(await standings(1)).toBe(2);
    await forgetStandings(world.deps, world.at());
    expect(await standings(1)).toBe(0);
    expect(await standings(2)).toBe(2);
  });

  it('rebuilds any day by the rules of that day', async () => {
    const then = world.clock.now();
    world.clock.forward({ days: 1 });
    await put(words('demo=50'));
    world.clock.forward({ days: 1 });
    const old = value(await explainLead(world.deps, world.at(), 'jane@acme.com', then));
    expect(old).toMatchObject({ total: 30, rules: 'preset_002@1', rulesNow: 'preset_002@2' });
    expect(
      value(await explainLead(world.deps, world.at(), 'jane@acme.com', world.clock.now())),
    ).toMatchObject({
      total: 50,
    });
  });
});

it('a team from before there were standings is scored at the start, and its people find their accounts', async () => {
  await world.send(world.event('demo_requested'));
  const where = { teamId: world.team };
  await world.prisma.standing.deleteMany({ where });
  await world.prisma.rulebook.deleteMany({ where });
  await world.prisma.lead.updateMany({ where, data: { account: null } });
  expect(await world.total()).toBe(30);
  expect(await scoreNew(world.deps, world.at())).toBe(1);
  expect(await scoreNew(world.deps, world.at())).toBe(0);
  expect(await standings(1)).toBe(1);
  expect(await world.prisma.lead.findMany({ where, select: { account: true } })).toEqual([
    { account: 'acme.com' },
  ]);
});

it('the file of a version is as it was written, unless that no longer says what is in force', async () => {
  const file = async () => (await readSource(world.deps, world.at(), null))?.source ?? '';
  const text = world.deps.playbook.presets.get('preset_002')?.source ?? '';
  expect(await file()).toBe(text);
  const where = { teamId_version: { teamId: world.team, version: 1 } };
  // As after an update that reads the same words otherwise.
  await world.prisma.rulebook.update({ where, data: { source: text.replace('points: 20', 'points: 21') } });
  expect(await file()).toContain('label: Replied to an e-mail, points: 20,');
  await world.prisma.rulebook.update({ where, data: { source: 'no longer: understood' } });
  expect(problem(await propose({ kind: 'yaml', text: await file() }))).toMatchObject({ kind: 'no_change' });
});

describe('signing', () => {
  it('is by marketing and by sales, each once, and a new version asks for both anew', async () => {
    value(await signRules(world.deps, manager(), 'marketing', 1));
    expect(value(await signRules(world.deps, manager(RAVI), 'sales', 1))).toMatchObject({ complete: true });
    expect(await readRules(world.deps, world.at(), false)).toMatchObject({
      marketing: { by: MONA },
      sales: { by: RAVI },
    });
    await put(words('demo=50'));
    expect(await readRules(world.deps, world.at(), false)).toMatchObject({ marketing: null, sales: null });
    expect(problem(await signRules(world.deps, manager(), 'sales', 1))).toMatchObject({ kind: 'gone' });
  });

  it('twenty times at once is once, and keeps its day; a later word of somebody else takes its place', async () => {
    const signed = async () => (await world.deeds()).filter((verb) => verb === 'rules.signed').length;
    await Promise.all(Array.from({ length: 20 }, () => signRules(world.deps, manager(), 'sales', 1)));
    expect(await signed()).toBe(1);
    const at = world.clock.now();
    world.clock.forward({ days: 1 });
    value(await signRules(world.deps, manager(), 'sales', 1));
    expect((await readRules(world.deps, world.at(), false)).sales).toEqual({ by: MONA, at });
    value(await signRules(world.deps, manager(RAVI), 'sales', 1));
    expect((await readRules(world.deps, world.at(), false)).sales).toMatchObject({ by: RAVI });
    expect(await signed()).toBe(2);
  });
});

describe('trying a change', () => {
  it('tells by name which alerts it would have fired, gained and lost, and which customers it would have missed', async () => {
    await world.ready('ann@acme.com');
    await world.ready('won@acme.com');
    world.clock.forward({ minutes: 1 });
    await world.send(world.event('deal_won', 'won@acme.com'));
    await world.send(
      ...['demo_requested', 'demo_requested', 'pricing_page_viewed'].map((kind) =>
        world.event(kind as 'demo_requested', 'dan@acme.com'),
      ),
    );
    const { version } = value(await propose(words('demo=10', 'pricing=80')));
    const progress: number[] = [];
    const trial = value(await tryRules(world.deps, world.at(), version, ({ done }) => progress.push(done)));
    expect(trial).toMatchObject({ leads: 3, before: 2, after: 3, against: 'preset_002@1', lost: [] });
    expect(trial.gained.map(({ lead }) => lead.email)).toEqual(['dan@acme.com']);
    expect(progress).toEqual([3]);
    const strict = value(await propose(words('sql=500')));
    const lost = value(await tryRules(world.deps, world.at(), strict.version));
    expect(lost.lost.map(({ lead }) => lead.email).toSorted()).toEqual(['ann@acme.com', 'won@acme.com']);
    expect(lost.missedCustomers.map(({ lead }) => lead.email)).toEqual(['won@acme.com']);
    expect(await world.prisma.handoff.count({ where: { teamId: world.team } })).toBe(2);
  });
});

describe('a preset', () => {
  it('without its threshold says what is missing and alerts nobody; with it, it does', async () => {
    await put({ kind: 'preset', name: 'preset_001', mqlScore: null });
    expect((await readRules(world.deps, world.at(), true)).missing).toEqual([expect.stringContaining('MQL')]);
    const fit = { title: 'CTO', industry: 'software', companySize: 50 };
    const events = () => [1, 2, 3].map(() => world.event('demo_requested', 'fit@acme.com', { profile: fit }));
    await world.send(...events());
    expect(await world.handoffs()).toEqual([]);
    await put({ kind: 'preset', name: 'preset_001', mqlScore: 100 });
    expect((await readRules(world.deps, world.at(), true)).missing).toEqual([]);
    await world.send(...events());
    expect(await world.handoffs()).toMatchObject([{ rule: 'Reached 100 points' }]);
  });

  it('hands over a high fit of high intent at once, whatever score the team sets, and nobody else (S16)', async () => {
    await put({ kind: 'preset', name: 'preset_001', mqlScore: 70 });
    const fit = { title: 'CTO', industry: 'software', companySize: 50 };
    const verdict = async (email: string) => {
      const why = value(await explainLead(world.deps, world.at(), email, null));
      return [why.verdict.fit, why.verdict.intent, (await world.handoffs()).length].join(' ');
    };
    await world.send(world.event('demo_requested', 'fit@acme.com', { profile: fit }));
    expect(await verdict('fit@acme.com')).toBe('high low 0');
    await world.send(world.event('demo_requested', 'low@acme.com', { profile: { title: 'Assistant' } }));
    await world.send(world.event('pricing_page_viewed', 'low@acme.com'));
    expect(await verdict('low@acme.com')).toBe('low high 0');
    await world.send(world.event('pricing_page_viewed', 'fit@acme.com'));
    expect(await verdict('fit@acme.com')).toBe('high high 1');
  });

  it('does so below any line where its file says so, and names the rule (S16, S37)', async () => {
    const file = parse(await readFile('src/playbook/presets/articles_002.yaml', 'utf8'));
    const both = {
      id: 'both',
      label: 'High fit and high intent',
      when: { all: [{ fit: 'high' }, { intent: 'high' }] },
    };
    const text = stringify({ ...file, name: 'matrix', high: { fit: 2, intent: 20 }, ready: [both] });
    await put({ kind: 'yaml', text });
    const fit = { title: 'CTO', industry: 'software', companySize: 50 };
    await world.send(world.event('blog_read', 'fit@acme.com', { profile: fit }));
    await world.send(world.event('demo_requested', 'low@acme.com'));
    expect(await world.handoffs()).toEqual([]);
    await world.send(world.event('demo_requested', 'fit@acme.com'));
    expect(await world.handoffs()).toMatchObject([{ rule: 'High fit and high intent' }]);
  });
});
