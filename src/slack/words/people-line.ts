import { isRole, ROLES, type Role } from '../../domain/role.js';
import { joinTokens, type Token } from '../tokens.js';
import type { WhenContext } from '../when.js';
import { type Mentioned, type Mentions, takeMention } from './mention.js';
import { readSettingsLine, type SettingsWish } from './settings-line.js';
import { nearest } from './spelling.js';
import { readStay, type Stay } from './stay.js';

/** What somebody meant about people, their roles, settings and absences. */
export type PeopleLine =
  | { kind: 'people'; person: Mentioned | null; role: Role | 'auto' | null; typed: string; near: Role | null }
  | { kind: 'settings'; wish: SettingsWish }
  | { kind: 'away'; stay: Stay | null; typed: string; cover: Mentioned | null }
  | { kind: 'back' | 'unowned' };

type Context = WhenContext & { mentions: Mentions };
type PeopleVerb = PeopleLine['kind'];

/** By the first word after `/lead`. */
export const PEOPLE_READERS: { [K in PeopleVerb]: (tokens: Token[], context: Context) => PeopleLine } = {
  people: readPeople,
  settings: (tokens) => ({ kind: 'settings', wish: readSettingsLine(tokens) }),
  away: readAway,
  back: () => ({ kind: 'back' }),
  unowned: () => ({ kind: 'unowned' }),
};

const BETWEEN = /^(?:is|as|to|be|a|an|the|role|make|set|=|:|now)$/i;
const ALSO: Record<string, Role | 'auto'> = {
  reps: 'rep',
  sales: 'rep',
  seller: 'rep',
  managers: 'manager',
  lead: 'manager',
  admins: 'admin',
  administrator: 'admin',
  marketer: 'marketing',
  automatic: 'auto',
  auto: 'auto',
  none: 'auto',
  reset: 'auto',
  default: 'auto',
};

/** "@sam manager", "@sam is a rep", "make @sam admin"; nobody named is the list. */
function readPeople(tokens: Token[], { mentions }: Context): PeopleLine {
  const { person, before, after } = takeMention(tokens, mentions);
  const words = [...before, ...after]
    .map(({ text }) => text.toLowerCase())
    .filter((word) => !BETWEEN.test(word));
  const typed = words.join(' ');
  const role = roleIn(typed);
  const near = role === null ? (nearest(typed, ROLES)[0] ?? null) : null;
  return { kind: 'people', person, role, typed, near: near !== null && isRole(near) ? near : null };
}

const roleIn = (word: string): Role | 'auto' | null =>
  isRole(word) ? word : Object.hasOwn(ALSO, word) ? (ALSO[word] ?? null) : null;

const COVER = /^(?:cover|covers|covered|covering|by|with|and|is|will|for|me|,|:)$/i;
const UNTIL = /^(?:until|till|til|to|for|from now|back|through|thru|–|-)$/i;

/** "until Mon cover @sam", "from Mon to Fri", "till friday, @sam covers": dates and a person, either may be missing. */
function readAway(tokens: Token[], { mentions, ...context }: Context): PeopleLine {
  const { person, before, after } = takeMention(tokens, mentions);
  const said = withoutEnd(withoutStart(before, UNTIL), COVER);
  const later = withoutStart(withoutStart(after, COVER), UNTIL);
  const typed = joinTokens([...said, ...later]).replace(/[\s,;]+$/, '');
  return { kind: 'away', stay: typed === '' ? null : readStay(typed, context), typed, cover: person };
}

function withoutStart(tokens: Token[], words: RegExp): Token[] {
  const at = tokens.findIndex(({ text }) => !words.test(text));
  return at < 0 ? [] : tokens.slice(at);
}

function withoutEnd(tokens: Token[], words: RegExp): Token[] {
  const at = tokens.findLastIndex(({ text }) => !words.test(text.replace(/,$/, '') || ','));
  return tokens.slice(0, at + 1);
}
