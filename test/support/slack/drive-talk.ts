import { type Bag, copy } from './bag.js';
import { type Deliver, type Told, tell } from './deliver.js';
import { eventBody } from './drive.js';
import { shown } from './messages.js';
import { conversation, person } from './places.js';
import type { State } from './state.js';
import { blankMessage, type Channel, type Message, type User } from './world.js';

export type Talk = {
  user: string;
  channel: string;
  text: string;
  /** The message in whose thread it is said. */
  under?: Message;
  subtype?: 'file_share' | 'thread_broadcast' | 'me_message' | 'channel_join';
  files?: Bag[];
};

/** What Slack told the app of one deed: nothing where it lacks the scope or is not there, two events for a mention. */
export type Heard = { message: Message; told: Told[] };

/** What people say in conversations, change and take back. Every deed waits until the app is done with it. */
export function makeTalk(state: State, deliver: Deliver) {
  const send = (channel: Channel, event: Bag, scope: string): Promise<Told[]> =>
    isTold(state, channel, scope)
      ? tell(state, deliver, eventBody(state, event), () => undefined).then((told) => [told])
      : Promise.resolve([]);
  const message = (channel: Channel, event: Bag): Promise<Told[]> =>
    send(
      channel,
      { type: 'message', channel: channel.id, channel_type: kindOf(channel), ...event },
      historyOf(channel),
    );
  return {
    /** Says something; where the bot is named Slack tells of it twice, the mention first. */
    async talk(said: Talk): Promise<Heard> {
      const channel = conversation(state.world, said.channel);
      const author = person(state.world, said.user);
      const found = blankMessage(state.world, channel, author.id);
      Object.assign(found, { text: said.text, threadTs: said.under?.ts ?? null, files: said.files ?? [] });
      channel.messages.push(found);
      const event = { ...spoken(state, author, found), ...(said.subtype ? { subtype: said.subtype } : {}) };
      const mentions = said.text.includes(`<@${state.world.bot.userId}>`) && channel.dmWith === null;
      const mention = { ...event, type: 'app_mention', channel: channel.id };
      return {
        message: found,
        told: [
          ...(mentions ? await send(channel, mention, 'app_mentions:read') : []),
          ...(await message(channel, event)),
        ],
      };
    },
    /** Changes what was said; the same words again are what Slack does when it unfurls a link. */
    edit(found: Message, words: string): Promise<Told[]> {
      const { channel, author } = of(state, found);
      const before = spoken(state, author, found);
      Object.assign(found, { text: words, editedAt: state.world.clock.now() });
      const ts = state.world.nextTs();
      const now = { ...spoken(state, author, found), edited: { user: author.id, ts } };
      return message(channel, {
        subtype: 'message_changed',
        hidden: true,
        message: now,
        previous_message: before,
        ts,
      });
    },
    erase(found: Message): Promise<Told[]> {
      const { channel, author } = of(state, found);
      found.deleted = true;
      const previous_message = spoken(state, author, found);
      const ts = state.world.nextTs();
      return message(channel, {
        subtype: 'message_deleted',
        hidden: true,
        deleted_ts: found.ts,
        previous_message,
        ts,
      });
    },
    /** Sends an event again as it was, as Slack does with one it thinks unheard. */
    retry: (told: Told): Promise<Told> => tell(state, deliver, copy(told.body), () => undefined),
  };
}

/** A message as the Events API shows it: whoever is here through Slack Connect comes with a team of their own. */
function spoken(state: State, author: User, message: Message): Bag {
  const stranger = author.teamId !== state.world.team.id;
  return {
    ...shown(state.world, message),
    type: 'message',
    client_msg_id: `msg-${message.ts}`,
    team: author.teamId,
    ...(stranger ? { user_team: author.teamId, source_team: author.teamId } : {}),
    ...(message.threadTs ? { parent_user_id: state.world.bot.userId } : {}),
  };
}

function of(state: State, message: Message): { channel: Channel; author: User } {
  return { channel: conversation(state.world, message.channel), author: person(state.world, message.user) };
}

const kindOf = (channel: Channel): string =>
  channel.dmWith ? 'im' : channel.isPrivate ? 'group' : 'channel';

const historyOf = (channel: Channel): string =>
  `${channel.dmWith ? 'im' : channel.isPrivate ? 'groups' : 'channels'}:history`;

const isTold = (state: State, channel: Channel, scope: string): boolean =>
  channel.members.has(state.world.bot.userId) && (state.scopes?.includes(scope) ?? true);
