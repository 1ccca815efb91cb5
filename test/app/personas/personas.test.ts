import { describe, expect, it } from 'vitest';
import { adviser } from '../../../src/app/lead/advice.js';
import { editPersona, type PersonaChange } from '../../../src/app/personas/edit-persona.js';
import { listPersonas } from '../../../src/app/personas/list-personas.js';
import { inTx } from '../../../src/store/db.js';
import { MONA, problem, useWorld, value, type World } from '../../support/world.js';

let world: World;
useWorld((made) => {
  world = made;
});

const edit = (change: PersonaChange, note: string | null = null, id = 'finance-buyer') =>
  editPersona(world.deps, world.ctx(MONA), { id, change, note });
const list = () => listPersonas(world.deps, world.team);
const finance = async () => (await list()).find(({ persona }) => persona.id === 'finance-buyer');
const advice = async (title: string | null, buyingRole: string | null = null) => {
  const profile = { ...(title === null ? {} : { title }), ...(buyingRole === null ? {} : { buyingRole }) };
  await world.send(world.event('email_clicked', 'jane@acme.com', { profile }));
  const lead = await world.lead();
  return inTx(world.deps.db, async (tx) => (await adviser(tx, world.deps, world.at()))(lead));
};

describe('personas', () => {
  it('are those that ship, until somebody changes one', async () => {
    const personas = await list();
    expect(personas.map(({ persona }) => persona.id)).toContain('finance-buyer');
    expect(personas.every(({ edited }) => edited === null)).toBe(true);
  });

  it('are changed by managers, for their team alone, and stand where they stood', async () => {
    const before = (await list()).map(({ persona }) => persona.id);
    const changed = value(await edit({ pains: [' Invoices  nobody checks ', ''], goals: [] }));
    expect(changed.pains).toEqual(['Invoices nobody checks']);
    expect(changed.goals.length).toBeGreaterThan(0);
    expect(await finance()).toEqual({
      persona: changed,
      edited: { by: MONA, at: world.clock.now() },
    });
    expect((await list()).map(({ persona }) => persona.id)).toEqual(before);
    const other = world.another();
    expect((await listPersonas(other.deps, other.team)).some(({ edited }) => edited !== null)).toBe(false);
  });

  it('keep who changed what, from what to what', async () => {
    const was = (await finance())?.persona.reportsTo;
    await edit({ reportsTo: 'The board' });
    const line = await world.prisma.history.findFirstOrThrow({
      where: { teamId: world.team, verb: 'persona.edited' },
    });
    expect(line).toMatchObject({
      actorId: MONA,
      leadId: null,
      facts: { persona: 'finance-buyer', changes: { reportsTo: { from: was, to: 'The board' } } },
    });
  });

  it('collect notes of real deals, of two people at once too', async () => {
    await Promise.all([
      edit({}, 'Signed after we showed the payback time'),
      edit({}, 'Asked for references'),
    ]);
    const notes = (await finance())?.persona.notes ?? [];
    expect(notes.map(({ text }) => text).toSorted()).toEqual([
      'Asked for references',
      'Signed after we showed the payback time',
    ]);
    expect(notes[0]).toMatchObject({ by: MONA, at: world.clock.now() });
  });

  it('are not for everybody to change', async () => {
    const ctx = world.ctx();
    const input = { id: 'finance-buyer', change: { name: 'Moneybags' }, note: null };
    expect(problem(await editPersona(world.deps, ctx, input))).toMatchObject({ kind: 'managers_only' });
    expect((await finance())?.edited).toBeNull();
  });

  it.each([
    ['that there is not', edit.bind(null, { name: 'X' }, null, 'nobody'), { kind: 'gone' }],
    ['with nothing new', () => edit({ pains: [] }, ' '), { kind: 'no_change' }],
    ['with a line too long', () => edit({ pains: ['x'.repeat(301)] }), { kind: 'too_long', field: 'pains' }],
    ['with a name too long', () => edit({ name: 'x'.repeat(101) }), { kind: 'too_long', field: 'name' }],
    ['with a note too long', () => edit({}, 'x'.repeat(301)), { kind: 'too_long', field: 'note' }],
    [
      'with too many lines',
      () => edit({ pains: Array.from({ length: 21 }, (_, at) => `pain ${at}`) }),
      { kind: 'too_many', what: 'lines of pains', limit: 20, count: 21 },
    ],
  ])('are refused a change %s', async (_, change, expected) => {
    expect(problem(await change())).toMatchObject(expected);
    expect((await list()).some(({ edited }) => edited !== null)).toBe(false);
  });
});

describe('advice', () => {
  it('is who buys like that, and what to send them', async () => {
    const { persona, send } = await advice('CFO');
    expect(persona?.id).toBe('finance-buyer');
    expect(send[0]).toBe('industry_report');
  });

  it('goes by what the team made of the persona', async () => {
    await edit({ objections: ['We pay for enough tools'] });
    expect((await advice('CFO')).persona?.objections).toEqual(['We pay for enough tools']);
  });

  it('differs by role for leads otherwise alike', async () => {
    await world.send(world.event('webinar_attended'));
    const director = await advice('IT Director');
    expect(director.send[0]).toBe('integration_details');
    expect((await advice('IT Director', 'champion')).send).toContain('case_study');
  });

  it('is no persona for somebody of whom nothing is known', async () => {
    const { persona, send } = await advice(null);
    expect(persona).toBeNull();
    // Of what to send, the stage alone decides.
    expect(send[0]).toBe('blog_post');
  });
});
