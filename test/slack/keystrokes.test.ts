import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { remindTasks } from '../../src/app/task/remind-tasks.js';
import { type DeskWorld, LEADS, openDesk } from './desk-world.js';

/**
 * The README's table of what things cost a rep, held by doing them. A click is a press, a choice or a sent form; a line
 * is one line typed, in a message or a field; a command is `/lead ...` typed.
 */
type Cost = { clicks: number; lines: number; commands: number };
type Row = { what: string; cost: Cost };

let desk: DeskWorld;
let spent: Cost;
beforeEach(async () => {
  desk = await openDesk();
  await desk.readyJane();
  spent = { clicks: 0, lines: 0, commands: 0 };
});

const ravi = () => {
  const person = desk.as('ravi');
  return {
    ...person,
    presses: (button: string, words?: string) => {
      spent.clicks += 1;
      return person.presses(button, words);
    },
    types: (text: string) => {
      spent.commands += 1;
      return person.types(text);
    },
    /** What is filled in by hand is a line each; sending the form is a click. */
    submits: (values: Record<string, string> = {}) => {
      spent.clicks += 1;
      spent.lines += Object.keys(values).length;
      return person.submits(values);
    },
    replies: async (text: string) => {
      spent.lines += 1;
      await person.says(text, { in: LEADS, under: desk.card() });
    },
  };
};

const dueIn = async (): Promise<string[]> =>
  (await desk.world.tasks()).map(({ title, dueAt }) => `${title} ${dueAt.toISOString()}`);

/** How each thing is done the shortest way, and that it is done. */
const WAYS: Record<string, () => Promise<void>> = {
  'claim a lead from its card': async () => {
    await ravi().presses('Claim');
    expect((await desk.world.lead()).ownerId).toBe(ravi().id);
  },
  'log a call with its next step, in the card’s thread': async () => {
    await ravi().replies('called, vm, try thu 3pm');
    expect(await desk.world.count('lead.logged')).toBe(1);
    expect(await dueIn()).toEqual(['Try again 2026-06-04T19:00:00.000Z']);
  },
  'log a call with its next step, from the card': async () => {
    await ravi().presses('Log');
    await ravi().submits({ 'What happened?': 'called, vm, try thu 3pm' });
    expect(await desk.world.count('lead.logged')).toBe(1);
    expect(await dueIn()).toEqual(['Try again 2026-06-04T19:00:00.000Z']);
  },
  'snooze a lead to Monday': async () => {
    await ravi().presses('Snooze');
    await ravi().submits();
    expect((await desk.world.lead()).snoozedUntil?.toISOString()).toBe('2026-06-08T13:00:00.000Z');
  },
  'find and open a lead': async () => {
    expect(await ravi().types('show acme')).toContain('Lately');
  },
  'undo the last thing': async () => {
    await desk.as('ravi').types('claim acme');
    await ravi().presses('Undo', 'is yours');
    expect((await desk.world.lead()).ownerId).toBeNull();
  },
  'finish a task': async () => {
    await desk.as('ravi').types('log acme call reached --next send deck tomorrow 9');
    desk.world.clock.forward({ days: 1, minutes: 90 });
    await remindTasks(desk.world.deps, desk.world.team, desk.world.clock.now());
    await desk.settle();
    await ravi().presses('Done', 'end deck');
    expect((await desk.world.tasks()).map(({ status }) => status)).toEqual(['done']);
  },
};

describe('what things cost a rep', () => {
  const rows = budget(readFileSync('README.md', 'utf8'));

  it('the table says what is done, and each of it is', () => {
    expect(rows.map(({ what }) => what).toSorted()).toEqual(Object.keys(WAYS).toSorted());
  });

  test.each(rows)('$what', async ({ what, cost }) => {
    await WAYS[what]?.();
    expect(spent).toEqual(cost);
  });

  it('control: a click more would be seen', async () => {
    await ravi().presses('Claim');
    await ravi().presses('Undo', 'is yours');
    expect(spent).not.toEqual({ clicks: 1, lines: 0, commands: 0 });
  });
});

afterEach(() => desk.check());

/** The rows of the table: "| claim a lead | 1 click |". */
function budget(readme: string): Row[] {
  const [, table = ''] = /\| to \| it takes \|\n\|[-| ]+\|\n((?:\|.*\|\n)+)/.exec(readme) ?? [];
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [, what = '', cost = ''] = line.split('|').map((cell) => cell.trim());
      const count = (word: string): number => Number(new RegExp(`(\\d+) ${word}`).exec(cost)?.[1] ?? 0);
      return {
        what,
        cost: { clicks: count('click'), lines: count('line'), commands: count('command') },
      };
    });
}
