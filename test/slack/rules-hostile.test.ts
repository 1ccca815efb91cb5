import { describe, expect, it, test } from 'vitest';
import type { Model } from '../../src/domain/scoring/model.js';
import { type DeskWorld, LEADS, openDesk } from './desk-world.js';
import { HOSTILE, LIVE, mrkdwnIn } from './hostile-words.js';

const KINDS = {
  'pings, links and code': HOSTILE.replace('\n', ' '),
  'as many letters as fit': 'Wolfeschlegelsteinhausen'.repeat(40),
  'right to left, a family, and a heap of accents': `שלום בע״מ 👨‍👩‍👧‍👦🇩🇪🚀 Z${'\u0301'.repeat(40)}oe`,
  'what Slack would take for a date or a person': '<!date^1^{date}|x> <@U0ROSA> <#C0LEADS> ```x``` ~y~',
};

/** The rules of a team that has such words for everything. */
function modelSaying(model: Model, words: string): Model {
  const label = words.slice(0, 100).trim();
  const named = <T extends { label: string }>(all: T[]): T[] => all.map((each) => ({ ...each, label }));
  return {
    ...model,
    title: label,
    source: words.slice(0, 300).trim(),
    groups: named(model.groups),
    rules: named(model.rules),
    fit: named(model.fit),
    ready: named(model.ready),
    segments: named(model.segments),
    silence: model.silence && { ...model.silence, label },
    icp: { ...model.icp, industries: [words.slice(0, 200).trim()], countries: [words.slice(0, 200).trim()] },
  };
}

/** A manager hands such rules in, switches them on, and everybody looks at all that tells of them. */
async function tour(desk: DeskWorld, words: string): Promise<string[]> {
  const [mona, ravi] = [desk.as('mona'), desk.as('ravi')];
  const { playbook } = desk.world.deps;
  const base = playbook.presets.get('preset_002');
  if (base === undefined) throw new Error('no such preset');
  const file = desk.slack.upload({
    user: 'mona',
    name: `${words.slice(0, 60)}.yaml`,
    content: playbook.writeModel(modelSaying(base.model, words)),
  });
  const seen: string[] = [];
  await mona.types('rules upload', LEADS);
  seen.push(await mona.submits({ File: [file], 'Why?': words.slice(0, 500) }));
  expect(seen.join()).toContain('preset_002@2');
  seen.push(await mona.presses('Switch on', 'preset_002@2'));
  const profile = { company: words, name: words, title: 'CFO' };
  await desk.world.send(desk.world.event('pricing_page_viewed', 'bob@globex.com', { profile }));
  const typed = words.replaceAll('"', '');
  for (const command of [
    'rules --share',
    'rules versions --share',
    'rules download',
    'calibrate --share',
    'why jane@acme.com --share',
    'why jane@acme.com --at yesterday',
    'show jane@acme.com --share',
    'segment --share',
    'segment small_agencies',
    `segment ${typed}`,
    'stuck',
    `rules ${typed}`,
    `rules try ${typed}`,
    `rules try ${typed}=50`,
    `rules try demo=${typed}`,
    `rules try demo=51 because ${typed}`,
    `rules edit ${typed}`,
    `rules download ${typed}`,
    `account ${typed}`,
    'account bob@globex.com',
    `persona ${typed}`,
    `tag jane@acme.com +${typed}`,
    `why jane@acme.com --at ${typed}`,
    `lost jane@acme.com because ${typed}`,
    'show jane@acme.com',
  ])
    seen.push(await mona.types(command, LEADS));
  for (const form of ['rules edit points', 'rules edit lines', 'rules edit icp', 'rules preset']) {
    await mona.types(form, LEADS);
    seen.push(mona.form() ?? '');
    await desk.slack.closeView({ user: 'mona' });
  }
  seen.push(await personaSaying(desk, words), ravi.reads());
  return seen;
}

async function personaSaying(desk: DeskWorld, words: string): Promise<string> {
  const mona = desk.as('mona');
  await mona.types('persona finance');
  await mona.presses('Edit', 'Economic buyer in finance');
  const line = words.slice(0, 300);
  const edited = await mona.submits({
    Name: words.slice(0, 100),
    Pains: line,
    Objections: line,
    'Reports to': line,
    'Learned from a deal': line,
  });
  await mona.types('persona', LEADS);
  return edited + (await mona.types('show bob@globex.com --share', LEADS));
}

describe('whatever rules, reasons, segments, personas and companies are called, every surface keeps to Slack’s rules', () => {
  test.each(Object.entries(KINDS))(
    '%s',
    async (_kind, words) => {
      const desk = await openDesk();
      await desk.readyJane();
      const seen = (await tour(desk, words)).join('\n');
      expect(seen).not.toContain('it is our fault');
      expect(desk.logged.filter(({ msg }) => msg === 'a request broke')).toEqual([]);
      const sent = desk.slack.calls.flatMap(({ args }) => mrkdwnIn(args)).join('\n');
      expect(sent).not.toMatch(LIVE);
      expect(sent).toContain('<!date^');
    },
    30_000,
  );

  it('the words are told, though', async () => {
    const desk = await openDesk();
    await desk.readyJane();
    const seen = (await tour(desk, 'Ömer & Söhne <Ltd>')).join('\n');
    for (const words of ['“Ömer & Söhne <Ltd>”', '*Ömer & Söhne <Ltd>* · 0 leads', 'I know no persona “Ömer'])
      expect(seen).toContain(words);
  });
});
