/** Milliseconds a line waits for others about the same lead, so that what happens in a minute is one message. */
export const LINE_RESTS_MS = 30_000;

/** Deeds that are told in a line below the lead's card; `by_people`: only where a person did them. */
const TOLD: Record<string, 'always' | 'by_people'> = {
  'handoff.claimed': 'always',
  'handoff.returned': 'always',
  'lead.claimed': 'always',
  'lead.logged': 'always',
  'lead.snoozed': 'always',
  'lead.woken': 'always',
  'lead.left_mql': 'always',
  'lead.left_sql': 'always',
  'lead.funnel': 'by_people',
  'lead.won': 'always',
  'lead.lost': 'always',
  'lead.let_go': 'always',
  'lead.revived': 'always',
  'lead.rewarmed': 'always',
  'lead.suppressed': 'always',
  'track.started': 'always',
  'track.ended': 'always',
  'task.done': 'by_people',
  'lead.undone': 'always',
  'lead.passed': 'always',
  'lead.unowned': 'always',
  'track.paused': 'always',
  'track.resumed': 'always',
};

export const TOLD_VERBS = Object.keys(TOLD);

/**
 * Whether a deed is told below the lead's card. What somebody did by writing in that very thread stands there
 * already: such a deed says so itself, `facts.via: 'thread'`.
 */
export function isTold({
  verb,
  actorId,
  facts,
}: {
  verb: string;
  actorId: string | null;
  facts: Record<string, unknown>;
}): boolean {
  const when = Object.hasOwn(TOLD, verb) ? TOLD[verb] : undefined;
  if (when === undefined || facts.via === 'thread') return false;
  return when === 'always' || actorId !== null;
}
