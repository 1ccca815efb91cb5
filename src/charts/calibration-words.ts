import type { CalibrationFacts, ScoreBand } from '../domain/calibration-facts.js';
import { bandLabel, decided, total } from './bands.js';
import { counted, daysOf, shareOf } from './words.js';

/** What Slack takes as the description of a picture. */
const MOST = 1000;

/** The chart in words, for those who hear it read. */
export function calibrationWords({
  name,
  from,
  to,
  line,
  suggested,
  bands,
  rules,
}: CalibrationFacts): string {
  const seen = bands.filter((band) => total(band) > 0);
  const advice =
    suggested === null
      ? 'No other line is suggested.'
      : `Suggested line ${suggested.line}: ${suggested.because}`;
  const sentences = [
    `Leads handed over by ${name}, ${daysOf(from, to)}.`,
    `The line now is ${line}.`,
    advice,
    ...(seen.length === 0 ? ['No lead was handed over.'] : seen.map(bandInWords)),
    ...rules.map(
      (rule) => `${rule.label}: sales accepted ${rule.accepted} of ${rule.accepted + rule.returned}.`,
    ),
  ];
  const words = sentences.join(' ');
  return words.length <= MOST ? words : `${words.slice(0, MOST - 1)}…`;
}

function bandInWords(band: ScoreBand): string {
  const share =
    decided(band) === 0 ? 'none decided' : `${shareOf(band.won, decided(band))} of those decided won`;
  return `Score ${bandLabel(band)}: ${counted(total(band))} handed over, ${band.notReady} sent back as not ready, ${share}.`;
}
