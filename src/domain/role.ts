/** What somebody is in the team, from the one who may least. */
export const ROLES = ['rep', 'marketing', 'manager', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** What a role may be asked for. */
export type RoleDeed =
  /** Add, edit, tag, note and log; start a track. */
  | 'describe'
  /** Make a lead one's own. */
  | 'claim'
  /** Snooze, send back, close, let go: of one's own leads, and those nobody owns. */
  | 'work'
  /** The same of other people's leads. */
  | 'work_for_others'
  /** Give leads and tasks to somebody else. */
  | 'reassign'
  /** Change rules, personas, segments and tracks. */
  | 'rules'
  /** See the team's work by rep. */
  | 'team_views'
  /** Say who is what; only admins make and unmake admins. */
  | 'roles'
  | 'admins'
  | 'team_settings';

const REP: RoleDeed[] = ['describe', 'claim', 'work'];
const MANAGER: RoleDeed[] = [
  ...REP,
  'work_for_others',
  'reassign',
  'rules',
  'team_views',
  'roles',
  'team_settings',
];

const MAY: Record<Role, readonly RoleDeed[]> = {
  rep: REP,
  marketing: ['describe', 'rules', 'team_views'],
  manager: MANAGER,
  admin: [...MANAGER, 'admins'],
};

/** Who may do what: asked here and nowhere else. */
export const may = (role: Role, deed: RoleDeed): boolean => MAY[role].includes(deed);

export const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text);

/** Where a role comes from, the strongest first. */
export type RoleSource = 'set' | 'group' | 'channel' | 'slack' | 'everyone';

/** What is known of a person when they come: `group` is the role their user groups give them. */
export type Credentials = {
  set: Role | null;
  group: Role | null;
  inManagersChannel: boolean;
  slackAdmin: boolean;
  guest: boolean;
  active: boolean;
};

/** What somebody is here. Null: they have no seat. */
export type Standing = { role: Role; from: RoleSource };

/**
 * A role set by a person goes before all else. Without one, user groups decide, then the managers' channel, then being
 * an admin of the workspace, so that a new team has managers. Guests have a seat only where they were given a role.
 */
export function standingFor(known: Credentials, seats: 'everyone' | 'by_role'): Standing | null {
  if (!known.active) return null;
  if (known.set !== null) return { role: known.set, from: 'set' };
  if (known.group !== null) return { role: known.group, from: 'group' };
  if (known.guest) return null;
  if (known.inManagersChannel) return { role: 'manager', from: 'channel' };
  if (known.slackAdmin) return { role: 'manager', from: 'slack' };
  return seats === 'everyone' ? { role: 'rep', from: 'everyone' } : null;
}
