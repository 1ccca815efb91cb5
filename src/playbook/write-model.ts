import { Document, isMap, visit, type YAMLMap, type YAMLSeq } from 'yaml';
import type {
  AttributeTest,
  Condition,
  DidCondition,
  Model,
  Named,
  Repeat,
  Rule,
} from '../domain/scoring/model.js';
import { DAILY, defaultRepeat } from './model-schema.js';

const WIDTH = 120;

/** A model as the YAML it can be read from again (model-schema.ts): to be taken away, edited and brought back. */
export function writeYaml(model: Model): string {
  const document = new Document(plain(model), { aliasDuplicateObjects: false });
  // Short things in one line each, as people write them; of the long lists each entry in a line of its own.
  visit(document, {
    Collection(_, node, path) {
      const isSection = path.length <= 3 && !isMap(node) && node.items.length > 0;
      if (path.length === 1 || isSection || !isShort(node)) return undefined;
      node.flow = true;
      return visit.SKIP;
    },
  });
  return document.toString({ lineWidth: WIDTH, flowCollectionPadding: true });
}

/** Would it fit into a line, with what stands before it? */
function isShort(node: YAMLMap | YAMLSeq): boolean {
  const written = JSON.stringify(node)
    .replaceAll('"', '')
    .replaceAll(/[:,{}[\]]/g, '$& ');
  return written.length <= WIDTH - 20;
}

function plain(model: Model): Record<string, unknown> {
  const { groups, rules, fit, ready, disqualify, funnel, segments, ...rest } = model;
  const { name, title, source, cap, icp, high, silence, quiet, lines, alert, unsubscribe, sla } = rest;
  return {
    name,
    title,
    source,
    groups: groups.map(said),
    rules: rules.map((rule) => plainRule(rule, groups.length === 1)),
    fit: fit.map(({ is, ...rule }) => ({ ...rule, ...plainTest(is) })),
    cap,
    icp,
    high,
    silence,
    quiet,
    lines,
    alert,
    ready: ready.map(plainNamed),
    disqualify: disqualify.map(plainNamed),
    unsubscribe,
    funnel: funnel.map(({ to, when }) => ({ to, when: plainCondition(when) })),
    sla,
    segments: segments.map(plainNamed),
  };
}

function plainRule(rule: Rule, isOneGroup: boolean): Record<string, unknown> {
  const { id, label, points, group, when, repeat, cap, from, until } = rule;
  return said({
    id,
    label,
    points,
    group: isOneGroup ? null : group,
    when: plainCondition(when),
    repeat: isSame(repeat, defaultRepeat(when)) ? null : isSame(repeat, DAILY) ? 'daily' : repeat,
    cap,
    from: from && plainInstant(from),
    until: until && plainInstant(until),
  });
}

const isSame = (one: Repeat, other: Repeat): boolean =>
  typeof one === 'string' || typeof other === 'string'
    ? one === other
    : one.most === other.most && one.days === other.days;

/** The day alone where that is all it says. */
const plainInstant = (at: Date): string => at.toISOString().replace('T00:00:00.000Z', '');

const plainNamed = ({ id, label, when }: Named) => ({ id, label, when: plainCondition(when) });

function plainCondition(condition: Condition): unknown {
  if ('did' in condition) return plainDid(condition);
  if ('is' in condition) return plainTest(condition);
  if ('all' in condition) return { all: condition.all.map(plainCondition) };
  if ('any' in condition) return { any: condition.any.map(plainCondition) };
  if ('not' in condition) return { not: plainCondition(condition.not) };
  return condition;
}

function plainDid({ did, where, about, times, days, of }: DidCondition): unknown {
  const more = said({
    where: Object.keys(where).length === 0 ? null : mapped(where, oneOrMore),
    about: about.length === 0 ? null : oneOrMore(about),
    times: times === 1 && of === null ? null : times,
    days,
    of,
  });
  const [kind] = did;
  return did.length === 1 && Object.keys(more).length === 0 ? kind : { did: oneOrMore(did), ...more };
}

const plainTest = ({ is, in: words, from, to }: AttributeTest) =>
  said({ is, in: words && oneOrMore(words), from, to });

const oneOrMore = (words: string[]): string | string[] => (words.length === 1 ? words.join() : words);

const mapped = <T, U>(of: Record<string, T>, change: (each: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(of).map(([key, value]) => [key, change(value)]));

/** Without what says nothing. */
const said = (of: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => value !== null));
