import { type Bag, text, textOrNull } from '../bag.js';
import { refuse, refuseWith } from '../refusal.js';
import { type State, type StoredView, spendTrigger } from '../state.js';
import {
  acceptedView,
  allViews,
  openStack,
  pushOnStack,
  replaceView,
  store,
  viewShown,
} from '../view-store.js';
import type { Methods } from './method.js';

export const views: Methods = {
  'views.open': { scopes: [], run: (state, args) => triggered(state, args, 'views.open', openStack) },
  'views.push': { scopes: [], run: (state, args) => triggered(state, args, 'views.push', pushOnStack) },
  'views.update': { scopes: [], run: update },
  'views.publish': { scopes: [], run: publish },
};

type Put = (state: State, user: string, view: Bag) => StoredView;

function triggered(state: State, args: Bag, said: string, put: Put): Bag {
  const view = acceptedView(state, args.view, said, 'modal');
  const trigger = spendTrigger(state, text(args.trigger_id));
  if ('error' in trigger) return refuse(trigger.error);
  return { view: viewShown(state, put(state, trigger.user, view)) };
}

function update(state: State, args: Bag): Bag {
  const [id, external] = [textOrNull(args.view_id), textOrNull(args.external_id)];
  if (!id && !external) refuseWith('invalid_arguments', ['must provide view_id or external_id']);
  const stored = allViews(state).find((one) => (id ? one.id === id : one.view.external_id === external));
  if (!stored) return refuse('not_found');
  checkHash(args, stored);
  const own = stored.view;
  stored.view = { ...own, external_id: undefined };
  try {
    replaceView(state, stored, acceptedView(state, args.view, 'views.update', stored.type));
  } catch (error) {
    stored.view = own;
    throw error;
  }
  return { view: viewShown(state, stored) };
}

function publish(state: State, args: Bag): Bag {
  const user = state.world.users.get(text(args.user_id));
  if (!user) return refuseWith('invalid_arguments', ['invalid `user_id`']);
  const stored = state.homes.get(user.id);
  if (stored) checkHash(args, stored);
  state.homes.delete(user.id);
  try {
    const view = acceptedView(state, args.view, 'views.publish', 'home');
    const published = stored ? replaceView(state, stored, view) : store(state, user.id, view, null);
    state.homes.set(user.id, published);
    return { view: viewShown(state, published) };
  } finally {
    if (stored && !state.homes.has(user.id)) state.homes.set(user.id, stored);
  }
}

function checkHash(args: Bag, stored: StoredView): void {
  const hash = textOrNull(args.hash);
  if (hash && hash !== stored.hash) refuse('hash_conflict');
}
