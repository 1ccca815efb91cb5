import type { Origin } from './activity.js';
import type { Happened } from './facts.js';
import type { Lead } from './lead.js';
import type { ToldDeed } from './line-facts.js';
import type { ScoreMove, SilenceCharge } from './scoring/score-moves.js';

/** Nobody opened, clicked or answered what was sent before the next was; `so_far`: it is not long ago (S07). */
export type Unheard = 'no' | 'so_far' | 'yes';

/** One line of a lead's journey (S13): what it did or was sent, or what was done about it. */
export type Moment =
  | {
      of: 'activity';
      kind: string;
      what: Happened;
      /** Where we have it from. */
      origin: Origin;
      by: string | null;
      score: ScoreMove | null;
      unheard: Unheard;
    }
  | { of: 'deed'; deed: ToldDeed }
  | ({ of: 'silence' } & SilenceCharge);

/** A page of it. `moments` are oldest first; `from` newer ones come after the page; `count` is all there are. */
export type TimelineFacts = { lead: Lead; moments: Moment[]; from: number; count: number };

const REACTIONS = ['email_opened', 'email_clicked', 'email_replied'];
const SO_FAR_MS = 2 * 86_400_000;

type Mail = { id: string; kind: string; at: Date };

/** Of each e-mail that was sent, by its key, whether it went unheard. */
export function unheard(mails: Mail[], now: Date): Map<string, Unheard> {
  const sent = new Map<string, Unheard>();
  let open: Mail | null = null;
  for (const mail of mails.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    if (mail.kind === 'email_sent') {
      sent.set(mail.id, now.getTime() - mail.at.getTime() < SO_FAR_MS ? 'so_far' : 'yes');
      open = mail;
    } else if (open !== null && REACTIONS.includes(mail.kind)) sent.set(open.id, 'no');
  }
  return sent;
}
