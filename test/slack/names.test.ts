import { describe, expect, it } from 'vitest';
import { PRESSES } from '../../src/slack/actions.js';
import { parseProblem } from '../../src/slack/parse-problem.js';
import { SUBMISSIONS } from '../../src/slack/submissions.js';
import { SUGGESTIONS } from '../../src/slack/suggestions.js';
import { askForClick } from '../../src/views/ask-click.js';
import { readMore } from '../../src/views/home/press.js';
import { leadView } from '../../src/views/lead-view.js';
import { ACTIONS, CALLBACKS } from '../../src/views/names.js';
import { bag, bags, text } from '../support/slack/bag.js';
import { walk } from '../support/slack/block-kit/fault.js';
import { gallery, leadSaying, modals } from '../views/gallery.js';
import { homes } from '../views/gallery-home.js';
import { problemsSaying } from '../views/gallery-refusals.js';
import { aLead, inPlain, inSlack } from '../views/given.js';

describe('no button without a handler, no handler without a button', () => {
  const shown = pressable([
    ...Object.values(gallery('Jane', inSlack)),
    ...Object.values(gallery('Jane', inPlain)),
    ...Object.values(homes('Jane', leadSaying('Jane'), inSlack)),
    leadView({ lead: aLead(), timeline: [], waitingHandoffId: null, track: null }, inSlack),
    parseProblem({ kind: 'unknown_flag', flag: 'sise', near: ['size'] }),
    askForClick('log acme', null),
  ]);

  it('every button that is shown anywhere is taken care of', () => {
    expect(shown.filter((action) => PRESSES[action] === undefined)).toEqual([]);
  });

  it('every button that is taken care of is shown somewhere', () => {
    expect(Object.keys(PRESSES).filter((action) => !shown.includes(action))).toEqual([]);
  });

  it('every button has a name of its own, in the one list of names', () => {
    const names = Object.values(ACTIONS);
    expect(new Set(names).size).toBe(names.length);
    expect(Object.keys(PRESSES).toSorted()).toEqual(names.toSorted());
    expect(shown.toSorted()).toEqual(names.toSorted());
  });

  it('a button that nobody knows would be found', () => {
    const stray = { blocks: [{ type: 'actions', elements: [{ type: 'button', action_id: 'lead.dance' }] }] };
    expect(pressable([stray]).filter((action) => PRESSES[action] === undefined)).toEqual(['lead.dance']);
  });
});

describe('no form without a handler, no handler without a form', () => {
  const views = Object.values(modals('Jane')).map(bag);
  const sent = [
    ...new Set(views.filter(({ submit }) => submit !== undefined).map((view) => text(view.callback_id))),
  ];

  it('every form that can be sent is read by somebody, and nothing else is', () => {
    expect(sent.toSorted()).toEqual(Object.keys(SUBMISSIONS).toSorted());
  });

  it('every name of a form is one, but for what is shown while people wait', () => {
    expect([...sent, CALLBACKS.loading].toSorted()).toEqual(Object.values(CALLBACKS).toSorted());
  });

  it('a form that only says something has no button to send it', () => {
    for (const view of views.filter(({ callback_id }) => callback_id === CALLBACKS.loading))
      expect(view.submit).toBeUndefined();
  });

  it('no form that can be sent holds a button: what was typed into it would be lost', () => {
    expect(pressable(views.filter(({ submit }) => submit !== undefined))).toEqual([]);
  });

  it('every select that asks for its options is answered, and no other', () => {
    const asking = views.flatMap((view) => elementsOf(view, 'external_select'));
    expect([...new Set(asking)].toSorted()).toEqual(Object.keys(SUGGESTIONS).toSorted());
  });
});

it('the gallery shows every refusal there is', () => {
  expect(problemsSaying('x', leadSaying('x')).length).toBeGreaterThan(15);
});

/** The action ids of all buttons in these messages or views. */
const pressable = (things: object[]): string[] => [
  ...new Set(things.flatMap((thing) => [...elementsOf(thing, 'button'), ...behindDots(thing)])),
];

/** The action ids of all elements of a type in a message or a view. */
function elementsOf(thing: object, type: string): string[] {
  const found: string[] = [];
  for (const block of bags(bag(thing).blocks))
    walk(block, [], (element) => {
      if (element.type === type) found.push(text(element.action_id));
    });
  return found;
}

/** What stands behind three dots is a press of its own: the dots, and what each entry does. */
function behindDots(thing: object): string[] {
  const found = elementsOf(thing, 'overflow');
  for (const block of bags(bag(thing).blocks))
    walk(block, [], (element) => {
      if (element.type !== 'overflow') return;
      found.push(...bags(element.options).map(({ value }) => readMore(text(value))?.action ?? '?'));
    });
  return found;
}
