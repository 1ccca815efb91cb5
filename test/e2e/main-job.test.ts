import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHANNEL_IDS, PEOPLE } from '../../src/sandbox/workspace.js';
import { startKindling } from './kindling.js';
import { buttonsOf, chosen, personAt, wordsOf, written } from './person.js';

const LEADS = CHANNEL_IDS.handoffs;
const JANE = {
  email: 'jane.e2e@umbra.test',
  name: 'Jane Umbra',
  title: 'VP Sales',
  company: 'Umbra Works',
  companySize: 40,
  industry: 'Software',
};
const MORITZ = { email: 'moritz.e2e@kalt.test', name: 'Moritz Kalt', company: 'Kalt GmbH' };
const DAY_MS = 86_400_000;

let kindling: Awaited<ReturnType<typeof startKindling>>;
let ava: ReturnType<typeof personAt>;
let ben: ReturnType<typeof personAt>;

beforeAll(async () => {
  kindling = await startKindling();
  ava = personAt(kindling.slackUrl, PEOPLE.repNewYork.id);
  ben = personAt(kindling.slackUrl, PEOPLE.repBerlin.id);
}, 60_000);
afterAll(() => kindling.end());

describe('the main job, on the real program and the local Slack', () => {
  it('says in under ten lines where to look, what to type and how to send an event', () => {
    expect(kindling.out().trim().split('\n').length).toBeLessThan(10);
    expect(kindling.out()).toContain(kindling.slackUrl);
    expect(kindling.out()).toMatch(/whsec_/);
  });

  it('an engagement event becomes a handoff card that says who, why and what they asked', async () => {
    const quiet = await kindling.send({
      type: 'pricing_page_viewed',
      lead: JANE,
      properties: { url: '/pricing' },
    });
    expect(quiet).toMatchObject({
      status: 202,
      body: { accepted: [{ stage: 'new', score: 45, duplicate: false }] },
    });
    const ready = await kindling.send(
      { type: 'demo_requested', lead: JANE, properties: { notes: 'Does it speak to our CRM?' } },
      {
        type: 'content_downloaded',
        lead: JANE,
        properties: { kind: 'case_study', title: 'How Globex did it' },
      },
    );
    expect(ready.body.accepted?.at(-1)).toMatchObject({ stage: 'sql', score: 85 });
    const card = await ava.see(LEADS, /Ready for a rep: Jane Umbra/);
    expect(buttonsOf(card).map(({ text }) => text)).toEqual(['Claim', 'Log', 'Snooze', 'Not ready']);
    const words = wordsOf(card);
    for (const part of [
      'Umbra Works',
      'VP Sales',
      '85',
      'Requested a demo',
      'Does it speak to our CRM?',
      'How Globex did it',
      '/pricing',
      'none recorded',
    ]) {
      expect(words).toContain(part);
    }
  });

  it('one rep claims it, the card says so in place, and the other is told kindly', async () => {
    const card = await ava.see(LEADS, /Ready for a rep: Jane Umbra/);
    await ava.click(LEADS, card, 'Claim');
    const claimed = await ava.see(LEADS, /Jane Umbra[\s\S]*U0AVA/);
    expect(claimed.ts).toBe(card.ts);
    expect(buttonsOf(claimed).map(({ text }) => text)).not.toContain('Claim');
    await ben.click(LEADS, card, 'Claim');
    expect(wordsOf(await ben.see(LEADS, /<@U0AVA>.*(claimed|was quicker|has|took)|already/i))).toContain(
      'U0AVA',
    );
  });

  it('she logs a call with a next step in the form, and the card shows it', async () => {
    const card = await ava.see(LEADS, /Jane Umbra[\s\S]*Not ready/);
    await ava.click(LEADS, card, 'Log');
    await ava.submit(/Log/, {
      kind: chosen('call_logged'),
      outcome: chosen('voicemail'),
      note: written('Try again in the afternoon'),
      next_step: written('Call again'),
      due_date: { type: 'datepicker', selected_date: '2099-01-05' },
    });
    expect(wordsOf(await ava.see(LEADS, /Logged for/))).toContain('Call again');
    expect(wordsOf(await ava.see(LEADS, /logged: call/))).toContain('Jane Umbra');
  });

  it('she snoozes it in her own words, and why adds up', async () => {
    expect(wordsOf(await ava.command(LEADS, 'snooze umbra next tuesday 9am'))).toMatch(/rests until/);
    const why = wordsOf(await ava.command(LEADS, 'why jane.e2e@umbra.test'));
    expect(why).toContain('85');
    expect(why).toContain('Requested a demo');
    expect(wordsOf(await ben.command(LEADS, 'snooze umbra 3d'))).toContain('U0AVA');
    expect(wordsOf(await ava.command(LEADS, 'snooze umbra after easter'))).toMatch(/3d/);
    expect(wordsOf(await ava.command(LEADS, 'flurble'))).toMatch(/help|lead/);
  });

  it('a lead gone quiet is brought to its owner, who starts the re-engagement track', async () => {
    await ben.command(LEADS, `add ${MORITZ.email} ${MORITZ.name} at ${MORITZ.company} --value 12000`);
    await ben.command(LEADS, `claim ${MORITZ.email}`);
    const occurredAt = new Date(Date.now() - 47 * DAY_MS).toISOString();
    await kindling.send({
      type: 'webinar_attended',
      lead: MORITZ,
      occurredAt,
      properties: { title: 'Warm rooms' },
    });
    // Ticks ring at every start: this also shows that nothing is lost or doubled by one.
    await kindling.restart();
    const dm = await ben.dm();
    const alert = await ben.see(dm, /Moritz Kalt[\s\S]*Start re-engagement/);
    expect(wordsOf(alert)).toMatch(/47 days/);
    expect(wordsOf(alert)).toContain('12,000');
    expect(buttonsOf(alert).map(({ text }) => text)).toEqual(['Start re-engagement', 'Snooze', 'Let go']);
    await ben.click(dm, alert, 'Start re-engagement');
    const task = await ben.see(dm, /Pattern interrupt/);
    expect(wordsOf(task)).toContain('Hi Moritz');
    expect(buttonsOf(task).map(({ text }) => text)).toEqual(['Done', 'Skip', 'Snooze', 'Reassign']);
    await ben.click(dm, task, 'Done');
    await ben.see(dm, /Pattern interrupt[\s\S]*Done/);
    await kindling.send({
      type: 'email_replied',
      lead: MORITZ,
      properties: { text: 'Yes, still interested!' },
    });
    expect(wordsOf(await ben.command(LEADS, 'show moritz'))).not.toMatch(/In a track|Cold/);
  });

  it('stops at once when told to, with nothing left running', async () => {
    const began = performance.now();
    expect(await kindling.stop()).toBe(0);
    expect(performance.now() - began).toBeLessThan(10_000);
    await expect(fetch(kindling.slackUrl)).rejects.toThrow();
  });
});
