import { type Bag, bag, bags, flag, isBag, text } from './bag.js';
import { type Deliver, type Told, tell } from './deliver.js';
import { actionOf, interaction, noWords, type Press, spotFor } from './drive.js';
import { person } from './places.js';
import { Refusal } from './refusal.js';
import type { State, StoredView } from './state.js';
import {
  acceptedView,
  clearStack,
  popStack,
  pushOnStack,
  replaceView,
  stackOf,
  viewShown,
} from './view-store.js';
import { chosen, holdsValue, isEmpty, type Spot, spotsIn, valuesOf } from './view-values.js';

/** What to type and pick, by action id, by block id, or by the label people read. */
export type Fill = Record<string, unknown>;

/** What a person does in modals and on the App Home. */
export function makeViewDrive(state: State, deliver: Deliver) {
  return {
    /** Types and picks in the open modal without sending it. */
    fill: (user: string, values: Fill): void => fillIn(top(state, user), values),
    /** Fills in, presses submit, and lets the app's answer act on the modal. Throws where Slack's own client would not let it go. */
    async submitView(sent: { user: string; values?: Fill; viewId?: string }): Promise<Told> {
      const stored = sent.viewId ? byId(state, sent.user, sent.viewId) : top(state, sent.user);
      fillIn(stored, sent.values ?? {});
      mustBeComplete(stored);
      const body = { ...viewBody(state, stored, 'view_submission'), response_urls: [] };
      return tell(state, deliver, body, (response) => settle(state, stored, response));
    },
    /** Presses a button or picks in a select of the open modal, or of the App Home with `home: true`. */
    async clickInView(press: Press & { home?: boolean }): Promise<Told> {
      const stored = press.home ? homeOf(state, press.user) : top(state, press.user);
      const spot = spotFor(bags(stored.view.blocks), press);
      mustDispatch(spot);
      const action = actionOf(state, spot, press.value);
      if (holdsValue(spot.element)) keep(stored, spot, press.value);
      const body = {
        ...viewBody(state, stored, 'block_actions'),
        container: { type: 'view', view_id: stored.id },
        actions: [action],
      };
      return tell(state, deliver, body, (response) => noWords(state, response));
    },
    /** Presses cancel or the cross. The app hears of it only where the view asked for that: else null. */
    async closeView(who: { user: string; all?: boolean }): Promise<Told | null> {
      const stored = top(state, who.user);
      const cleared = (who.all ?? false) || flag(stored.view.clear_on_close);
      const body = { ...viewBody(state, stored, 'view_closed'), is_cleared: cleared };
      if (cleared) clearStack(state, stored.user);
      else popStack(state, stored.user);
      return flag(stored.view.notify_on_close) ? tell(state, deliver, body, () => undefined) : null;
    },
    /** The modal on top, or null. */
    openView: (user: string): StoredView | null =>
      stackOf(state, person(state.world, user).id).at(-1) ?? null,
    home: (user: string): StoredView | null => state.homes.get(person(state.world, user).id) ?? null,
  };
}

function top(state: State, user: string): StoredView {
  const found = stackOf(state, person(state.world, user).id).at(-1);
  if (!found) throw new Error(`no modal is open for ${user}`);
  return found;
}

function byId(state: State, user: string, id: string): StoredView {
  const found = stackOf(state, person(state.world, user).id).find((one) => one.id === id);
  if (!found) throw new Error(`${user} has no view ${id} open`);
  return found;
}

function homeOf(state: State, user: string): StoredView {
  const found = state.homes.get(person(state.world, user).id);
  if (!found) throw new Error(`nothing is published on the home of ${user}`);
  return found;
}

function viewBody(state: State, stored: StoredView, type: string): Bag {
  return { ...interaction(state, person(state.world, stored.user), type), view: viewShown(state, stored) };
}

function fillIn(stored: StoredView, values: Fill): void {
  for (const [name, choice] of Object.entries(values)) keep(stored, inputNamed(stored, name), choice);
}

function inputNamed(stored: StoredView, name: string): Spot {
  const spots = spotsIn(bags(stored.view.blocks)).filter(({ element }) => holdsValue(element));
  const found = spots.find(({ block, element }) =>
    [element.action_id, block.block_id, bag(block.label).text].includes(name),
  );
  if (found) return found;
  const there = spots
    .map(({ block, element }) => text(bag(block.label).text) || text(element.action_id))
    .join(', ');
  throw new Error(`no input "${name}" in this view; there are: ${there || 'none'}`);
}

function keep(stored: StoredView, { block, element }: Spot, choice: unknown): void {
  const id = text(block.block_id);
  stored.filled[id] = { ...stored.filled[id], [text(element.action_id)]: chosen(element, choice) };
}

/** Slack's client holds back a form whose required inputs are empty. */
function mustBeComplete(stored: StoredView): void {
  if (stored.view.submit === undefined) throw new Error('this view has no submit button');
  const blocks = bags(stored.view.blocks);
  const values = valuesOf(blocks, stored.filled);
  for (const block of blocks.filter((one) => one.type === 'input' && !flag(one.optional))) {
    const value = values[text(block.block_id)]?.[text(bag(block.element).action_id)];
    if (isEmpty(value)) throw new Error(`"${text(bag(block.label).text)}" is required and empty`);
  }
}

function mustDispatch({ block, element }: Spot): void {
  if (block.type === 'input' && !flag(block.dispatch_action)) {
    throw new Error(`${text(element.action_id)} sends nothing by itself: its input has no dispatch_action`);
  }
}

/** What the answer to a submission does with the modal. */
function settle(state: State, stored: StoredView, response: unknown): void {
  const { response_action: action, errors, view } = bag(response);
  try {
    if (response === undefined || response === null || response === '') popStack(state, stored.user);
    else if (action === 'clear') clearStack(state, stored.user);
    else if (action === 'errors' && isBag(errors)) showErrors(state, stored, errors);
    else if (action === 'update')
      replaceView(state, stored, acceptedView(state, view, 'submission', 'modal'));
    else if (action === 'push')
      pushOnStack(state, stored.user, acceptedView(state, view, 'submission', 'modal'));
    else state.complaints.push(`view_submission: no such answer: ${JSON.stringify(response)}`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    state.complaints.push(`view_submission: ${error.code}: the person sees "We had some trouble connecting"`);
  }
}

function showErrors(state: State, stored: StoredView, errors: Bag): void {
  const inputs = bags(stored.view.blocks)
    .filter((block) => block.type === 'input')
    .map((block) => block.block_id);
  const strays = Object.keys(errors).filter((id) => !inputs.includes(id));
  for (const id of strays)
    state.complaints.push(`view_submission: an error for "${id}", which is no input block of the view`);
  stored.errors = Object.fromEntries(Object.entries(errors).map(([id, words]) => [id, text(words)]));
}
