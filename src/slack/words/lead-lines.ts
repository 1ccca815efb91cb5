import { type BuyingRole, readBuyingRole } from '../../domain/buying-role.js';
import { FUNNEL_STAGES, type FunnelStage } from '../../domain/lead.js';
import { joinTokens, type Token } from '../tokens.js';
import { emailIn } from './email.js';
import { leadText } from './lead-text.js';

const leadIn = (tokens: Token[]): string => {
  const joined = joinTokens(tokens);
  return emailIn(joined) ?? leadText(joined);
};

const REASON = /^(?:competitor|competition|timing|budget|price|other|because|no)[:,]?$/i;

/** "acme budget they cut it": the lead, and why it was lost, which begins with one of the reasons. */
export function readLost(tokens: Token[]): { lead: string; reason: string | null } {
  const flag = tokens.findIndex(({ text, quoted }) => !quoted && /^(?:--|—)reason$/i.test(text));
  const word = tokens.findIndex(({ text, quoted }, at) => at > 0 && !quoted && REASON.test(text));
  const at = flag > 0 ? flag : word;
  if (at < 1) return { lead: leadIn(tokens), reason: null };
  const said = tokens.slice(flag > 0 || tokens[at]?.text.toLowerCase() === 'because' ? at + 1 : at);
  return { lead: leadIn(tokens.slice(0, at)), reason: joinTokens(said) || null };
}

const STAGES = new Map<string, FunnelStage>([
  ['early', 'awareness'],
  ['middle', 'consideration'],
  ['mid', 'consideration'],
  ['late', 'decision'],
  ['tofu', 'awareness'],
  ['mofu', 'consideration'],
  ['bofu', 'decision'],
  ...FUNNEL_STAGES.map((stage): [string, FunnelStage] => [stage, stage]),
]);

/** "acme decision": early, middle and late are the same three stages (S30). */
export function readStage(tokens: Token[]): { lead: string; to: FunnelStage | null } {
  const to = STAGES.get(tokens.at(-1)?.text.toLowerCase() ?? '') ?? null;
  return { lead: leadIn(to === null ? tokens : tokens.slice(0, -1)), to };
}

/** "acme champion", "jane@acme.com technical evaluator": the role is the longest piece at the end that is one. */
export function readRole(tokens: Token[]): { lead: string; role: BuyingRole | null } {
  for (const count of [3, 2, 1]) {
    const role = tokens.length > count ? readBuyingRole(joinTokens(tokens.slice(-count))) : null;
    if (role !== null) return { lead: leadIn(tokens.slice(0, -count)), role };
  }
  return { lead: leadIn(tokens), role: null };
}

const TAG = /^([+#−–-])([\p{L}\p{N}][\p{L}\p{N}_-]{0,39})$/u;

/** "acme +vip -cold": tags to add and to take away; `#vip` adds, too. */
export function readTags(tokens: Token[]): {
  lead: string;
  add: string[];
  remove: string[];
  bad: string | null;
} {
  const found = tokens.map((token) => ({ token, match: token.quoted ? null : TAG.exec(token.text) }));
  const of = (signs: string) =>
    found.flatMap(({ match }) =>
      match && signs.includes(match[1] ?? ' ') ? [(match[2] ?? '').toLowerCase()] : [],
    );
  const lead = leadIn(found.filter(({ match }) => match === null).map(({ token }) => token));
  // "+<!channel>" was to be a tag, and can't be one.
  const bad = found.find(({ token, match }) => match === null && !token.quoted && /^[+#]./.test(token.text));
  return { lead, add: of('+#'), remove: of('−–-'), bad: bad?.token.text ?? null };
}
