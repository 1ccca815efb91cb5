import type { KnownBlock } from '@slack/types';
import type { CalibrationFacts, RuleAcceptance, ScoreBand } from '../../domain/calibration-facts.js';
import { actions, button, context, type Message, section } from '../blocks.js';
import { day, type Reader } from '../dates.js';
import { SPACE } from '../limits.js';
import { ACTIONS } from '../names.js';
import { escaped, number, plural } from '../text.js';
import { seeRules } from './version-words.js';

const BANDS = 10;
const RULES = 10;
/** Of so few a share says nothing. */
const FEW = 5;

/**
 * The answer to `/lead rules calibrate`, beside its chart: what became of the handoffs, by score and by rule. `evidence`:
 * why no other line is suggested.
 */
export function calibrateView(facts: CalibrationFacts & { evidence?: string }, reader: Reader): Message {
  const { line, suggested } = facts;
  const better = suggested !== null && suggested.line !== line ? suggested : null;
  const advice = adviceOf(line, better);
  return {
    text: `${titleOf(line)}: ${advice.what}`,
    blocks: [
      section([
        `📊 *${titleOf(line)}*`,
        `${escaped(facts.name, SPACE.name)} · ${day(facts.from, reader)} to ${day(facts.to, reader)} · ${sums(facts.bands)}`,
      ]),
      section([
        `*${advice.kind}: ${advice.what}*`,
        escaped(
          suggested?.because ?? facts.evidence ?? 'These handoffs speak for no other line.',
          SPACE.question,
        ),
      ]),
      ...byScore(facts.bands),
      ...byRule(facts.rules),
      actions([
        ...(better === null
          ? []
          : [button(`Try ${number(better.line)} on history`, ACTIONS.rulesTryLine, String(better.line))]),
        seeRules(),
      ]),
      ...(better === null
        ? []
        : [context(['Trying changes nothing: it shows which alerts would come and go.'])]),
    ],
  };
}

/** Where no score leads to sales, the line is infinite. */
const titleOf = (line: number): string =>
  Number.isFinite(line)
    ? `How well the line of ${plural(line, 'point')} sits`
    : 'What became of the leads handed over (no line is set now)';

/** What to do, for the notification and, with its `kind` before it, for the message. */
function adviceOf(line: number, better: CalibrationFacts['suggested']): { kind: string; what: string } {
  if (better !== null) {
    const instead = Number.isFinite(line) ? ` instead of ${number(line)}` : '';
    return { kind: 'Suggestion', what: `try ${number(better.line)}${instead}` };
  }
  return Number.isFinite(line)
    ? { kind: 'No change suggested', what: `keep ${number(line)}` }
    : { kind: 'Set a line first', what: '`/lead rules edit lines`' };
}

const handed = ({ won, lost, notReady, open }: ScoreBand): number => won + lost + notReady + open;
const sum = (bands: ScoreBand[], of: (band: ScoreBand) => number): number =>
  bands.reduce((all, band) => all + of(band), 0);

function sums(bands: ScoreBand[]): string {
  const count = sum(bands, handed);
  if (count === 0) return 'nothing handed over';
  return `${plural(count, 'lead')} handed over: ${outcomes({
    won: sum(bands, ({ won }) => won),
    lost: sum(bands, ({ lost }) => lost),
    notReady: sum(bands, ({ notReady }) => notReady),
    open: sum(bands, ({ open }) => open),
  })}`;
}

const outcomes = ({ won, lost, notReady, open }: Omit<ScoreBand, 'from' | 'to'>): string =>
  `${number(won)} won, ${number(lost)} lost, ${number(notReady)} not ready, ${number(open)} open`;

function byScore(bands: ScoreBand[]): KnownBlock[] {
  const seen = bands.filter((band) => handed(band) > 0);
  if (seen.length === 0) return [];
  const lines = seen.slice(0, BANDS).map((band) => `• *${label(band)}*: ${outcomes(band)}${wonShare(band)}`);
  return [section(['*By the score at handoff*', ...lines])];
}

/** What is open may be won still: it has no part in the share. */
function wonShare({ won, lost, notReady }: ScoreBand): string {
  const decided = won + lost + notReady;
  return decided < FEW ? '' : ` · *${Math.round((100 * won) / decided)}%* of the decided won`;
}

const label = ({ from, to }: ScoreBand): string =>
  Number.isFinite(to) ? `${number(from)} to ${number(to - 1)}` : `${number(from)} and more`;

function byRule(rules: RuleAcceptance[]): KnownBlock[] {
  if (rules.length === 0) return [];
  const most = rules.toSorted((a, b) => b.accepted + b.returned - a.accepted - a.returned);
  const more = most.length - RULES;
  return [
    section([
      '*Accepted by sales, by the rules that had a share in the score*',
      ...most.slice(0, RULES).map((rule) => `• ${escaped(rule.label, SPACE.reason)}: ${share(rule)}`),
      ...(more > 0 ? [`and ${plural(more, 'more rule')}`] : []),
    ]),
  ];
}

function share({ accepted, returned }: RuleAcceptance): string {
  const all = accepted + returned;
  const percent = all < FEW ? '' : ` (${Math.round((100 * accepted) / all)}%)`;
  return `${number(accepted)} of ${number(all)}${percent}`;
}
