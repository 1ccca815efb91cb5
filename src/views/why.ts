import type { KnownBlock } from '@slack/types';
import type { ScoreLine } from '../domain/facts.js';
import { type Lead, total } from '../domain/lead.js';
import { context, type Message, section } from './blocks.js';
import { day, type Reader } from './dates.js';
import { nameAndCompany, nameOf, reasonLine, scoreParts, stageOf } from './lead-words.js';
import { LIMITS, SPACE } from './limits.js';
import { escaped, number, plural, points } from './text.js';

export type WhyFacts = {
  lead: Lead;
  /** The whole ledger, in any order. */
  lines: ScoreLine[];
  /** What would bring the lead over the next line: "A demo request (+30)". */
  oneStepAway: string[];
  model: string;
};

/** Room for the lines of one part: both together, and the rest, stay in one message. */
const ROOM = LIMITS.section - 400;

/** The answer to `/lead why`: every point, with its reason and its day; what is shown adds up to the score. */
export function why(facts: WhyFacts, reader: Reader): Message {
  const { lead, lines, model } = facts;
  return {
    text: `Why ${nameAndCompany(lead)} has ${number(total(lead))} points`,
    blocks: [
      section([
        `*Why ${nameOf(lead)} has ${number(total(lead))} points*`,
        `${scoreParts(lead)} · ${stageOf(lead)}`,
      ]),
      part(
        'Who they are',
        lead.fit,
        lines.filter((line) => line.part === 'fit'),
        reader,
      ),
      part(
        'What they did',
        lead.behaviour,
        lines.filter((line) => line.part === 'behaviour'),
        reader,
      ),
      ...nextSteps(facts),
      context([`Scoring model ${escaped(model, SPACE.name)}`]),
    ],
  };
}

function part(title: string, stored: number, lines: ScoreLine[], reader: Reader): KnownBlock {
  const newest = lines.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  const sum = sumOf(newest);
  const head = `*${title}: ${number(sum)}*`;
  if (newest.length === 0) return section([head, 'No points yet', ...differs(sum, stored)]);
  return section([head, ...fitting(newest, reader), ...differs(sum, stored)]);
}

/** As many lines as there is room for, the newest first; the rest as one line with its sum. */
function fitting(lines: ScoreLine[], reader: Reader): string[] {
  const shown: string[] = [];
  let used = 0;
  for (const [index, line] of lines.entries()) {
    const text = `• ${reasonLine(line, reader)}`;
    used += text.length + 1;
    if (used > ROOM) return [...shown, earlier(lines.slice(index), reader)];
    shown.push(text);
  }
  return shown;
}

function earlier(lines: ScoreLine[], reader: Reader): string {
  const newest = lines[0] ? ` up to ${day(lines[0].at, reader)}` : '';
  return `• *${points(sumOf(lines))}* in ${plural(lines.length, 'earlier line')}${newest}`;
}

const sumOf = (lines: ScoreLine[]): number => lines.reduce((sum, line) => sum + line.points, 0);

// Never hidden: a score that doesn't add up is a fault people must be able to see and report.
const differs = (sum: number, stored: number): string[] =>
  sum === stored ? [] : [`⚠️ The score counts ${number(stored)} here, these lines make ${number(sum)}`];

function nextSteps({ oneStepAway, lead }: WhyFacts): KnownBlock[] {
  if (oneStepAway.length === 0) return [];
  const missing = lead.readyLine - total(lead);
  const head =
    missing > 0 ? `*One step away* · ${plural(missing, 'point')} from ready for sales` : '*One step away*';
  return [section([head, ...oneStepAway.slice(0, 6).map((step) => `• ${escaped(step, SPACE.reason)}`)])];
}
