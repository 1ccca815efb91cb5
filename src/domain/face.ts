import type { ColdFacts, HandoffFacts, MessageFacts } from './facts.js';

type Face = { kind: 'handoff'; facts: HandoffFacts } | { kind: 'cold'; facts: ColdFacts };

/**
 * Of all that was told of a lead in one message, oldest first, what is to be seen there now: the newest; but a silence
 * that is over gives way to a handoff that is still open.
 */
export function faceOf(told: MessageFacts[]): Face | null {
  const faces = told.filter((item): item is Face => item.kind === 'handoff' || item.kind === 'cold');
  const newest = faces.at(-1) ?? null;
  if (newest?.kind !== 'cold' || newest.facts.decision?.what !== 're-warmed') return newest;
  return faces.findLast(isOpen) ?? newest;
}

const isOpen = (face: Face): boolean =>
  face.kind === 'handoff' && (face.facts.status === 'waiting' || face.facts.status === 'claimed');
