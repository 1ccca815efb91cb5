import type { Model } from '../../src/domain/scoring/model.js';
import { checkYaml, type Fault, faultText, readYaml } from '../../src/playbook/load.js';
import { modelSchema } from '../../src/playbook/model-schema.js';

/** About the least that a model can say. */
export const SMALL = `name: small
title: Small
source: Nobody
groups:
  - { id: behaviour, label: What they do }
rules:
  - { id: demo, label: Requested a demo, points: 30, when: demo_requested }
  - { id: opens, label: Opened three, points: 10, when: { did: email_opened, times: 3, of: sequence } }
fit:
  - { id: industry, label: Target industry, points: 10, is: industry }
icp: { industries: [software] }
high: { fit: 1, intent: 50 }
silence: { label: No activity, afterDays: 60, points: -15 }
quiet: { atRiskDays: 30, coldDays: 45 }
lines: { mql: { enter: 50, leave: 40 }, sql: { enter: 80, leave: 70 }, stayHours: 24 }
alert: { at: sql, requireFit: false, pointsAfterNotReady: 20, sameRuleDays: 7 }
unsubscribe: keep
sla: { firstMinutes: 5, escalateMinutes: 10 }
`;

/** A text with one thing changed; the change must be found, or the test shows nothing. */
export function altered(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`"${from}" is not in the text`);
  return text.replace(from, to);
}

export const readModel = (text: string): Model => readYaml(text, 'my/model.yaml', modelSchema);

/** The faults of a model's text, as one sees them in a file and as one line each. */
export function faultsOf(text: string): Fault[] {
  const checked = checkYaml(text, 'model.yaml', modelSchema);
  return checked.ok ? [] : checked.faults;
}
export const faultLines = (text: string): string[] => faultsOf(text).map((fault) => faultText('m', fault));

/** A model with one rule that counts what `when` says. */
export const whenModel = (when: string): string => altered(SMALL, 'when: demo_requested', `when: ${when}`);
