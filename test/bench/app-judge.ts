import { type Deed, saidIn } from '../../src/domain/scoring/deed.js';
import { compile } from '../../src/domain/scoring/engine.js';
import { isNext, type Sheet, step } from '../../src/domain/scoring/fold.js';
import type { Model } from '../../src/domain/scoring/model.js';
import { blankSheet } from '../../src/domain/scoring/replay.js';
import { totalAt } from '../../src/domain/scoring/score.js';
import { readEvents } from '../../src/http/events-body.js';
import { didOf } from '../domain/scoring/did-of.js';
import { DEED_RULES, FIT_RULES } from './twenty-rules.js';

/** The way of a body through the program as far as it needs no database: read, checked, judged. */
export function makeJudge(model: Model, now: Date) {
  const engine = compile(model);
  const sheets = new Map<string, Sheet>();
  const made = (email: string, at: Date): Sheet => {
    const sheet = blankSheet(engine, at);
    sheets.set(email, sheet);
    return sheet;
  };
  return {
    judge(body: Buffer): void {
      const reading = readEvents(body, { webhookId: 'bench', now });
      if (!reading.ok) throw new Error(`refused: ${JSON.stringify(reading.errors)}`);
      for (const { dedupeKey, kind, lead, occurredAt, properties } of reading.events) {
        const sheet = sheets.get(lead.email) ?? made(lead.email, occurredAt);
        const profile = saidIn(lead.profile);
        const deed: Deed = { id: dedupeKey, at: occurredAt, kind, properties, profile };
        if (isNext(sheet.standing, deed)) step(engine, sheet, deed, {});
      }
    },
    total(email: string): number {
      const sheet = sheets.get(email);
      return sheet === undefined ? 0 : totalAt(engine, sheet.standing, now.getTime());
    },
  };
}

/** The twenty rules as a model. */
export const twentyRules = (): Model => ({
  name: 'twenty',
  title: 'Twenty',
  source: 'the benchmark',
  groups: [{ id: 'all', label: 'All', halfLifeDays: null, cap: null }],
  rules: DEED_RULES.map(({ did: kind, points, kinds, times, of, hours }, at) => ({
    id: `rule${at}`,
    label: `Rule ${at}`,
    points,
    group: 'all',
    when: didOf(kind, {
      ...(kinds === undefined ? {} : { where: { kind: kinds } }),
      ...(times === undefined || times === 1 ? {} : { times }),
      ...(of === undefined ? {} : { of }),
    }),
    repeat: hours !== undefined ? { most: 1, days: hours / 24 } : times === 1 ? 'once' : 'every',
    cap: null,
    from: null,
    until: null,
  })),
  fit: FIT_RULES.map(({ is, points, among, from, to }, at) => ({
    id: `fit${at}`,
    label: `Fit ${at}`,
    points,
    is: { is, in: among ?? null, from: from ?? null, to: to ?? null },
  })),
  cap: null,
  icp: {
    industries: [],
    companySize: { from: null, to: null },
    seniorities: [],
    budget: { from: null, to: null },
    countries: [],
  },
  high: { fit: 2, intent: 50 },
  silence: null,
  quiet: { atRiskDays: 30, coldDays: 45 },
  lines: { mql: { enter: 50, leave: 40 }, sql: { enter: 80, leave: 70 }, stayHours: 24 },
  alert: { at: 'sql', requireFit: false, pointsAfterNotReady: 20, sameRuleDays: 7 },
  ready: [],
  disqualify: [],
  unsubscribe: 'keep',
  funnel: [],
  sla: { firstMinutes: 5, escalateMinutes: 10 },
  segments: [],
});
