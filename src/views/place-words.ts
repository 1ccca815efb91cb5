import { person } from './lead-words.js';
import { SPACE } from './limits.js';
import { escaped } from './text.js';

/** A channel by its id or its name, or a person. */
export const place = (name: string): string =>
  /^[CG][A-Z0-9]{5,20}$/.test(name)
    ? `<#${name}>`
    : /^[UW]/.test(name)
      ? person(name)
      : `#${escaped(name, SPACE.name)}`;

const CURES: Record<string, string> = {
  not_in_channel: 'Invite me there: `/invite @Kindling`. They go out as soon as I am in.',
  channel_not_found:
    'Is it private, or renamed? Invite me with `/invite @Kindling`, or name another channel in the settings.',
  is_archived: 'It is archived: bring it back, or name another channel in the settings.',
};
/** What to do where Slack refused a place with this word. */
export const cure = (error: string): string =>
  CURES[error] ?? 'Invite me with `/invite @Kindling`, or ask whoever runs Kindling to look at it.';
