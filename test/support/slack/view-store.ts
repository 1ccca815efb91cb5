import { type Bag, bag, bags, copy, flag, text, textOrNull } from './bag.js';
import { fault } from './block-kit/fault.js';
import { checkView, type Fault } from './block-kit.js';
import { complain, withIds, words } from './messages.js';
import { refuse, refuseWith } from './refusal.js';
import { nowMs, type State, type StoredView } from './state.js';
import { spotsIn, valuesOf } from './view-values.js';

const STACK_MOST = 3;

export const stackOf = (state: State, user: string): StoredView[] => state.stacks.get(user) ?? [];
export const allViews = (state: State): StoredView[] =>
  [...state.stacks.values(), [...state.homes.values()]].flat();

/** A view as the app gave it, checked and with its ids filled in. Refuses what Slack would. */
export function acceptedView(state: State, given: unknown, said: string, type: 'modal' | 'home'): Bag {
  const view = bag(given);
  if (Object.keys(view).length === 0) refuseWith('invalid_arguments', ['missing required field: view']);
  if (view.type !== type)
    refuseWith('invalid_arguments', [`must provide a ${type} view [json-pointer:/view/type]`]);
  const faults = checkView(view, { mayPing: state.mayPing });
  complain(state, said, faults);
  complain(state, said, unreadable(state, view));
  const wrong = faults.filter((one) => one.rule === 'slack');
  if (wrong.some((one) => one.words.startsWith('view_too_large'))) refuse('view_too_large');
  if (wrong.length > 0) refuseWith('invalid_arguments', wrong.map(words));
  const external = textOrNull(view.external_id);
  if (external && allViews(state).some((one) => one.view.external_id === external))
    refuse('duplicate_external_id');
  return { ...copy(view), blocks: withIds(state.world, bags(view.blocks)) };
}

/** What Slack does with such a form is not documented; that it asks for the scope is. */
function unreadable(state: State, view: Bag): Fault[] {
  if (state.scopes?.includes('files:read') ?? true) return [];
  const inputs = spotsIn(bags(view.blocks)).filter(({ element }) => element.type === 'file_input');
  return inputs.map(() => fault('house', ['blocks'], 'file_input needs the scope files:read'));
}

export function openStack(state: State, user: string, view: Bag): StoredView {
  const stored = store(state, user, view, null);
  state.stacks.set(user, [stored]);
  return stored;
}

export function pushOnStack(state: State, user: string, view: Bag): StoredView {
  const stack = stackOf(state, user);
  if (stack.length >= STACK_MOST) refuse('push_limit_reached');
  const stored = store(state, user, view, stack.at(-1) ?? null);
  state.stacks.set(user, [...stack, stored]);
  return stored;
}

/** Takes the top view away; the one below shows again. */
export function popStack(state: State, user: string): void {
  state.stacks.set(user, stackOf(state, user).slice(0, -1));
}

export const clearStack = (state: State, user: string): void => void state.stacks.delete(user);

/** Same id, new hash. What was typed stays where block id and action id stay. */
export function replaceView(state: State, stored: StoredView, view: Bag): StoredView {
  stored.view = view;
  stored.hash = newHash(state);
  stored.errors = {};
  return stored;
}

export function store(state: State, user: string, view: Bag, below: StoredView | null): StoredView {
  const id = `V${String(state.world.count()).padStart(8, '0')}`;
  return {
    id,
    type: view.type === 'home' ? 'home' : 'modal',
    user,
    view,
    hash: newHash(state),
    rootId: below?.rootId ?? id,
    previousId: below?.id ?? null,
    filled: {},
    errors: {},
  };
}

const newHash = (state: State): string =>
  `${Math.floor(nowMs(state) / 1000)}.${state.world.count().toString(16)}`;

/** A view as answers and payloads show it. */
export function viewShown(state: State, stored: StoredView): Bag {
  const { world } = state;
  const { view } = stored;
  return {
    id: stored.id,
    team_id: world.team.id,
    type: stored.type,
    blocks: copy(view.blocks),
    private_metadata: text(view.private_metadata),
    callback_id: text(view.callback_id),
    external_id: text(view.external_id),
    state: { values: valuesOf(bags(view.blocks), stored.filled) },
    hash: stored.hash,
    title: view.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    submit: view.submit ?? null,
    close: view.close ?? null,
    clear_on_close: flag(view.clear_on_close),
    notify_on_close: flag(view.notify_on_close),
    root_view_id: stored.rootId,
    previous_view_id: stored.previousId,
    app_id: world.bot.appId,
    app_installed_team_id: world.team.id,
    bot_id: world.bot.botId,
  };
}
