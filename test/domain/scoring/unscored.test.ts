import { expect, it } from 'vitest';
import { compile } from '../../../src/domain/scoring/engine.js';
import { unscored } from '../../../src/domain/scoring/unscored.js';
import { loadPresets } from '../../../src/playbook/presets.js';
import { did, modelOf } from './story.js';

const rules = [
  {
    id: 'case',
    label: 'Case',
    points: 10,
    when: { did: 'content_downloaded', where: { kind: 'case_study' } },
  },
  {
    id: 'both',
    label: 'Both',
    points: 10,
    when: { all: ['blog_read', { did: 'webinar_attended', where: { live: true } }] },
  },
];
const left = (...past: ReturnType<typeof did>[]) => unscored(compile(modelOf({ rules })), past);
const got = (properties: Record<string, unknown>) => did(0, 'content_downloaded', properties);

it('what no rule looks for is named, and how often', () => {
  expect(left(did(0, 'demo_requested'), did(1, 'demo_requested'), did(2, 'email_opened'))).toEqual([
    { label: 'Requested a demo', count: 2 },
    { label: 'Opened an e-mail', count: 1 },
  ]);
});

it('of what rules look at by its words, those are named that made the difference', () => {
  expect(
    left(got({ kind: 'ebook' }), got({ kind: 'Case study' }), got({}), got({ kind: ['guide', 7, null] })),
  ).toEqual([
    { label: 'Downloaded content (ebook)', count: 1 },
    { label: 'Downloaded content (kind not told)', count: 1 },
    { label: 'Downloaded content (guide, 7)', count: 1 },
  ]);
});

it('what is a part of a compound is looked for, and what others do is not theirs', () => {
  expect(left(did(0, 'blog_read'), did(0, 'webinar_attended', { live: true }))).toEqual([]);
  expect(left(did(0, 'call_logged'), did(0, 'email_sent'), did(0, 'webinar_missed'))).toEqual([]);
});

it('an eBook has no row in article 002, and says so (C04)', () => {
  const { model } = loadPresets().get('preset_002') ?? {};
  if (model === undefined) throw new Error('no preset');
  expect(unscored(compile(model), [got({ kind: 'eBook' }), got({ kind: 'guide' }), got({})])).toEqual([
    { label: 'Downloaded content (eBook)', count: 1 },
  ]);
});
