import { describe, expect, it } from 'vitest';
import { accountView } from '../../src/views/account-view.js';
import { leadList } from '../../src/views/lead-list.js';
import { ACTIONS } from '../../src/views/names.js';
import { problem } from '../../src/views/problem.js';
import { badChange, badFile } from '../../src/views/rules/bad-rules.js';
import { readSegmentPage, segmentList, segmentsView } from '../../src/views/segment-list.js';
import { STUCK_IN_A_LIST, stuckList } from '../../src/views/stuck-list.js';
import { readTrackAnyway } from '../../src/views/track-anyway.js';
import { aLead, aRef, hoursAgo, inPlain } from './given.js';
import { anAccount, anAccountScore, aStuck } from './given-lists.js';
import { aModel } from './given-rules.js';
import { buttonsOf, buttonWords, shown } from './shown.js';

describe('/lead account', () => {
  it('tells who is there with which part, why it has its score, and whom to look for', () => {
    expect(shown(accountView(anAccount(), inPlain))).toBe(
      [
        '🏢 *Acme Field Services* · *101 points*',
        '3 people · 2 active lately · last active 2 h ago',
        'Owners: <@U01REP>',
        '*Why this score*',
        '• *+30* Best fit: Jane Doe',
        '• *+56* Hottest: Jane Doe',
        '• *+10* Omar Said, too: a quarter of their 40 points for what they did',
        '• *+5* 1 person more active in the last 30 days',
        '🔎 *Still to be found*: technical evaluator, champion, influencer',
        '🔥 *Jane Doe* · VP Operations · 86 points',
        'Economic buyer, going by the title · last active 2 h ago · owner <@U01REP>',
        '[Show]',
        '*Omar Said* · Dispatcher · 60 points',
        'End user · last active 2 h ago · owner nobody yet',
        '📋 In a track: Cold lead re-engagement',
        '[Show]',
        '*info@acme.com* · 10 points',
        'no part known · nothing recorded yet · owner nobody yet',
        '[Show]',
        '(Set a part: `/lead role jane@acme.com champion`)',
      ].join('\n'),
    );
  });

  it('shows reasons that add up however many there are, and counts the people left out', () => {
    const lines = Array.from({ length: 14 }, (_, at) => ({ points: at, reason: 'Because', leadId: null }));
    const members = Array.from({ length: 20 }, (_, at) => aLead({ id: `l${at}` }));
    const text = shown(
      accountView(anAccount({ members, score: anAccountScore({ lines, score: 91 }) }), inPlain),
    );
    const points = [...text.matchAll(/^• \*\+(\d+)\*/gm)].map(([, digits]) => Number(digits));
    expect(points.reduce((sum, each) => sum + each, 0)).toBe(91);
    expect(text).toContain('(and 8 more people ·');
  });

  it('of a whole buying group says so', () => {
    const score = anAccountScore({ missingRoles: [], lines: [], ownerIds: [], lastActivityAt: null });
    const text = shown(accountView(anAccount({ score }), inPlain));
    expect(text).toContain('✅ *Every part in the purchase has somebody*');
    expect(text).toContain('*Why this score*\nNo points yet');
    expect(text).toContain('Owners: nobody yet');
  });
});

describe('/lead stuck', () => {
  it('lists by owner who stays too long, with the next step or that there is none', () => {
    const message = stuckList(aStuck(), inPlain);
    expect(shown(message)).toBe(
      [
        '🐢 *3 leads stay in consideration longer than usual*',
        'Half of those who went on did so within 12 days.',
        '*Owner: <@U02REP>*',
        '*Mia Wolf* · VP Operations · Initech · 86 points · *41 days*',
        'no next step · ⚠️ in no track',
        '[Start a track] [Log] [Show]',
        '*Ann Lee* · VP Operations · Umbra Labs · 86 points · *19 days*',
        'no next step · in “Consideration”',
        '[Log] [Show]',
        '*Owner: nobody yet*',
        '*Lou Reyes* · VP Operations · Hooli · 86 points · *30 days*',
        'next: Call back about the pilot, tomorrow at 12:30 · in “Consideration”',
        '[Log] [Show]',
      ].join('\n'),
    );
    expect(buttonsOf(message)[0]).toMatchObject({ action_id: ACTIONS.reengage, value: 'lead-7' });
  });

  it('offers no track to who asked not to be written to', () => {
    const row = { lead: aLead({ suppressedAt: hoursAgo(9) }), days: 40, nextStep: null, track: null };
    expect(buttonWords(stuckList(aStuck({ rows: [row], count: 1 }), inPlain))).toEqual(['Log', 'Show']);
  });

  it('goes on where a page ends', () => {
    const row = { lead: aLead(), days: 40, nextStep: null, track: 'x' };
    const rows = Array.from({ length: STUCK_IN_A_LIST }, () => row);
    const message = stuckList(aStuck({ rows, count: 30, medianDays: null }), inPlain, 12);
    expect(shown(message)).toContain('(13–24 of 30, those that stay longest first)');
    expect(buttonsOf(message).at(-1)).toMatchObject({ action_id: ACTIONS.stuckMore, value: '24' });
    expect(shown(message)).toContain('Too few have left consideration to say how long is usual');
  });

  it('of nobody says what else there is', () => {
    expect(stuckList(aStuck({ rows: [], count: 0 }), inPlain).text).toContain('`/lead hot`');
  });
});

describe('/lead segment', () => {
  it('names every segment with how many are in it', () => {
    const message = segmentsView(
      { segments: [{ id: 'deciders', label: 'Decision-makers', count: 12 }], countedAt: null },
      inPlain,
    );
    expect(shown(message)).toContain('*Decision-makers* · 12 leads\n[Show]');
    expect(buttonsOf(message)[0]).toMatchObject({ action_id: ACTIONS.segmentShow, value: 'deciders' });
    expect(segmentsView({ segments: [], countedAt: null }, inPlain).text).toContain('`/lead rules upload`');
  });

  it('with a name lists who is in it, page by page', () => {
    const segment = { id: 'deciders', label: 'Decision-makers' };
    const rows = Array.from({ length: 10 }, () => ({ lead: aLead(), why: null }));
    const message = segmentList({ segment, rows, from: 10, count: 33 }, inPlain);
    expect(shown(message)).toContain('*33 leads in “Decision-makers”*');
    expect(shown(message)).toContain('(11–20 of 33)');
    expect(readSegmentPage(buttonsOf(message).at(-1)?.value ?? '')).toEqual({
      segment: 'deciders',
      from: 20,
    });
    expect(segmentList({ segment, rows: [], from: 0, count: 0 }, inPlain).text).toBe(
      'No lead is in “Decision-makers” now. All segments: `/lead segment`',
    );
  });
});

it('a lead without a line to reach is not infinitely far from ready', () => {
  const rows = [{ lead: aLead({ readyLine: Number.POSITIVE_INFINITY }), why: null }];
  expect(shown(leadList({ list: 'hot', asked: null, rows, from: 0, count: 1 }, inPlain))).toContain(
    'no line set for sales · last active',
  );
});

it('a track that may come too early can be started all the same', () => {
  const early = {
    kind: 'too_early' as const,
    lead: aRef(),
    track: 'Decision',
    funnel: 'awareness' as const,
    needs: 'decision' as const,
  };
  const [anyway] = buttonsOf(problem(early, inPlain));
  expect(anyway?.action_id).toBe(ACTIONS.trackAnyway);
  expect(readTrackAnyway(anyway?.value ?? '')).toEqual({ lead: 'lead-1', track: 'Decision' });
});

describe('mistakes in the rules', () => {
  const fault = { line: 12, column: 5, path: 'rules.3.pionts', message: 'unknown key', nearest: 'points' };
  const faults = Array.from({ length: 10 }, () => fault);

  it('of a file are named with their place in it, and the notification stays short', () => {
    const message = badFile('smb<1>.yaml', faults);
    expect(shown(message)).toContain("smb&lt;1&gt;.yaml can't be used, so nothing was changed: 10 mistakes.");
    expect(shown(message)).toContain(
      '• Line 12, column 5, rules.3.pionts: unknown key. Did you mean `points`?',
    );
    expect(shown(message)).toContain('and 2 more\n');
    expect(message.text.split('•')).toHaveLength(2);
  });

  it('of a change made in Slack have no lines, for nobody wrote any', () => {
    const message = problem({ kind: 'bad_rules', faults }, inPlain);
    expect(shown(message)).toContain('• rules, 3, pionts: unknown key. Did you mean `points`?');
    expect(shown(message)).not.toMatch(/[Ll]ine \d|upload/);
    expect(message.text.split('•')).toHaveLength(2);
  });

  it('of a change are named by the rule they are about', () => {
    const at = (path: string) => shown(badChange([{ ...fault, path, nearest: null }], aModel()));
    expect(at('rules.4.points')).toContain('• Visited the career page, points: unknown key');
    expect(at('lines.sql.enter')).toContain('• SQL line: unknown key');
    expect(at('rules.99.points')).toContain('• rules, 99, points: unknown key');
    expect(at('groups.0')).toContain('• What they ask for: unknown key');
    expect(at('')).toContain('• unknown key');
  });
});
