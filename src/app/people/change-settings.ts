import { done, type Outcome, refused } from '../../domain/outcome.js';
import { may } from '../../domain/role.js';
import type { PersonalSettings, TeamSettings } from '../../domain/settings.js';
import { inTx, type Tx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import { lockPeople, savePersonSettings, saveTeamSetting } from '../../store/people.js';
import type { Ctx, Deps } from '../deps.js';
import { deed } from '../history.js';
import { undoable } from '../undo/undoable.js';
import { settingsOf, teamSettings } from './settings.js';

export type PersonalChange = {
  /** `weekends` left out: as they were. */
  quiet?: { from: string; to: string; weekends?: boolean } | null;
  weekends?: boolean;
  rings?: PersonalSettings['rings'];
  digest?: Partial<PersonalSettings['digest']>;
  alerts?: Partial<PersonalSettings['alerts']>;
};

export type Changed<T> = { settings: T; already: boolean };

/** Changes what a person chose for themselves; what is left out stays. */
export function changeMySettings(
  deps: Deps,
  ctx: Ctx,
  change: PersonalChange,
): Promise<Outcome<Changed<PersonalSettings>>> {
  const { teamId, actor, now } = ctx;
  return inTx(deps.db, async (tx): Promise<Outcome<Changed<PersonalSettings>>> => {
    await lockPeople(tx, teamId);
    const before = (await settingsOf(tx, teamId, [actor])).get(actor);
    if (before === undefined) throw new Error('settings of everybody asked for are read');
    const needsHours = change.weekends !== undefined || (change.rings?.length ?? 0) > 0;
    if (needsHours && change.quiet === undefined && before.quiet === null)
      return refused({ kind: 'no_quiet_hours' });
    const settings = {
      quiet: quietAfter(before.quiet, change),
      rings: change.rings ?? before.rings,
      digest: { ...before.digest, ...change.digest },
      alerts: { ...before.alerts, ...change.alerts },
    };
    const already = await saveChange(
      tx,
      deps,
      ctx,
      { what: 'person.settings', of: actor, before, settings },
      () => savePersonSettings(tx, teamId, actor, settings, now),
    );
    return done({ settings, already });
  });
}

function quietAfter(
  before: PersonalSettings['quiet'],
  { quiet, weekends }: PersonalChange,
): PersonalSettings['quiet'] {
  const hours = quiet === undefined ? before : quiet;
  if (hours === null) return null;
  return {
    from: hours.from,
    to: hours.to,
    weekends: weekends ?? hours.weekends ?? before?.weekends ?? false,
  };
}

export type TeamChange = {
  seats?: TeamSettings['seats'];
  groups?: { [role in keyof TeamSettings['groups']]?: string | null };
  noise?: Partial<TeamSettings['noise']>;
  gap?: Partial<TeamSettings['gap']>;
};

/** Changes what holds for the whole team; what is left out stays. Managers only. */
export function changeTeamSettings(
  deps: Deps,
  ctx: Ctx,
  change: TeamChange,
): Promise<Outcome<Changed<TeamSettings>>> {
  const { teamId, actor, now } = ctx;
  return inTx(deps.db, async (tx): Promise<Outcome<Changed<TeamSettings>>> => {
    if (!may(ctx.role, 'team_settings'))
      return refused({ kind: 'managers_only', what: 'change the settings of the team' });
    await lockPeople(tx, teamId);
    const before = await teamSettings(tx, teamId);
    const settings: TeamSettings = {
      seats: change.seats ?? before.seats,
      groups: withGroups(before.groups, change.groups ?? {}),
      noise: { ...before.noise, ...change.noise },
      gap: { ...before.gap, ...change.gap },
    };
    if (settings.gap.minDays >= settings.gap.maxDays)
      return refused({ kind: 'gap_inverted', min: settings.gap.minDays, max: settings.gap.maxDays });
    const already = await saveChange(
      tx,
      deps,
      ctx,
      { what: 'team.settings', of: teamId, before, settings },
      () => saveTeamSetting(tx, teamId, settings, actor, now),
    );
    return done({ settings, already });
  });
}

function withGroups(
  before: TeamSettings['groups'],
  change: NonNullable<TeamChange['groups']>,
): TeamSettings['groups'] {
  const merged = Object.entries({ ...before, ...change });
  return Object.fromEntries(merged.filter(([, handle]) => typeof handle === 'string' && handle !== ''));
}

type Saving = {
  what: 'person.settings' | 'team.settings';
  /** The person's id, or the team's. */
  of: string;
  before: object;
  settings: object;
};

/** Saves what differs, to be undone, with a word in the history; true where nothing does. */
async function saveChange(
  tx: Tx,
  deps: Deps,
  ctx: Ctx,
  { what, of, before, settings }: Saving,
  save: () => Promise<void>,
): Promise<boolean> {
  const facts = differing(before, settings);
  if (Object.keys(facts).length === 0) return true;
  await undoable(tx, deps, ctx, what, { leads: [], people: [of] }, async () => {
    await save();
    await addHistory(tx, [deed(deps, { ...ctx, leadId: null }, what, facts)]);
  });
  return false;
}

/** As JSON with its keys in one order. */
const ordered = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** What differs, as it was and as it is. */
function differing<T extends object>(before: T, after: T) {
  const was = new Map<string, unknown>(Object.entries(before));
  const changed = Object.entries(after).filter(([key, value]) => ordered(was.get(key)) !== ordered(value));
  return Object.fromEntries(changed.map(([key, to]) => [key, { from: was.get(key) ?? null, to }]));
}
