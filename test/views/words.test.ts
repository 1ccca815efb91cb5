import { describe, expect, it } from 'vitest';
import { chooser, readChoice } from '../../src/views/chooser.js';
import type { Topic } from '../../src/views/help/topic.js';
import { GROUPS, help, TOPICS, type TopicName, unknownCommand, unknownTopic } from '../../src/views/help.js';
import { DATE_EXAMPLES, problem } from '../../src/views/problem.js';
import { reply } from '../../src/views/reply.js';
import { leadSaying } from './gallery.js';
import { problemsSaying, repliesSaying } from './gallery-refusals.js';
import { aRef, hoursAgo, inPlain } from './given.js';
import { buttonsOf, buttonWords, shown } from './shown.js';

describe('the chooser', () => {
  it('asks which one, and takes the command up where it was left', () => {
    const message = chooser(
      'jane',
      [aRef(), aRef({ id: 'lead-2', name: 'Jane Smith', company: null })],
      'snooze jane “3d”',
    );
    expect(shown(message)).toContain('*2 leads match “jane”. Which one?*');
    expect(buttonsOf(message).map(({ value }) => readChoice(value ?? ''))).toEqual([
      { lead: 'lead-1', command: 'snooze jane “3d”' },
      { lead: 'lead-2', command: 'snooze jane “3d”' },
    ]);
  });

  it('never cuts a command: one too long for a button is typed again', () => {
    const message = chooser('jane', [aRef()], `log jane ${'x'.repeat(3_000)}`);
    expect(buttonsOf(message)).toEqual([]);
    expect(shown(message)).toContain('jane@acme.com');
  });

  it('shows eight, and asks for more words when there are more', () => {
    const message = chooser(
      'a',
      Array.from({ length: 11 }, () => aRef()),
      'show a',
    );
    expect(buttonsOf(message)).toHaveLength(8);
    expect(shown(message)).toContain('and 3 more: add the company, or type the address');
  });

  it.each(['', 'null', '{}', '{"lead":1,"command":"x"}'])('takes no choice from %j', (value) => {
    expect(readChoice(value)).toBeNull();
  });
});

describe('/lead help', () => {
  it('names every command once, with what it does', () => {
    const text = shown(help(null));
    for (const [name, { what }] of Object.entries(TOPICS))
      expect(text.split(`\`${name}\` ${what}`)).toHaveLength(2);
  });

  it('fits a screen: a title and two lines for each group', () => {
    expect(help(null).blocks.length).toBeLessThanOrEqual(GROUPS.length + 1);
    for (const [, topics] of GROUPS)
      for (const { what } of Object.values<Topic>(topics)) expect(what.length).toBeLessThanOrEqual(32);
  });

  it.each(Object.keys(TOPICS) as TopicName[])(
    'explains %s with its usage, its flags and examples',
    (name) => {
      const text = shown(help(name));
      const { examples, usage, flags }: Topic = TOPICS[name];
      expect(examples.length).toBeGreaterThanOrEqual(3);
      expect(usage.split(' ')[0]).toBe(name);
      for (const flag of Object.keys(flags ?? {})) expect(text).toContain(`\`${flag}\``);
      for (const typed of [usage, ...examples])
        expect(text).toContain(`\`/lead ${typed.replaceAll('<', '‹').replaceAll('>', '›')}\``);
    },
  );

  it('tells how an answer is shared, and what is no topic', () => {
    expect(shown(help(null))).toContain('`--share`');
    expect(unknownTopic('snoze', 'snooze').text).toContain('Did you mean `/lead help snooze`?');
    expect(shown(unknownTopic('bogus', null))).toContain('*What `/lead` can do*');
  });

  it('a day that is one of two says how to write either', () => {
    const unclear = { kind: 'date_unclear' as const, typed: '5/12', understood: '5 December or 12 May' };
    expect(problem(unclear, inPlain).text).toContain('`5 dec` or `12 may`');
  });

  it('answers nonsense with what it took it for', () => {
    expect(unknownCommand('snoze', 'snooze').text).toBe("I don't know “snoze”. Did you mean `/lead snooze`?");
    expect(shown(unknownCommand('<!here>', null))).toContain(
      "I don't know “&lt;!here&gt;”.\n*What `/lead` can do*\n*Find leads*",
    );
  });
});

describe('refusals', () => {
  const all = problemsSaying('akme', leadSaying('Jane'));

  it.each(all)('$kind has its words and a way forward', (refusal) => {
    const message = problem(refusal, inPlain, 'show akme');
    expect(message.text.length).toBeGreaterThan(20);
    expect(shown(message)).toMatch(/`|\[|Shorten|such as/);
    expect(message.text).not.toMatch(/undefined|null|\[object|NaN/);
  });

  it.each(['date_unclear', 'date_past', 'date_too_far'] as const)(
    '%s shows three examples that work',
    (kind) => {
      const message = problem(all.find((each) => each.kind === kind) ?? { kind: 'needs_reason' }, inPlain);
      for (const example of DATE_EXAMPLES) expect(message.text).toContain(`\`${example}\``);
      expect(message.text).toContain('“akme”');
    },
  );

  it('a date read in part says what was understood', () => {
    const message = problem(
      { kind: 'date_unclear', typed: 'friday the 40th', understood: 'a Friday' },
      inPlain,
    );
    expect(message.text).toContain("I couldn't read all of “friday the 40th”: I understood a Friday.");
  });

  it('of two who claim, the second is told kindly who did and when', () => {
    const message = problem(
      { kind: 'claimed_by_other', lead: aRef(), by: 'U02REP', at: hoursAgo(0.1) },
      inPlain,
    );
    expect(message.text).toContain(
      '<@U02REP> was quicker: Jane Doe (Acme Field Services) was claimed today at 10:24.',
    );
  });

  it('a misspelt lead comes with those near it, ready to press', () => {
    const message = problem(
      { kind: 'no_such_lead', asked: 'akme', near: [aRef()] },
      inPlain,
      'snooze akme 3d',
    );
    expect(buttonWords(message)).toEqual(['This one']);
    expect(readChoice(buttonsOf(message)[0]?.value ?? '')).toEqual({
      lead: 'lead-1',
      command: 'snooze akme 3d',
    });
  });
});

describe('replies', () => {
  it.each(repliesSaying('Call, reached', leadSaying('Jane')))('$kind is one line', (made) => {
    expect(reply(made, inPlain).text).toMatch(/^[^\n]{10,300}$/);
  });

  it('tell the points gained and what is next', () => {
    const next = { title: 'Send the security sheet', at: new Date('2026-05-15T07:00:00Z') };
    expect(
      reply({ kind: 'logged', lead: aRef(), what: 'Requested a demo', gained: 30, next }, inPlain).text,
    ).toBe(
      '✅ Logged for Jane Doe (Acme Field Services): Requested a demo. +30, now 86 points. Next: Send the security sheet, tomorrow at 09:00.',
    );
  });
});
