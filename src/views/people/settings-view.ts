import { ROLES } from '../../domain/role.js';
import type { AlertKind, AlertWay, PersonalSettings, TeamSettings } from '../../domain/settings.js';
import { actions, button, context, type Message, section } from '../blocks.js';
import { ACTIONS } from '../names.js';
import { escaped, plural } from '../text.js';
import { ROLE_NAMES } from './role-words.js';

/** What each alert is, as people choose it. */
export const ALERT_WORDS: Record<AlertKind, string> = {
  ready: 'A lead of mine is ready',
  cold: 'A lead of mine went cold',
  at_risk: 'One is about to go cold',
  task: 'A task is due',
  awake: 'A snooze is over',
  rewarmed: 'A cold lead is back',
  reply: 'A lead of mine replied',
  track_ended: 'A track is over',
  acted_for: 'A manager did something to one',
};

export const WAY_WORDS: Record<AlertWay, string> = {
  dm: 'Direct message',
  channel: 'Team channel',
  off: 'Not at all',
};

/** A person's settings as they are now. */
export function settingsView(settings: PersonalSettings, already: boolean, zone: string): Message {
  const text = already ? 'Nothing to change: that is how it is already.' : '⚙️ Your settings are changed.';
  const elsewhere = Object.entries(settings.alerts).filter(([, way]) => way !== 'dm');
  const alerts =
    elsewhere.length === 0
      ? 'all by direct message'
      : elsewhere
          .map(
            ([kind, way]) =>
              `${ALERT_WORDS[kind as AlertKind].toLowerCase()}: ${WAY_WORDS[way].toLowerCase()}`,
          )
          .join(', ');
  return {
    text,
    blocks: [
      section([
        text,
        `*Quiet hours*  ${quietWords(settings)}`,
        `*Digest*  ${settings.digest.on ? `at ${settings.digest.at}` : 'off'}`,
        `*Alerts*  ${alerts}`,
      ]),
      actions([button('Change', ACTIONS.settingsForm, 'mine')]),
      context([`By your clock in ${escaped(zone, 60)}, as your Slack profile has it`]),
    ],
  };
}

const quietWords = ({ quiet, rings }: PersonalSettings): string =>
  quiet === null
    ? 'none'
    : `${quiet.from} to ${quiet.to}${quiet.weekends ? ', and weekends' : ''}: what comes then waits for the morning${ringing(rings)}`;

const ringing = (rings: PersonalSettings['rings']): string =>
  rings.length === 0
    ? ''
    : `, but for these: ${rings.map((kind) => ALERT_WORDS[kind].toLowerCase()).join(', ')}`;

/** The team's settings as they are now. */
export function teamSettingsView(settings: TeamSettings, already: boolean): Message {
  const text = already
    ? 'Nothing to change: that is how it is already.'
    : '⚙️ The settings of the team are changed.';
  const { noise, gap } = settings;
  return {
    text,
    blocks: [
      section([text, ...teamLines(settings)]),
      section([
        `*Noise*  at most ${plural(noise.perPersonPerDay, 'alert')} a person and day, ${noise.perChannelPerHour} a channel and hour; the rest goes into the digest`,
        `*Touches*  at least ${plural(gap.minDays, 'day')} between two, at most ${plural(gap.maxDays, 'day')}`,
      ]),
      actions([button('Change', ACTIONS.teamSettingsForm, 'team')]),
    ],
  };
}

function teamLines({ seats, groups }: TeamSettings): string[] {
  const named = ROLES.flatMap((role) => {
    const handle = groups[role];
    return handle === undefined ? [] : [`${ROLE_NAMES[role]}: @${escaped(handle, 60)}`];
  });
  return [
    `*Seats*  ${seats === 'everyone' ? 'every member of the workspace; guests need a role' : 'those who have a role'}`,
    `*User groups*  ${named.length === 0 ? 'none gives a role' : named.join(', ')}`,
  ];
}

const EXAMPLES: Record<'quiet' | 'digest' | 'alerts' | 'team', string> = {
  quiet:
    '`/lead settings quiet 19-8`, `quiet 7pm to 8am weekends`, `quiet 19-8 rings ready, replies`, `rings none`, `weekends off` or `quiet off`',
  digest: '`/lead settings digest 8:30` or `digest off`',
  alerts: '`/lead settings cold off`, `settings ready channel` or `settings alerts all dm`',
  team: '`/lead settings team seats by role`, `team group manager @sales-leads`, `team noise 20 person 30 channel` or `team gap 1 14`',
};

/** Words about settings that could not be read. */
export function settingsUnclear(typed: string, of: keyof typeof EXAMPLES | null): Message {
  const examples = of === null ? Object.values(EXAMPLES) : [EXAMPLES[of]];
  const lines = [
    `I couldn’t read “${escaped(typed, 90)}” as a setting, so nothing was changed. These work:`,
    ...examples.map((each) => `• ${each}`),
    'Or all of it in a form: `/lead settings`.',
  ];
  return { text: lines.join(' '), blocks: [section(lines)] };
}
