import { namesALead } from '../app/lead/which-lead.js';
import type { Lead } from '../domain/lead.js';
import type { Typed } from './asked.js';
import type { Desk, Visit } from './desk.js';
import { type Command, parseCommand, sayAgain } from './parse.js';
import { decodeSlack, joinTokens, type Token, tokenise } from './tokens.js';
import { certainLead } from './words/splits.js';
import { verbFor } from './words/verbs.js';

type Meant = Pick<Typed, 'command' | 'lead'>;

/**
 * A command said in the thread of a lead's card: where it names no lead of its own it is about that one. "snooze 3d"
 * there means this lead, "snooze globex 3d" another.
 */
export async function aboutLead(desk: Desk, visit: Visit, said: string, lead: Lead): Promise<Meant> {
  const read = tokenise(decodeSlack(said));
  const [first, ...rest] = read.ok ? read.tokens : [];
  const verb = first === undefined || first.quoted ? null : verbFor(first.text);
  if (first === undefined) return { command: sayAgain('show', lead.email, ''), lead: lead.id };
  if (verb === null) return { command: said };
  const when = { now: visit.ctx.now, zone: visit.zone };
  const command = sayAgain(verb, lead.email, raw(rest));
  const here = parseCommand(command, when);
  if (!leadsIn(here).includes(lead.email) || certainLead(rest.filter(isNoFlag)) !== null)
    return { command: said };
  const meant = { command, lead: lead.id };
  if (rest.length === 0 || saysAll(here)) return meant;
  const named = leadsIn(parseCommand(said, when)).filter((one) => one !== '');
  return (await namesALead(desk.deps, visit.ctx, named)) ? { command: said } : meant;
}

const raw = (tokens: Token[]): string => joinTokens(tokens.map((token) => ({ ...token, text: token.raw })));
const isNoFlag = ({ text }: Token): boolean => !/^(?:--|—)/.test(text);

/** Every lead that a command may be about. */
function leadsIn(command: Command): string[] {
  if (command.kind === 'account') return [command.asked];
  if ('lead' in command) return typeof command.lead === 'string' ? [command.lead] : [];
  return 'readings' in command ? command.readings.map(({ lead }) => lead) : [];
}

/** Nothing is left over that could be a lead's name. */
function saysAll(command: Command): boolean {
  if (command.kind === 'snooze') return command.readings[0]?.when?.kind === 'at';
  if (command.kind === 'lost')
    return command.reason !== null && /^(?:competit|timing|budget|price|other|no\b)/i.test(command.reason);
  return false;
}
