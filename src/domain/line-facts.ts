import type { Lead } from './lead.js';
import type { NoticeFacts } from './notice-facts.js';

/** Something done about a lead, as the history has it. Ids of tracks are their names here. */
export type ToldDeed = {
  verb: string;
  /** Slack user id, or null where nobody did it. */
  by: string | null;
  at: Date;
  facts: Record<string, unknown>;
};

/** A word of another part of the product, in plain text: what to say, and whose name to call, if anybody's. */
export type Word = { sign: string; text: string; to: string | null };

/** Of a handoff, what a line can take. */
type ReadyWords = {
  handoffId: string;
  status: 'waiting' | 'claimed' | 'returned' | 'closed';
  episode: number;
  /** The rule that fired, in words. */
  rule: string;
};

/** What somebody is told in the channel, as they chose, instead of in a direct message. */
export type Alerted =
  | NoticeFacts
  | { about: 'cold'; coldRef: string; quietDays: number }
  | { about: 'task'; taskId: string; title: string; dueAt: Date };

/** What a line below a lead's card says. */
export type LineWords =
  /** Heard in the channel, too. */
  | { about: 'ready'; handoff: ReadyWords }
  | { about: 'cold'; quietDays: number; decided: boolean }
  | { about: 'deed'; deed: ToldDeed }
  /** The lead wrote back: `to` is its owner, who is called by name (S113). */
  | {
      about: 'replied';
      reply: { what: string; detail: string | null; at: Date };
      to: string | null;
    }
  /** `to` is called by name. */
  | { about: 'alert'; to: string; alert: Alerted }
  | ({ about: 'word' } & Word);

export type LineFacts = LineWords & {
  lead: Lead;
  /** Its card shares a message with others: the line must say whom it is about. */
  named: boolean;
};

/** A card that has given way to a newer one of the same lead. `link` is null where Slack would not say it. */
export type MovedFacts = { lead: Lead; to: { channelId: string; ts: string }; link: string | null };
