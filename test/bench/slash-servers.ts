import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, type RespondFn } from '@slack/bolt';
import type pg from 'pg';
import { showLead } from '../../src/app/lead/show-lead.js';
import { systemClock } from '../../src/lib/clock.js';
import { makeAnswer } from '../../src/slack/answer.js';
import { makeMembers } from '../../src/slack/channel-members.js';
import { connectSlack } from '../../src/slack/connection.js';
import { receive } from '../../src/slack/desk.js';
import { openFrontDesk } from '../../src/slack/front-desk.js';
import { type HomeDesk, openHomes } from '../../src/slack/home-tab.js';
import { SlashCommand } from '../../src/slack/payloads.js';
import { makePeople } from '../../src/slack/people.js';
import { makeRoster } from '../../src/slack/roster.js';
import { help } from '../../src/views/help.js';
import { leadView } from '../../src/views/lead-view.js';
import { type BenchTeam, TEAM } from './app.js';
import { emailOf } from './events.js';

const TOKEN = 'xoxb-bench';

/** Opens a server, and answers its port. */
type Open = (onEnd: (end: () => Promise<void>) => void) => Promise<number>;

/** The program's own desk over HTTP, with every command there is. */
export const ourDesk =
  (team: BenchTeam, secret: string, slackApiUrl: string): Open =>
  async (onEnd) => {
    const { slack, parts } = deskOf(team, secret, slackApiUrl);
    const frontDesk = openFrontDesk(slack.app, parts);
    onEnd(() => frontDesk.idle());
    return listening(slack.listener, onEnd);
  };

/** The same with help as its only command: nothing is read or looked up of what was typed. */
export const oneCommandDesk =
  (team: BenchTeam, secret: string, slackApiUrl: string): Open =>
  async (onEnd) => {
    const { slack, parts } = deskOf(team, secret, slackApiUrl);
    const desk = { ...parts, homes: openHomes(parts) };
    slack.app.command('/lead', async ({ ack, body, respond }) => {
      await ack();
      const { user_id, channel_id, trigger_id } = SlashCommand.parse(body);
      await receive(desk, user_id, trigger_id);
      await makeAnswer(desk, user_id, { channelId: channel_id }, respond)(help(null));
    });
    return listening(slack.listener, onEnd);
  };

/** What Bolt does with a single listener: acknowledge, look something up, answer. */
export const bareBolt =
  (secret: string, work: (respond: RespondFn, text: string) => Promise<void>): Open =>
  async (onEnd) => {
    const receiver = new HTTPReceiver({ signingSecret: secret });
    const app = new App({ authorize: async () => ({ botToken: TOKEN }), receiver });
    app.command('/lead', async ({ ack, command, respond }) => {
      await ack();
      await work(respond, command.text);
    });
    return listening(receiver.requestListener, onEnd);
  };

/** As much as our help says, ready made. */
export function answerHelp(): (respond: RespondFn) => Promise<void> {
  const { text, blocks } = help(null);
  return async (respond) => void (await respond({ text, blocks, response_type: 'ephemeral' }));
}

/** One prepared query for the lead, and as much as our page of a lead says, with its address put in. */
export async function answerLead(
  { deps }: BenchTeam,
  pool: pg.Pool,
): Promise<(respond: RespondFn, text: string) => Promise<void>> {
  const now = systemClock.now();
  const at = { teamId: TEAM, actor: 'U0REP1', role: 'rep' as const, now, requestKey: 'bench' };
  const found = await showLead(deps, at, emailOf(1));
  if (!found.ok) throw new Error('the first lead is not there');
  const { text, blocks } = leadView(found.value, { now, zone: 'UTC', slackDates: true });
  return async (respond, typed) => {
    const { rows } = await pool.query<{ email: string }>({
      name: 'lead',
      text: 'select * from lead where team_id = $1 and email = $2',
      values: [TEAM, typed.split(' ')[1]],
    });
    await respond({ text: `${text} ${rows[0]?.email}`, blocks: blocks ?? [], response_type: 'ephemeral' });
  };
}

function deskOf({ deps }: BenchTeam, signingSecret: string, slackApiUrl: string) {
  const slack = connectSlack({ botToken: TOKEN, signingSecret, slackApiUrl }, deps.log);
  const { web } = slack;
  const people = makePeople(deps, web);
  const members = makeMembers(web, deps.places.managers, deps.log);
  const roster = makeRoster({ deps, web, people, members, teamId: TEAM });
  const parts: HomeDesk = { deps, web, people, roster, clock: systemClock, teamId: TEAM, slackDates: true };
  return { slack, parts };
}

async function listening(
  listener: RequestListener | null,
  onEnd: (end: () => Promise<void>) => void,
): Promise<number> {
  if (listener === null) throw new Error('no way over HTTP');
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onEnd(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  return (server.address() as AddressInfo).port;
}

/** A Slack that knows one rep and one channel: all that is asked of it on the way. */
export async function openSlackApi(onEnd: (end: () => Promise<void>) => void): Promise<string> {
  const answer = {
    ok: true,
    user: { id: 'U0REP1', name: 'rep', real_name: 'Rep', tz: 'Europe/Berlin' },
    channels: [{ id: 'C0MANAGERS', name: 'managers', is_member: true }],
    members: [],
    usergroups: [],
  };
  const port = await listening((request, response) => {
    request.resume();
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }, onEnd);
  return `http://127.0.0.1:${port}/api/`;
}
