import { escaped } from '../views/text.js';
import type { Said } from './answer.js';
import type { ParseProblem } from './parse.js';
import { said } from './say.js';
import { FIELD_EXAMPLES } from './words/edit-line.js';

/** What couldn't be read, in words, with what would work. */
export const parseProblem = (problem: ParseProblem): Said => said(words(problem));

function words(problem: ParseProblem): string {
  switch (problem.kind) {
    case 'unclosed_quote':
      return `A quote is opened and never closed, at ${typed(problem.near)}. Close it, or leave quotes out: names need none.`;
    case 'bad_moment':
      return `I can't read ${typed(problem.typed)} as a time that has been. Try \`--at yesterday 3pm\`, \`--at 2h ago\` or \`--at 2026-03-14 10:00\`.`;
    case 'bad_outcome':
      return `I don't know the outcome ${typed(problem.typed)}. Known are ${problem.known.map((known) => `\`${known}\``).join(', ')}.`;
    case 'bad_number':
      return `${typed(problem.typed)} is no number I can read for \`--${problem.flag}\`. Try \`--${problem.flag} 40\` or \`--${problem.flag} 20k\`.`;
    case 'several_addresses':
      return `That is ${problem.addresses.length} addresses, and I add one lead at a time: \`/lead add ${escaped(problem.addresses[0] ?? '', 100)}\`, then the next.`;
    case 'no_address':
      return `${problem.typed === '' ? '' : `There is no e-mail address in ${typed(problem.typed)}. `}\`add\` needs one; the rest can follow: \`/lead add jane@acme.com Jane Doe, CTO at Acme\``;
    case 'unknown_field':
      return `I know no field ${typed(problem.typed)}.${problem.near.length > 0 ? ` Did you mean ${problem.near.map((near) => `\`${near}=\``).join(' or ')}?` : ''} There are ${FIELD_EXAMPLES.map((word) => `\`${word}\``).join(', ')}: \`/lead edit acme title=CTO\``;
    case 'bad_field':
      return `${typed(problem.typed)} can't be the ${escaped(problem.field, 40)}. ${escaped(problem.why, 160)}: \`/lead edit acme ${escaped(problem.field, 40)}=…\``;
    case 'empty_flag':
      return `Nothing stands after \`--${escaped(problem.flag, 40)}\`. Write its value behind it, or leave it out.`;
    case 'unknown_flag':
      return `I don't know ${typed(`--${problem.flag}`)}.${problem.near.length > 0 ? ` Did you mean ${problem.near.map((near) => `\`--${near}\``).join(' or ')}?` : ''}`;
  }
}

const typed = (text: string): string => `“${escaped(text, 60)}”`;
