import { describe, expect, it } from 'vitest';
import {
  ALERTS,
  alertOf,
  PERSONAL_DEFAULTS,
  readPersonal,
  readTeam,
  TEAM_DEFAULTS,
} from '../../src/domain/settings.js';

describe('settings', () => {
  it('without a choice everything comes as a direct message, at any hour', () => {
    expect(PERSONAL_DEFAULTS.quiet).toBeNull();
    expect(ALERTS.map((kind) => PERSONAL_DEFAULTS.alerts[kind])).toEqual(ALERTS.map(() => 'dm'));
    expect(PERSONAL_DEFAULTS.digest).toEqual({ on: true, at: '08:30' });
  });

  it('what was chosen stays, and what is not known of yet has its default', () => {
    const quiet = { from: '19:00', to: '08:00', weekends: true };
    const read = readPersonal({ quiet, alerts: { cold: 'off' } });
    expect(read.quiet).toEqual(quiet);
    expect(read.alerts.cold).toBe('off');
    expect(read.alerts.ready).toBe('dm');
  });

  it('what makes no sense counts as not chosen', () => {
    expect(readPersonal({ quiet: { from: '25:00', to: 'x', weekends: 1 } })).toEqual(PERSONAL_DEFAULTS);
    expect(readPersonal(null)).toEqual(PERSONAL_DEFAULTS);
    expect(readTeam('what?')).toEqual(TEAM_DEFAULTS);
    expect(
      readTeam({ seats: 'by_role', noise: { perPersonPerDay: -3, perChannelPerHour: 5 } }),
    ).toMatchObject({
      seats: 'by_role',
      noise: { perPersonPerDay: 12, perChannelPerHour: 5 },
    });
  });

  it('every alert falls under a choice, and a digest under none', () => {
    expect(alertOf('task', null)).toBe('task');
    expect(alertOf('notice', 'at_risk')).toBe('at_risk');
    expect(alertOf('notice', 'undeliverable')).toBeNull();
    expect(alertOf('digest', null)).toBeNull();
  });
});
