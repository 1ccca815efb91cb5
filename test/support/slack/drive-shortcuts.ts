import { type Bag, bag, bags, text } from './bag.js';
import { option as optionShape } from './block-kit/objects.js';
import { type Deliver, type Told, tell } from './deliver.js';
import { interaction, spotFor } from './drive.js';
import { shown } from './messages.js';
import { person } from './places.js';
import { newResponseUrl, type State } from './state.js';
import { stackOf, viewShown } from './view-store.js';
import type { Message } from './world.js';

const OPTIONS_MOST = 100;

/** What a person does with the app's shortcuts, and with its selects that ask it for their options. */
export function makeShortcuts(state: State, deliver: Deliver) {
  return {
    /** Picks a global shortcut, which has no conversation, or one of a message's menu. */
    shortcut(picked: { user: string; id: string; message?: Message }): Promise<Told> {
      const user = person(state.world, picked.user);
      const { message } = picked;
      const type = message ? 'message_action' : 'shortcut';
      const body: Bag = {
        ...interaction(state, user, type),
        callback_id: picked.id,
        action_ts: state.world.nextTs(),
        ...(message ? onMessage(state, user.id, message) : {}),
      };
      return tell(state, deliver, body, (response) => {
        if (response !== undefined && response !== '')
          state.complaints.push(`${type}: words in the acknowledgement are ignored`);
      });
    },
    /** Types into a select of the open modal; answers the options as a person reads them. */
    async suggest(typed: {
      user: string;
      into: string;
      value: string;
    }): Promise<{ text: string; value: string }[]> {
      const user = person(state.world, typed.user);
      const stored = stackOf(state, user.id).at(-1);
      if (!stored) throw new Error(`no modal is open for ${typed.user}`);
      const { block, element } = spotFor(bags(stored.view.blocks), { user: user.id, actionId: typed.into });
      if (element.type !== 'external_select') throw new Error(`${typed.into} asks nobody for its options`);
      const body: Bag = {
        ...interaction(state, user, 'block_suggestion'),
        action_id: element.action_id,
        block_id: block.block_id,
        value: typed.value,
        container: { type: 'view', view_id: stored.id },
        view: viewShown(state, stored),
      };
      const told = await tell(state, deliver, body, () => undefined);
      return optionsOf(state, told.response);
    },
  };
}

function onMessage(state: State, user: string, message: Message): Bag {
  return {
    channel: { id: message.channel, name: state.world.channels.get(message.channel)?.name ?? '' },
    message_ts: message.ts,
    message: shown(state.world, message),
    response_url: newResponseUrl(state, { user, channel: message.channel, source: null }),
  };
}

function optionsOf(state: State, response: unknown): { text: string; value: string }[] {
  const options = bags(bag(response).options);
  if (!Array.isArray(bag(response).options))
    state.complaints.push('block_suggestion: no options in the answer');
  if (options.length > OPTIONS_MOST) state.complaints.push(`block_suggestion: ${options.length} options`);
  for (const one of options) {
    const { error } = optionShape.safeParse(one);
    if (error) state.complaints.push(`block_suggestion: ${error.issues[0]?.message ?? 'a bad option'}`);
  }
  return options.map((one) => ({ text: text(bag(one.text).text), value: text(one.value) }));
}
