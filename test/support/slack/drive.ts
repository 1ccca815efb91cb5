import { type Bag, bag, bags, copy, text } from './bag.js';
import { type Deliver, type Told, tell } from './deliver.js';
import { shown } from './messages.js';
import { conversation, person } from './places.js';
import { Refusal } from './refusal.js';
import { reply } from './response-url.js';
import { newResponseUrl, newTrigger, type State } from './state.js';
import { chosen, holdsValue, type Spot, spotsIn, valuesOf } from './view-values.js';
import { blankMessage, type Channel, type Message, type User } from './world.js';

/** `value`: of several like buttons the one with this value; for a select or a picker, what to pick. */
export type Press = {
  user: string;
  actionId?: string | RegExp;
  button?: string;
  blockId?: string;
  value?: unknown;
};

/** What a person does in conversations. Every deed waits until the app is done with it. */
export function makeDrive(state: State, deliver: Deliver) {
  const event = (inner: Bag): Promise<Told> => tell(state, deliver, eventBody(state, inner), () => undefined);
  return {
    /** Types a slash command. `channel` default: the person's own DM with the bot. */
    async command(typed: { user: string; channel?: string; text?: string; command?: string }): Promise<Told> {
      const user = person(state.world, typed.user);
      const channel = conversation(state.world, typed.channel ?? user.id);
      const url = newResponseUrl(state, { user: user.id, channel: channel.id, source: null });
      const body = commandBody(state, user, channel, { command: '/lead', text: '', ...typed }, url);
      const id = url.split('/').at(-1) ?? '';
      return tell(state, deliver, body, (response) => answerInAck(state, id, response));
    },
    /** Presses a button or picks in a select on a message as it stands now. */
    async click(press: Press & { message: Message }): Promise<Told> {
      const user = person(state.world, press.user);
      mustSee(state, user, press.message);
      const { message } = press;
      const spot = spotFor(message.blocks, press);
      const action = actionOf(state, spot, press.value);
      if (holdsValue(spot.element)) keepPicked(message, spot, action);
      return tell(state, deliver, clickBody(state, user, message, action), (response) =>
        noWords(state, response),
      );
    },
    /** Says something in a conversation; the app is told only where it listens (`event`). */
    say(said: { user: string; channel: string; text: string; threadTs?: string }): Message {
      const channel = conversation(state.world, said.channel);
      const message = blankMessage(state.world, channel, person(state.world, said.user).id);
      Object.assign(message, { text: said.text, threadTs: said.threadTs ?? null });
      channel.messages.push(message);
      return message;
    },
    /** Sends an event of the Events API, e.g. `{ type: 'app_home_opened', user, tab: 'home' }`. */
    event,
    openHome(who: string): Promise<Told> {
      const user = person(state.world, who);
      const channel = conversation(state.world, user.id).id;
      return event({
        type: 'app_home_opened',
        user: user.id,
        channel,
        tab: 'home',
        event_ts: state.world.nextTs(),
      });
    },
    /** Sends a payload again as it was: a retry, or a second click that raced the first. */
    again: (body: Bag): Promise<Told> => tell(state, deliver, copy(body), () => undefined),
  };
}

/** Words in the acknowledgement of a command are a message like any other answer to it. */
function answerInAck(state: State, urlId: string, response: unknown): void {
  const source = state.responseUrls.get(urlId);
  if (!source || response === undefined || response === '') return;
  try {
    reply(state, source, typeof response === 'string' ? { text: response } : bag(response));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    state.complaints.push(`command: ${error.code} in the acknowledgement`);
  }
}

function commandBody(
  state: State,
  user: User,
  channel: Channel,
  typed: { command: string; text: string },
  url: string,
): Bag {
  const { world } = state;
  return {
    token: 'verification',
    team_id: world.team.id,
    team_domain: world.team.domain,
    channel_id: channel.id,
    channel_name: channel.dmWith ? 'directmessage' : channel.isPrivate ? 'privategroup' : channel.name,
    user_id: user.id,
    user_name: user.name,
    command: typed.command,
    text: typed.text,
    api_app_id: world.bot.appId,
    is_enterprise_install: 'false',
    response_url: url,
    trigger_id: newTrigger(state, user.id),
  };
}

/** What every interaction carries. A guest of Slack Connect comes with a team of their own. */
export function interaction(state: State, user: User, type: string): Bag {
  const { world } = state;
  return {
    type,
    token: 'verification',
    team: { id: world.team.id, domain: world.team.domain },
    user: { id: user.id, username: user.name, name: user.name, team_id: user.teamId },
    api_app_id: world.bot.appId,
    enterprise: null,
    is_enterprise_install: false,
    trigger_id: newTrigger(state, user.id),
  };
}

/** A private message's payload comes without the message itself: only its timestamp. */
function clickBody(state: State, user: User, message: Message, action: Bag): Bag {
  const channel = state.world.channels.get(message.channel);
  const ephemeral = message.onlyFor !== null;
  return {
    ...interaction(state, user, 'block_actions'),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: ephemeral,
      ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    },
    channel: { id: message.channel, name: channel?.dmWith ? 'directmessage' : (channel?.name ?? '') },
    ...(ephemeral ? {} : { message: shown(state.world, message, { metadata: true }) }),
    state: { values: valuesOf(message.blocks, message.picked) },
    response_url: newResponseUrl(state, { user: user.id, channel: message.channel, source: message }),
    actions: [action],
  };
}

export function eventBody(state: State, event: Bag): Bag {
  const { world } = state;
  return {
    type: 'event_callback',
    token: 'verification',
    team_id: world.team.id,
    api_app_id: world.bot.appId,
    event: { event_ts: world.nextTs(), ...event },
    event_id: `Ev${String(world.count()).padStart(8, '0')}`,
    event_time: Math.floor(world.clock.now().getTime() / 1000),
    authorizations: [
      { team_id: world.team.id, user_id: world.bot.userId, is_bot: true, enterprise_id: null },
    ],
  };
}

/** The one thing on the surface that fits; a person can't press what isn't there, nor know which of two is meant. */
export function spotFor(blocks: Bag[], press: Press): Spot {
  const all = spotsIn(blocks);
  const fits = all.filter(({ block, element }) => named(block, element, press));
  const [only, second] = fits;
  const wanted = press.button ?? String(press.actionId ?? press.blockId ?? '');
  const there = all.map(({ element }) => text(bag(element.text).text) || text(element.action_id)).join(', ');
  if (!only) throw new Error(`no such button "${wanted}"; there are: ${there || 'none'}`);
  if (second) throw new Error(`several buttons fit "${wanted}": say blockId or value`);
  return only;
}

function named(block: Bag, element: Bag, press: Press): boolean {
  const { actionId, button, blockId, value } = press;
  const id = text(element.action_id);
  if (actionId !== undefined && !(typeof actionId === 'string' ? id === actionId : actionId.test(id)))
    return false;
  if (button !== undefined && text(bag(element.text).text) !== button) return false;
  if (blockId !== undefined && block.block_id !== blockId) return false;
  if (element.type === 'overflow' && value !== undefined)
    return bags(element.options).some((option) => option.value === value);
  return !(element.type === 'button' && value !== undefined && element.value !== value);
}

/** The `actions[0]` of a payload. */
export function actionOf(state: State, { block, element }: Spot, value: unknown): Bag {
  const common = { action_id: element.action_id, block_id: block.block_id, action_ts: state.world.nextTs() };
  if (element.type === 'button') {
    const { text: words, value: carried, style, url } = element;
    const extras = Object.fromEntries(
      Object.entries({ value: carried, style, url }).filter(([, one]) => one !== undefined),
    );
    return { type: 'button', text: copy(words), ...extras, ...common };
  }
  return { ...chosen(element, value), ...common };
}

function keepPicked(message: Message, { block, element }: Spot, action: Bag): void {
  const { action_id: _, block_id: __, action_ts: ___, ...value } = action;
  const id = text(block.block_id);
  message.picked[id] = { ...message.picked[id], [text(element.action_id)]: value };
}

function mustSee(state: State, user: User, message: Message): void {
  const channel = state.world.channels.get(message.channel);
  const sees = message.onlyFor === null ? channel?.members.has(user.id) : message.onlyFor === user.id;
  if (message.deleted || !sees) throw new Error(`${user.name} does not see this message`);
}

export function noWords(state: State, response: unknown): void {
  if (response !== undefined && response !== '')
    state.complaints.push('block_actions: words in the acknowledgement are ignored');
}
