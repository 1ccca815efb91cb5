import type { FunnelStage, LeadRef, Profile } from './lead.js';
import type { PersonaText } from './persona.js';
import type { ProfileField } from './profile-fields.js';
import type { Role } from './role.js';
import type { WakeOn } from './snooze.js';

/** What a use case answers: a value, or a refusal that was to be expected. Anything else is thrown. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** A field of a form that somebody else changed while it was open: as it is now, and as it was to be. */
export type FieldChange = {
  field: ProfileField;
  now: string | number | null;
  yours: string | number | null;
  by: string | null;
  at: Date | null;
};

/** How a change of the rules ended that was never in force. `by` and `at` were not always kept. */
export type EndedDraft = {
  /** By a person; by a newer change of the same author, which is `instead`; or by nobody's deciding on it in time. */
  how: 'discarded' | 'replaced' | 'forgotten';
  by: string | null;
  at: Date | null;
  instead: number | null;
};

/** Every expected refusal. Each kind has its words, and a way forward, in views/problem.ts. */
export type Problem =
  | { kind: 'no_such_lead'; asked: string; near: LeadRef[] }
  | { kind: 'several_leads'; asked: string; found: LeadRef[] }
  | { kind: 'which_lead'; command: string }
  | { kind: 'claimed_by_other'; lead: LeadRef; by: string; at: Date }
  /** What the person is here leaves this out. */
  | { kind: 'role_lacks'; role: Role; what: string }
  | { kind: 'admins_only' }
  /** Without them nobody could give roles any more. */
  | { kind: 'last_manager'; person: string }
  | { kind: 'gap_inverted'; min: number; max: number }
  | { kind: 'no_such_person'; asked: string }
  | { kind: 'cover_self' }
  | { kind: 'cover_away'; cover: string; until: Date; standIn: string | null }
  | { kind: 'cover_cannot'; cover: string }
  /** Whoever covers for others can't leave them without a cover. */
  | { kind: 'needs_cover'; others: string[] }
  | { kind: 'owner_cannot'; person: string }
  | { kind: 'no_quiet_hours' }
  | { kind: 'not_away' }
  | { kind: 'owned_by_other'; lead: LeadRef; owner: string; verb: string }
  | { kind: 'handoff_over'; lead: LeadRef; status: string; by: string | null; at: Date | null }
  | { kind: 'lead_suppressed'; lead: LeadRef; at: Date }
  | { kind: 'already_in_track'; lead: LeadRef; track: string; since: Date }
  | { kind: 'no_such_track'; asked: string; tracks: string[] }
  /** The track is for leads further on; asked again with a yes, it starts. */
  | { kind: 'too_early'; lead: LeadRef; track: string; funnel: FunnelStage; needs: FunnelStage }
  /** The track is for leads with one of these tags; asked again with a yes, it starts. */
  | { kind: 'lacks_tags'; lead: LeadRef; track: string; tags: string[] }
  /** It waits for an answer, so that what is sent to the quiet ones would miss it; asked again with a yes, it starts. */
  | { kind: 'ready_not_quiet'; lead: LeadRef; track: string; since: Date }
  | { kind: 'no_account'; lead: LeadRef }
  | { kind: 'no_such_segment'; asked: string; segments: string[] }
  | { kind: 'task_over'; title: string; status: string; by: string | null; at: Date | null }
  | { kind: 'bad_email'; typed: string }
  | { kind: 'lead_exists'; lead: LeadRef }
  | { kind: 'too_long'; field: string; limit: number; length: number }
  | { kind: 'too_many'; what: string; limit: number; count: number }
  | { kind: 'needs_reason' }
  /** Nothing was saved; `yours` is all that the form was to change. */
  | { kind: 'edited_meanwhile'; lead: LeadRef; changes: FieldChange[]; yours: Partial<Profile> }
  /** The same of a persona. */
  | {
      kind: 'persona_moved';
      persona: { id: string; name: string };
      clashes: { field: keyof PersonaText; now: string }[];
      by: string | null;
      at: Date | null;
      yours: PersonaText;
      note: string | null;
    }
  | { kind: 'no_handoff'; lead: LeadRef }
  | { kind: 'nobody_owns'; lead: LeadRef }
  /** It is free or the person's own: there is nobody to ask, and nothing to watch. */
  | { kind: 'nobody_else_has'; lead: LeadRef }
  | { kind: 'not_a_member'; typed: string }
  | { kind: 'no_track'; lead: LeadRef }
  | { kind: 'no_such_activity'; asked: string; near: string[] }
  | { kind: 'date_unclear'; typed: string; understood: string | null }
  | { kind: 'date_past'; typed: string; at: Date }
  | { kind: 'date_too_far'; typed: string; at: Date }
  /** The total a snooze was to end at is reached already. */
  | { kind: 'score_reached'; lead: LeadRef; points: number }
  /** Put off so often in a row that somebody has to decide; asked again with a reason, it rests. */
  | {
      kind: 'put_off_often';
      lead: LeadRef;
      /** How often in a row it would be with this one. */
      run: number;
      until: Date;
      on: WakeOn;
      /** The ones before, newest first. */
      before: { by: string; at: Date; reason: string | null }[];
    }
  | { kind: 'is_customer'; lead: LeadRef; since: Date }
  | { kind: 'managers_only'; what: string }
  | { kind: 'no_change' }
  | { kind: 'no_such_rule'; asked: string; near: string[] }
  | { kind: 'not_a_number'; name: string; typed: string }
  | {
      kind: 'bad_rules';
      faults: { line: number; column: number; path: string; message: string; nearest: string | null }[];
    }
  /** The Slack at hand takes no files in forms. */
  | { kind: 'no_files_here' }
  | { kind: 'rules_busy'; version: number }
  | { kind: 'rules_moved'; version: number; live: number }
  /** A version that nothing can be done with any more; `ended` is null where there never was one. */
  | { kind: 'rules_gone'; version: number; ended: EndedDraft | null }
  /** An export of theirs is under way. */
  | { kind: 'export_busy' }
  | { kind: 'export_all' }
  | { kind: 'date_ahead'; at: Date }
  | { kind: 'not_known_yet'; lead: LeadRef; at: Date; since: Date }
  | { kind: 'not_yours'; what: string }
  | { kind: 'has_it_already'; title: string; by: string }
  | { kind: 'nothing_to_undo' }
  | { kind: 'undone_already'; by: string; at: Date }
  | { kind: 'undo_late'; at: Date }
  /** Somebody has gone on from there: `what` is the verb of what they did, where it is known. */
  | { kind: 'built_on'; lead: LeadRef | null; by: string | null; what: string | null; at: Date | null }
  | { kind: 'gone'; what: string };

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const refused = (problem: Problem): { ok: false; problem: Problem } => ({ ok: false, problem });
