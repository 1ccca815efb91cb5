import type { ModalView } from '@slack/types';
import { loadPersonas } from '../../src/playbook/personas.js';
import { loadPresets } from '../../src/playbook/presets.js';
import { accountView } from '../../src/views/account-view.js';
import type { Message } from '../../src/views/blocks.js';
import { personaModal } from '../../src/views/modals/persona.js';
import { presetModal } from '../../src/views/modals/preset.js';
import { icpModal } from '../../src/views/modals/rule-icp.js';
import { linesModal } from '../../src/views/modals/rule-lines.js';
import { pointsModal } from '../../src/views/modals/rule-points.js';
import { uploadModal } from '../../src/views/modals/upload.js';
import { personasView, personaView } from '../../src/views/persona-view.js';
import { problem } from '../../src/views/problem.js';
import { badChange, badFile } from '../../src/views/rules/bad-rules.js';
import { calibrateView } from '../../src/views/rules/calibrate-view.js';
import { draftView } from '../../src/views/rules/draft-view.js';
import { editMenu } from '../../src/views/rules/edit-menu.js';
import { progressView } from '../../src/views/rules/progress-view.js';
import { rulesLiveMessage } from '../../src/views/rules/rules-live.js';
import { rulesView } from '../../src/views/rules/rules-view.js';
import { sealView } from '../../src/views/rules/seal-view.js';
import { switchedView } from '../../src/views/rules/switched-view.js';
import { trialView } from '../../src/views/rules/trial-view.js';
import { versionsView } from '../../src/views/rules/versions-view.js';
import { segmentList, segmentsView } from '../../src/views/segment-list.js';
import { stuckList } from '../../src/views/stuck-list.js';
import { why } from '../../src/views/why.js';
import { aLead, hoursAgo, inPlain } from '../views/given.js';
import { anAccount, aPersona, aStuck } from '../views/given-lists.js';
import {
  aCalibration,
  aLiveVersion,
  aModel,
  aRules,
  aRulesMessage,
  aTrial,
  aVersion,
} from '../views/given-rules.js';
import { aWhy } from '../views/given-why.js';
import { several } from './scenes.js';

const reader = inPlain;
const presets = [...loadPresets().values()].map(({ model }) => model);
const house = presets[0] ?? aModel();
const personas = loadPersonas();
const [founder] = personas;
const origin = { about: 'rules' as const, id: '3', message: null };
const tried = { ...aTrial().version, status: 'live' as const, liveAt: hoursAgo(0) };
const mistakes = [
  {
    line: 12,
    column: 17,
    path: 'rules.3.pionts',
    message: 'unknown key: expected one of id, label, points, group, when, repeat, cap, from, until',
    nearest: 'points',
  },
  {
    line: 40,
    column: 24,
    path: 'lines.sql.leave',
    message: 'is above enter: a stage would be left before it is entered',
    nearest: null,
  },
];

/** The score explained, the rules and what is done with them, and the lists that follow from them. */
export const RULES: Record<string, () => Message[]> = {
  why: () => [
    why(
      aWhy({
        lead: aLead({ fit: 30, behaviour: 56, readyLine: 100 }),
        nextLine: { stage: 'ready', points: 100 },
        oneStepAway: [
          { label: 'Asked about pricing, timeline or integration', points: 20, rings: true },
          { label: 'Attended a demo', points: 20, rings: false },
          { label: 'Came back three times in two weeks', points: 25, rings: false },
        ],
        segments: ['Decision-makers', '500 people or more'],
      }),
      reader,
    ),
  ],
  'why-then': () => [
    why(
      aWhy({
        when: hoursAgo(1),
        rules: 'house@2',
        verdict: { fit: 'high', intent: 'low' },
        ahead: [],
        missing: ['the MQL score (lines.mql)'],
      }),
      reader,
    ),
    why(
      {
        ...aWhy({ lines: [], ahead: [] }),
        out: true,
        lead: aLead({ out: true, suppressedAt: hoursAgo(80) }),
      },
      reader,
    ),
  ],
  rules: () => [rulesView(aRules({ model: house }), reader)],
  'rules-silent': () => [
    rulesView(
      aRules({
        name: 'preset_001',
        model: presets.find(({ name }) => name === 'preset_001') ?? house,
        missing: ['the MQL score (lines.mql)'],
        isManager: false,
        pending: [],
      }),
      reader,
    ),
  ],
  'rules-versions': () => [
    versionsView(
      [
        aVersion({ version: 5 }),
        aVersion({ version: 4, status: 'discarded', diff: ['cold after a silence of: 45 -> 30 days'] }),
        aLiveVersion({
          diff: ['SQL line: enter 90 -> 80', 'new rule: Added users, +15 points'],
          reason: 'Too few alerts',
        }),
        aLiveVersion({
          version: 2,
          status: 'past',
          liveAt: hoursAgo(24 * 40),
          reason: 'Fewer, better alerts',
        }),
        aLiveVersion({
          version: 1,
          status: 'past',
          liveAt: hoursAgo(24 * 80),
          authorId: null,
          diff: [],
          reason: 'The preset Kindling starts with',
        }),
      ],
      { isManager: true, from: 0 },
      reader,
    ),
    editMenu(3),
  ],
  'rules-trial': () => [
    progressView({ what: 'trying', version: 4, done: 640, total: 1_204 }),
    trialView(aTrial(), reader),
  ],
  'rules-switched': () => [
    progressView({ what: 'rescoring', version: 4, done: 1_190, total: 1_204 }),
    switchedView({ version: tried, before: 3, readyNow: aTrial().readyNow, missing: [] }, reader),
    rulesLiveMessage(
      aRulesMessage({ diff: tried.diff, liveAt: hoursAgo(2), marketing: { by: 'U02REP', at: hoursAgo(1) } }),
      reader,
    ),
    sealView({ version: tried, marketing: { by: 'U02REP', at: hoursAgo(1) }, sales: null }, reader),
  ],
  'rules-calibrate': () => [calibrateView(aCalibration(), reader)],
  'rules-gone': () => [
    draftView(aVersion(), [3]),
    ...[
      { how: 'replaced' as const, by: null, at: hoursAgo(2), instead: 6 },
      { how: 'forgotten' as const, by: null, at: hoursAgo(30), instead: null },
      { how: 'discarded' as const, by: 'U02REP', at: hoursAgo(30), instead: null },
    ].map((ended) => problem({ kind: 'rules_gone', version: 5, ended }, reader)),
    problem({ kind: 'rules_gone', version: 99, ended: null }, reader),
  ],
  'rules-mistakes': () => [
    badFile('smb.yaml', mistakes),
    badChange(
      [
        {
          line: 1,
          column: 1,
          path: 'lines.mql.enter',
          message: '50: mql must be below sql (40)',
          nearest: null,
        },
      ],
      house,
    ),
    problem({ kind: 'managers_only', what: 'change the rules' }, reader),
    problem({ kind: 'no_change' }, reader),
    problem({ kind: 'no_such_rule', asked: 'demmo', near: ['demo'] }, reader),
    problem({ kind: 'no_files_here' }, reader),
  ],
  account: () => [accountView(anAccount(), reader)],
  stuck: () => [stuckList(aStuck(), reader)],
  segments: () => [
    segmentsView(aRules(), reader),
    segmentList(
      {
        segment: { id: 'deciders', label: 'Decision-makers' },
        rows: several.map((lead) => ({ lead, why: null })),
        from: 0,
        count: 12,
      },
      reader,
    ),
  ],
  persona: () => [
    personasView(personas, '', [
      { label: 'Small agencies', leads: 4, looked: 4, untitled: 3 },
      { label: 'Large manufacturers', leads: 1_204, looked: 100, untitled: 61 },
    ]),
    ...(founder ? [personaView(founder, true, reader)] : []),
  ],
};

export const RULES_MODALS: Record<string, () => ModalView> = {
  'modal-preset': () => presetModal(presets, origin, 'house'),
  'modal-points': () => pointsModal(house, origin),
  'modal-lines': () => linesModal(house, origin),
  'modal-icp': () => icpModal(house, origin, reader),
  'modal-upload': () => uploadModal(origin),
  'modal-persona': () => personaModal(founder ?? aPersona(), origin, reader),
};
