import type { ModalView } from '@slack/types';
import type { WhyFacts } from '../../src/domain/facts.js';
import type { Lead } from '../../src/domain/lead.js';
import type { Persona } from '../../src/domain/persona.js';
import type { Advice, VersionLine } from '../../src/domain/rules-facts.js';
import type { Model } from '../../src/domain/scoring/model.js';
import { accountView } from '../../src/views/account-view.js';
import type { Message } from '../../src/views/blocks.js';
import type { Reader } from '../../src/views/dates.js';
import { personaModal } from '../../src/views/modals/persona.js';
import { presetModal } from '../../src/views/modals/preset.js';
import { icpModal } from '../../src/views/modals/rule-icp.js';
import { linesModal } from '../../src/views/modals/rule-lines.js';
import { pointsModal } from '../../src/views/modals/rule-points.js';
import { uploadModal } from '../../src/views/modals/upload.js';
import { personasView, personaView } from '../../src/views/persona-view.js';
import { badChange, badFile } from '../../src/views/rules/bad-rules.js';
import { calibrateView } from '../../src/views/rules/calibrate-view.js';
import { draftView } from '../../src/views/rules/draft-view.js';
import { editMenu } from '../../src/views/rules/edit-menu.js';
import { progressView, stoppedView } from '../../src/views/rules/progress-view.js';
import { rulesLiveMessage } from '../../src/views/rules/rules-live.js';
import { rulesView } from '../../src/views/rules/rules-view.js';
import { sealView } from '../../src/views/rules/seal-view.js';
import { switchedView } from '../../src/views/rules/switched-view.js';
import { trialView } from '../../src/views/rules/trial-view.js';
import { versionsView } from '../../src/views/rules/versions-view.js';
import { segmentList, segmentsView } from '../../src/views/segment-list.js';
import { stuckList } from '../../src/views/stuck-list.js';
import { aRef, hoursAgo, inPlain, inSlack } from './given.js';
import { anAccount, anAccountScore, aPersona, aStuck } from './given-lists.js';
import { aCalibration, aModel, aRules, aRulesMessage, aTrial, aVersion } from './given-rules.js';
import { aWhy, explained } from './given-why.js';

/** So many that every list has to be shortened. */
const many = <T>(count: number, one: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => one(at));

/** The rules, and all that is said of them, with `words` wherever a person may have written any. */
export function rulesSaying(words: string, reader: Reader): Record<string, Message> {
  const model = modelSaying(words);
  const version = versionSaying(words);
  const rules = aRules({
    ...versionSaying(words),
    model,
    missing: [words, words],
    pending: many(9, () => version),
    segments: many(40, (at) => ({ id: `s${at}`, label: words, count: 100_000 })),
    marketing: { by: words, at: hoursAgo(5) },
  });
  const states = (['draft', 'rescoring', 'live', 'past', 'discarded'] as const).map((status) => ({
    ...version,
    status,
    liveAt: hoursAgo(9),
  }));
  const { authorId, reason, diff } = version;
  const live = aRulesMessage({
    name: words,
    authorId,
    reason,
    diff,
    missing: [words],
    sales: rules.marketing,
  });
  return {
    rules: rulesView(rules, reader),
    'rules for readers': rulesView({ ...rules, isManager: false }, reader),
    versions: versionsView(many(8, () => states).flat(), { isManager: true, from: 8 }, reader),
    trial: trialView(trialSaying(words, version), reader),
    draft: draftView(version),
    'a bad file': badFile(
      words,
      many(20, () => ({ line: 99_999, column: 999, path: words, message: words, nearest: words })),
    ),
    'a bad change': badChange(
      many(20, (at) => ({ line: 1, column: 1, path: `rules.${at}.points`, message: words, nearest: words })),
      model,
    ),
    'work that has begun': progressView(null),
    'work that stopped': stoppedView,
    progress: progressView({ what: 'trying', version: 4, done: 5, total: 0 }),
    switched: switchedView({ version, before: 3, readyNow: 7, missing: [words] }, reader),
    'rules live': rulesLiveMessage(live, reader),
    'rules over': rulesLiveMessage({ ...live, endedAt: hoursAgo(1) }, reader),
    seal: sealView({ version, marketing: null, sales: { by: words, at: hoursAgo(1) } }, reader),
    'edit menu': editMenu(3),
    calibrate: calibrateView(
      aCalibration({
        name: words,
        suggested: { line: 65, because: words },
        bands: many(30, (at) => ({ from: at * 10, to: at * 10 + 10, won: 1, lost: 2, notReady: 3, open: 4 })),
        rules: many(30, (at) => ({ id: `r${at}`, label: words, accepted: at, returned: at })),
      }),
      reader,
    ),
  };
}

/** Accounts, segments, leads that are stuck, and personas. */
export function listsSaying(words: string, lead: Lead, reader: Reader): Record<string, Message> {
  const score = anAccountScore({
    lines: many(20, () => ({ points: 1_000, reason: words, leadId: null })),
    roles: [{ leadId: 'lead-1', role: 'champion', isSaid: true }],
    ownerIds: many(9, () => words),
  });
  const row = { lead, days: 400, nextStep: { title: words, dueAt: hoursAgo(-9) }, track: words };
  const persona = personaSaying(words);
  return {
    account: accountView(anAccount({ name: words, members: many(30, () => lead), score }), reader),
    stuck: stuckList(
      aStuck({ rows: many(40, (at) => ({ ...row, track: at % 2 ? words : null })), count: 99 }),
      reader,
    ),
    'nobody stuck': stuckList(aStuck({ rows: [], count: 0 }), reader),
    segments: segmentsView(
      { segments: many(50, (at) => ({ id: `s${at}`, label: words, count: 9 })), countedAt: hoursAgo(1) },
      reader,
    ),
    'no segments': segmentsView({ segments: [], countedAt: null }, reader),
    segment: segmentList(
      {
        segment: { id: 's', label: words },
        rows: many(10, () => ({ lead, why: words })),
        from: 10,
        count: 99,
      },
      reader,
    ),
    'empty segment': segmentList({ segment: { id: 's', label: words }, rows: [], from: 0, count: 0 }, reader),
    personas: personasView(
      many(40, () => persona),
      '',
      many(30, () => ({ label: words, leads: 1_000_000, looked: 100, untitled: 100 })),
    ),
    'no such persona': personasView(
      many(40, () => persona),
      words,
    ),
    persona: personaView(persona, true, reader),
  };
}

export function rulesModals(words: string): Record<string, ModalView> {
  const origin = { about: 'rules' as const, id: '3', message: null };
  const model = modelSaying(words);
  const reason = { reason: words, try: false };
  return {
    preset: presetModal(
      many(12, (at) => ({ ...model, name: `preset_${at}` })),
      origin,
      'preset_2',
      { kind: 'preset', name: 'preset_2', mqlScore: 100, ...reason },
    ),
    points: pointsModal(model, origin, { kind: 'points', rule: 'r0', points: -10, cap: 'none', ...reason }),
    lines: linesModal(model, origin),
    icp: icpModal(model, origin, inSlack),
    'icp in the sandbox': icpModal(model, origin, inPlain),
    upload: uploadModal(origin, reason),
    persona: personaModal(personaSaying(words), { ...origin, about: 'persona' }, inSlack),
    'persona in the sandbox': personaModal(personaSaying(words), { ...origin, about: 'persona' }, inPlain),
  };
}

export const adviceSaying = (words: string): Advice => ({
  persona: personaSaying(words),
  send: many(9, () => words),
});

export const whySaying = (words: string, lead: Lead): WhyFacts => ({
  ...aWhy({
    lines: many(60, (at) =>
      explained(1, words, at, {
        part: at % 2 ? 'fit' : 'behaviour',
        given: 20,
        what: at < 50 ? 'given' : 'capped',
      }),
    ),
    segments: many(30, () => words),
    oneStepAway: many(20, (at) => ({ label: words, points: 40, rings: at % 2 === 0 })),
    nextLine: { stage: 'ready', points: 1_000 },
    missing: [words, words],
    rules: words,
    rulesNow: words,
    barred: { by: 'rule', label: words },
    unscored: many(9, () => ({ label: words, count: 1_000 })),
  }),
  lead,
});

const personaSaying = (words: string): Persona => {
  const lines = many(20, () => words);
  return aPersona({
    name: words,
    titles: lines,
    reportsTo: words,
    responsibilities: lines,
    decisionAuthority: words,
    goals: lines,
    successMetrics: lines,
    pains: lines,
    buyingTriggers: lines,
    contentPreferences: lines,
    objections: lines,
    notes: many(9, () => ({ text: words, by: words, at: hoursAgo(9) })),
  });
};

const versionSaying = (words: string): VersionLine =>
  aVersion({ name: words, authorId: words, reason: words, diff: many(30, () => words) });

/** Ids are checked when rules are read; everything else may be said freely. */
function modelSaying(words: string): Model {
  const model = aModel();
  const named = many(20, (at) => ({ id: `n${at}`, label: words, when: { opened: 1 } }));
  return {
    ...model,
    title: words,
    source: words,
    groups: many(20, (at) => ({ id: `g${at}`, label: words, halfLifeDays: at + 1, cap: 100_000 })),
    rules: many(200, (at) => ({
      id: `r${at}`,
      label: words,
      points: at - 1_000,
      group: `g${at % 2}`,
      when: { opened: 1 },
      repeat: 'once',
      cap: 100_000,
      from: null,
      until: null,
    })),
    fit: many(50, (at) => ({
      id: `f${at}`,
      label: words,
      points: 10,
      is: { is: 'industry', in: null, from: null, to: null },
    })),
    icp: { ...model.icp, industries: many(200, () => words), countries: many(200, () => words) },
    silence: { label: words, afterDays: 60, points: -15 },
    lines: { mql: null, sql: { enter: 80, leave: 70 }, stayHours: 24 },
    ready: named,
    disqualify: named,
    segments: named,
  };
}

function trialSaying(words: string, version: VersionLine) {
  const named = aRef({ name: words, company: words });
  const alerts = many(40, () => ({ lead: named, at: hoursAgo(40), rule: words }));
  const customers = many(40, () => ({ lead: named, wonAt: hoursAgo(40) }));
  return aTrial({
    version,
    against: words,
    gained: alerts,
    lost: alerts,
    missedCustomers: customers,
    caughtCustomers: customers,
    missing: [words],
  });
}
