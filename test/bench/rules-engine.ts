import { Engine, type RuleProperties } from 'json-rules-engine';
import type { BenchEvent } from './events.js';
import { DEED_RULES, FIT_RULES } from './twenty-rules.js';

type Memory = {
  lead: Record<string, unknown>;
  counts: Map<string, number>;
  fired: Map<number, number>;
  behaviour: number;
  fit: number;
};
type Fired = { type: string; params?: Record<string, unknown> };

const HOUR_MS = 3_600_000;

/** The twenty rules in json-rules-engine, with what it must be told of a lead's past kept beside it. */
export function makeRulesEngine() {
  const engine = new Engine(RULES, { allowUndefinedFacts: true });
  const leads = new Map<string, Memory>();
  return {
    async judge(text: string): Promise<void> {
      const event = JSON.parse(text) as BenchEvent;
      const memory = leads.get(event.lead.email) ?? blank();
      leads.set(event.lead.email, memory);
      Object.assign(memory.lead, event.lead);
      const at = Date.parse(String(event.occurredAt));
      const { events } = await engine.run(factsOf(event, memory, at));
      remember(memory, events, at);
    },
    total: (email: string): number => {
      const memory = leads.get(email);
      return memory === undefined ? 0 : memory.fit + memory.behaviour;
    },
  };
}

const blank = (): Memory => ({ lead: {}, counts: new Map(), fired: new Map(), behaviour: 0, fit: 0 });

function factsOf(event: BenchEvent, memory: Memory, at: number): Record<string, unknown> {
  const facts: Record<string, unknown> = {
    ...memory.lead,
    ...event.properties,
    type: event.type,
    count: counted(memory, event.type),
    countInSequence: counted(memory, `${event.type} ${String(event.properties.sequence)}`),
  };
  for (const rule of LIMITED.get(event.type) ?? []) {
    const last = memory.fired.get(rule);
    facts[`hoursSince${rule}`] = last === undefined ? Infinity : (at - last) / HOUR_MS;
  }
  return facts;
}

/** The rules of each kind that must know when they last gave points. */
const LIMITED = new Map<string, number[]>();
for (const [rule, { did, hours }] of DEED_RULES.entries())
  if (hours !== undefined) LIMITED.set(did, [...(LIMITED.get(did) ?? []), rule]);

function counted({ counts }: Memory, key: string): number {
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  return count;
}

function remember(memory: Memory, events: Fired[], at: number): void {
  memory.fit = 0;
  for (const { type, params } of events) {
    const points = Number(params?.points);
    if (type === 'fit') memory.fit += points;
    else {
      memory.behaviour += points;
      memory.fired.set(Number(params?.rule), at);
    }
  }
}

const RULES: RuleProperties[] = [
  ...DEED_RULES.map(({ did, kinds, times, of, hours, points }, rule) => ({
    conditions: {
      all: [
        { fact: 'type', operator: 'equal', value: did },
        ...(kinds === undefined ? [] : [{ fact: 'kind', operator: 'in', value: kinds }]),
        ...(times === undefined
          ? []
          : [{ fact: of === undefined ? 'count' : 'countInSequence', operator: 'equal', value: times }]),
        ...(hours === undefined
          ? []
          : [{ fact: `hoursSince${rule}`, operator: 'greaterThanInclusive', value: hours }]),
      ],
    },
    event: { type: 'deed', params: { points, rule } },
  })),
  ...FIT_RULES.map(({ is, among, from, to, points }) => ({
    conditions: {
      all:
        among === undefined
          ? [
              { fact: is, operator: 'greaterThanInclusive', value: from },
              { fact: is, operator: 'lessThanInclusive', value: to },
            ]
          : [{ fact: is, operator: 'in', value: among }],
    },
    event: { type: 'fit', params: { points } },
  })),
];
