import type { KnownBlock } from '@slack/types';
import type { Persona } from '../domain/persona.js';
import type { SegmentGap } from '../domain/rules-facts.js';
import { actions, button, context, type Message, section } from './blocks.js';
import { day, type Reader } from './dates.js';
import { person } from './lead-words.js';
import { SPACE } from './limits.js';
import { ACTIONS } from './names.js';
import { escaped, number, plural } from './text.js';

const PERSONAS = 20;
const ITEMS = 5;
const NOTES = 5;

/**
 * The answer to `/lead persona`: the kinds of buyers the team knows, and whether each segment has one (S60). `asked`:
 * words that none of them goes by; `gaps`: null where nobody looked.
 */
export function personasView(all: Persona[], asked = '', gaps: SegmentGap[] | null = null): Message {
  const unknown = asked === '' ? '' : `I know no persona “${escaped(asked, SPACE.detail)}”. `;
  const text = `${unknown}${plural(all.length, 'persona')}: who buys, and what to say to them`;
  const rows = all
    .slice(0, PERSONAS)
    .map(
      (persona): KnownBlock =>
        section(
          [`*${escaped(persona.name, SPACE.name)}*`, items(persona.titles)],
          button('Show', ACTIONS.personaShow, persona.id, { label: `Show ${persona.name}` }),
        ),
    );
  const more = all.length - rows.length;
  return {
    text,
    blocks: [
      section([`*${text}*`]),
      ...rows,
      ...(more > 0 ? [context([`and ${number(more)} more: \`/lead persona\` and the name`])] : []),
      ...(gaps === null ? [] : [section(gapLines(gaps))]),
    ],
  };
}

const GAPS = 5;

/** "• Small agencies (4 leads, 3 of them without a job title)" */
function gapLines(gaps: SegmentGap[]): string[] {
  if (gaps.length === 0) return ['✅ *Every segment with leads in it has a persona*'];
  const shown = gaps.slice(0, GAPS).map(({ label, leads, looked, untitled }) => {
    const who = looked < leads ? ` of ${number(looked)} looked at` : '';
    const titles = untitled === 0 ? '' : `, ${number(untitled)}${who} without a job title`;
    return `• ${escaped(label, SPACE.name)} (${plural(leads, 'lead')}${titles})`;
  });
  const more = gaps.length - shown.length;
  return [
    `⚠️ *Without a persona*: nobody there fits any of them`,
    ...shown,
    ...(more > 0 ? [`and ${plural(more, 'more segment')}`] : []),
    'Say who they are (`/lead edit acme title=CTO`), or which part they play (`/lead role acme champion`).',
  ];
}

/** One kind of buyer, whole, with what was learned from deals (S59, S60). */
export function personaView(persona: Persona, isManager: boolean, reader: Reader): Message {
  const name = escaped(persona.name, SPACE.name);
  const notes = persona.notes.toSorted((a, b) => b.at.getTime() - a.at.getTime()).slice(0, NOTES);
  return {
    text: `Persona: ${name}`,
    blocks: [
      section([
        `👤 *${name}*`,
        items(persona.titles),
        `*Reports to*: ${escaped(persona.reportsTo, SPACE.reason)}`,
        `*May decide*: ${escaped(persona.decisionAuthority, SPACE.reason)}`,
      ]),
      section([...list('Pains', persona.pains), ...list('Objections', persona.objections)]),
      section([
        ...list('Goals', persona.goals),
        ...list('What makes them buy', persona.buyingTriggers),
        `*Measured by*: ${items(persona.successMetrics)}`,
        `*Content they like*: ${items(persona.contentPreferences)}`,
        `*Responsible for*: ${items(persona.responsibilities)}`,
      ]),
      ...(notes.length === 0
        ? []
        : [
            section([
              '*Learned from deals*',
              ...notes.map(
                (note) => `• ${escaped(note.text, 300)} · ${person(note.by)}, ${day(note.at, reader)}`,
              ),
            ]),
          ]),
      isManager
        ? actions([button('Edit', ACTIONS.personaEdit, persona.id, { label: `Edit ${persona.name}` })])
        : context(['A manager can change this.']),
    ],
  };
}

const list = (title: string, all: string[]): string[] => [
  `*${title}*`,
  ...all.slice(0, ITEMS).map((each) => `• ${escaped(each, SPACE.reason)}`),
  ...(all.length > ITEMS ? [`and ${number(all.length - ITEMS)} more`] : []),
];

/** A list as a line; its items may have commas themselves. */
const items = (all: string[]): string =>
  [
    ...all.slice(0, ITEMS).map((each) => escaped(each, SPACE.detail)),
    ...(all.length > ITEMS ? [`and ${number(all.length - ITEMS)} more`] : []),
  ].join('; ');
