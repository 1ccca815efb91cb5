import { describe, expect, it } from 'vitest';
import { personaModal, readPersonaModal } from '../../src/views/modals/persona.js';
import { ACTIONS } from '../../src/views/names.js';
import { personasView, personaView } from '../../src/views/persona-view.js';
import { filled, sent } from './fill.js';
import { hoursAgo, inPlain, inSlack } from './given.js';
import { aPersona } from './given-lists.js';
import { buttonsOf, buttonWords, shown } from './shown.js';

const origin = { about: 'persona' as const, id: 'operations-head', message: null };
const persona = personaModal(aPersona(), origin, inSlack);

describe('/lead persona', () => {
  it('lists who buys, each to be opened', () => {
    const message = personasView([aPersona()]);
    expect(shown(message)).toBe(
      [
        '*1 persona: who buys, and what to say to them*',
        '*Head of operations*',
        'COO; Head of Operations',
        '[Show]',
      ].join('\n'),
    );
    expect(buttonsOf(message)[0]).toMatchObject({ action_id: ACTIONS.personaShow, value: 'operations-head' });
  });

  it('says which segments have no persona, and how to mend it (S60)', () => {
    expect(shown(personasView([aPersona()], '', []))).toContain(
      '✅ *Every segment with leads in it has a persona*',
    );
    const gaps = [
      { label: 'Small agencies', leads: 4, looked: 4, untitled: 3 },
      { label: 'Large', leads: 1_204, looked: 100, untitled: 61 },
      { label: 'Named', leads: 1, looked: 1, untitled: 0 },
    ];
    const text = shown(personasView([aPersona()], '', gaps));
    expect(text).toContain(
      [
        '⚠️ *Without a persona*: nobody there fits any of them',
        '• Small agencies (4 leads, 3 without a job title)',
        '• Large (1,204 leads, 61 of 100 looked at without a job title)',
        '• Named (1 lead)',
        'Say who they are (`/lead edit acme title=CTO`)',
      ].join('\n'),
    );
  });

  it('shows pains and objections first, and what was learned from deals, the newest first', () => {
    const notes = [
      { text: 'Signed once the audit was over', by: 'U02REP', at: hoursAgo(900) },
      { text: 'Wants a site visit', by: 'U01REP', at: hoursAgo(100) },
    ];
    const text = shown(personaView(aPersona({ notes }), true, inPlain));
    expect(text).toContain('*Pains*\n• Work that falls between two teams');
    expect(text).toContain('*Objections*\n• The team has had enough change');
    expect(text).toContain(
      '*Learned from deals*\n• Wants a site visit · <@U01REP>, 10 May\n• Signed once the audit was over · <@U02REP>, 6 Apr',
    );
  });

  it('is edited by managers', () => {
    expect(buttonWords(personaView(aPersona(), true, inPlain))).toEqual(['Edit']);
    const other = personaView(aPersona(), false, inPlain);
    expect(buttonsOf(other)).toEqual([]);
    expect(shown(other)).toContain('(A manager can change this.)');
  });
});

describe('the persona modal', () => {
  it.each([
    ['Slack', inSlack],
    ['the sandbox', inPlain],
  ])('in %s, sent as it opened, says what is so already', (_, reader) => {
    const { id, matches, notes, ...said } = aPersona();
    expect(readPersonaModal(sent(personaModal(aPersona(), origin, reader), {}), reader)).toEqual({
      ok: true,
      value: { kind: 'persona', fields: said, note: null },
    });
    expect([id, matches, notes]).toHaveLength(3);
  });

  it('reads a line each, and a note; what is left empty is left as it is', () => {
    const answers = {
      Pains: ' • Too many tools\n\n- No time; no staff ',
      'Learned from a deal': 'Ask about the audit',
    };
    expect(readPersonaModal(filled(persona, answers), inSlack)).toEqual({
      ok: true,
      value: {
        kind: 'persona',
        fields: { pains: ['Too many tools', 'No time; no staff'] },
        note: 'Ask about the audit',
      },
    });
    expect(readPersonaModal(filled(persona, { Pains: 'No time; no staff' }), inPlain)).toMatchObject({
      value: { fields: { pains: ['No time', 'no staff'] } },
    });
  });

  it.each([
    ['x'.repeat(301), `“${'x'.repeat(29)}…” is too long: 300 letters at most`],
    [Array.from({ length: 21 }, (_, at) => `line ${at}`).join('\n'), '21 are too many: 20 at most'],
  ])('refuses what is too much', (typed, words) => {
    expect(readPersonaModal(filled(persona, { 'Goals of this quarter': typed }), inSlack)).toEqual({
      ok: false,
      errors: { goals: words },
    });
  });

  it('keeps what was typed when it opens again', () => {
    const form = { kind: 'persona' as const, fields: { ...said(), pains: ['New pain'] }, note: 'A note' };
    expect(readPersonaModal(sent(personaModal(aPersona(), origin, inSlack, form), {}), inSlack)).toEqual({
      ok: true,
      value: form,
    });
  });

  function said() {
    const { id: _id, matches: _matches, notes: _notes, ...fields } = aPersona();
    return fields;
  }
});
