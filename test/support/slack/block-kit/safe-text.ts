import { text } from '../bag.js';
import { type Fault, fault, type Path, walk } from './fault.js';

const PING = /<!(channel|here|everyone|subteam)\b[^>]*>/gi;
const CONTROL =
  /<(@[UW][^>]*|#[CDG][^>]*|!date\^[^>]*|!subteam[^>]*|!(?:channel|here|everyone)[^>]*|(?:https?:\/\/|mailto:|tel:|slack:\/\/)[^>]*)>/gi;
const ENTITY = /&(amp|lt|gt);/g;

/**
 * Text that Slack reads as mrkdwn must ping nobody but a person, and hold no raw `<` or `&` that came with
 * somebody's data. `<!date^...>`, `<@U...>`, `<#C...>` and links are fine.
 */
export function checkSafeText(value: unknown, path: Path = []): Fault[] {
  const faults: Fault[] = [];
  walk(value, path, (inner, at) => {
    if (inner.type === 'mrkdwn' || inner.type === 'markdown')
      faults.push(...checkWords(text(inner.text), [...at, 'text']));
    if (inner.type === 'broadcast' || inner.type === 'usergroup')
      faults.push(fault('house', at, `pings: ${inner.type}`));
  });
  return faults;
}

/** The same for one string, such as a message's top-level text. */
export function checkWords(words: string, path: Path): Fault[] {
  const pings = [...words.matchAll(PING)].map((found) => fault('house', path, `pings: ${found[0]}`));
  const rest = words.replace(CONTROL, '');
  const raw = rest.includes('<') ? [fault('house', path, `an unescaped "<" near "${near(rest, '<')}"`)] : [];
  const bare = rest.replace(ENTITY, '');
  const amp = bare.includes('&') ? [fault('house', path, `an unescaped "&" near "${near(bare, '&')}"`)] : [];
  return [...pings, ...raw, ...amp];
}

const near = (words: string, sign: string): string =>
  words.slice(Math.max(0, words.indexOf(sign) - 10)).slice(0, 30);
