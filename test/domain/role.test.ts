import { describe, expect, it } from 'vitest';
import { type Credentials, may, ROLES, standingFor } from '../../src/domain/role.js';

const nobody: Credentials = {
  set: null,
  group: null,
  inManagersChannel: false,
  slackAdmin: false,
  guest: false,
  active: true,
};

describe('who may do what', () => {
  it('a rep works on their own leads and on those nobody owns, and no further', () => {
    expect(may('rep', 'claim') && may('rep', 'work') && may('rep', 'describe')).toBe(true);
    for (const deed of [
      'work_for_others',
      'reassign',
      'rules',
      'team_views',
      'roles',
      'team_settings',
    ] as const)
      expect(may('rep', deed)).toBe(false);
  });

  it('marketing sees all and changes the rules, and claims nothing', () => {
    expect(may('marketing', 'rules') && may('marketing', 'team_views')).toBe(true);
    for (const deed of ['claim', 'work', 'work_for_others', 'reassign', 'roles'] as const)
      expect(may('marketing', deed)).toBe(false);
  });

  it('managers do all but make admins, admins do that too', () => {
    expect(may('manager', 'roles')).toBe(true);
    expect(may('manager', 'admins')).toBe(false);
    expect(may('admin', 'admins')).toBe(true);
  });
});

describe('what somebody is', () => {
  it('a role that was set goes before groups, channel and Slack', () => {
    const all = { ...nobody, group: 'manager', inManagersChannel: true, slackAdmin: true } as const;
    expect(standingFor({ ...all, set: 'rep' }, 'everyone')).toEqual({ role: 'rep', from: 'set' });
    expect(standingFor({ ...all, group: 'marketing' }, 'everyone')?.role).toBe('marketing');
  });

  it('without a setting, the managers’ channel and admins of the workspace make managers', () => {
    expect(standingFor({ ...nobody, inManagersChannel: true }, 'by_role')?.role).toBe('manager');
    expect(standingFor({ ...nobody, slackAdmin: true }, 'by_role')?.role).toBe('manager');
  });

  it('everybody else is a rep while everyone has a seat, and nobody once seats go by role', () => {
    expect(standingFor(nobody, 'everyone')?.role).toBe('rep');
    expect(standingFor(nobody, 'by_role')).toBeNull();
  });

  it('a guest has no seat unless given a role, and somebody deactivated has none at all', () => {
    expect(standingFor({ ...nobody, guest: true, inManagersChannel: true }, 'everyone')).toBeNull();
    expect(standingFor({ ...nobody, guest: true, group: 'rep' }, 'by_role')?.role).toBe('rep');
    for (const set of ROLES) expect(standingFor({ ...nobody, set, active: false }, 'everyone')).toBeNull();
  });
});
