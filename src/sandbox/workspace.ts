/** One person of the sandbox's Slack. */
export type DemoPerson = {
  id: string;
  name: string;
  realName: string;
  email: string;
  timeZone: string;
  part: string;
};

/** The bot as the local Slack knows it. No secrets: that Slack takes any token. */
export const BOT = {
  appId: 'A0KINDLING',
  userId: 'U0KINDLING',
  name: 'kindling',
  token: 'xoxb-kindling-sandbox',
  appToken: 'xapp-kindling-sandbox',
  signingSecret: 'kindling-sandbox-signing-secret',
} as const;

export const TEAM = {
  id: 'T0KINDLING',
  name: 'Hearth & Co',
  domain: 'hearth',
  timeZone: 'America/New_York',
} as const;

// Two reps an ocean apart: "tomorrow morning" must be each one's own.
export const PEOPLE = {
  repNewYork: {
    id: 'U0AVA',
    name: 'ava',
    realName: 'Ava Morgan',
    email: 'ava@hearth.test',
    timeZone: 'America/New_York',
    part: 'rep',
  },
  repBerlin: {
    id: 'U0BEN',
    name: 'ben',
    realName: 'Ben Richter',
    email: 'ben@hearth.test',
    timeZone: 'Europe/Berlin',
    part: 'rep',
  },
  manager: {
    id: 'U0MAYA',
    name: 'maya',
    realName: 'Maya Singh',
    email: 'maya@hearth.test',
    timeZone: 'America/New_York',
    part: 'manager',
  },
  marketer: {
    id: 'U0LEO',
    name: 'leo',
    realName: 'Leo Costa',
    email: 'leo@hearth.test',
    timeZone: 'Europe/Lisbon',
    part: 'marketer',
  },
} as const satisfies Record<string, DemoPerson>;

export type ChannelNames = { handoffs: string; managers: string; marketing: string };

export const CHANNEL_IDS = {
  handoffs: 'C0HANDOFFS',
  managers: 'C0MANAGERS',
  marketing: 'C0MARKETING',
} as const;

/** The workspace in the words of the local Slack's configuration file. */
export function describeWorkspace(channels: ChannelNames) {
  const { repNewYork, repBerlin, manager, marketer } = PEOPLE;
  const room = (id: string, name: string, topic: string, people: DemoPerson[]) => ({
    id,
    name,
    topic,
    members: [...people.map((person) => person.id), BOT.userId],
  });
  return {
    workspace: { name: TEAM.name, domain: TEAM.domain, teamId: TEAM.id },
    app: {
      appId: BOT.appId,
      botUserId: BOT.userId,
      botName: BOT.name,
      botToken: BOT.token,
      appToken: BOT.appToken,
      signingSecret: BOT.signingSecret,
      mode: 'socket',
    },
    users: Object.values(PEOPLE).map(({ id, name, realName, email, timeZone }) => ({
      id,
      name,
      real_name: realName,
      email,
      tz: timeZone,
    })),
    channels: [
      room(CHANNEL_IDS.handoffs, channels.handoffs, 'Leads that are ready for a rep', [
        repNewYork,
        repBerlin,
        manager,
      ]),
      room(CHANNEL_IDS.managers, channels.managers, 'The morning digest', [manager]),
      room(CHANNEL_IDS.marketing, channels.marketing, 'What brings leads in', [marketer, manager]),
    ],
  };
}
