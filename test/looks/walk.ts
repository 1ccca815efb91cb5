import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { startKindling } from '../e2e/kindling.js';
import { BROWSER, OFFLINE, QUIET } from './browser.js';

/**
 * `node --import tsx test/looks/walk.ts OUTDIR`: a rep's day and a manager's look at it, walked through in a real
 * browser on the real program and the local Slack, as people do it: typed, clicked, answered in threads. A picture of
 * each surface; what a step should have shown and did not ends the walk with its name.
 */
const [folder = 'walk'] = process.argv.slice(2);
const WAIT_MS = 15_000;

const kindling = await startKindling();
const browser = await chromium.launch({ executablePath: BROWSER, args: [...QUIET, ...OFFLINE] });
const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
await mkdir(folder, { recursive: true });
let failed = '';
try {
  await page.goto(kindling.slackUrl);
  for (const [name, step] of Object.entries(day(page))) {
    failed = name;
    await step();
    await page.screenshot({ path: join(folder, `${name}.png`) });
    console.log(name);
  }
  failed = '';
} catch (error) {
  console.log(`${failed}: ${error instanceof Error ? error.message : String(error)}`);
  await page.screenshot({ path: join(folder, `${failed}-failed.png`) });
} finally {
  await browser.close();
  await kindling.end();
}
process.exit(failed === '' ? 0 : 1);

type Steps = Record<string, () => Promise<void>>;

function day(page: Page): Steps {
  const { actAs, go, types, sees, clicks, thread, replies, picks, fills } = hands(page);
  return {
    '01-home-of-a-rep': async () => {
      await actAs('Ava Morgan');
      await go('kindling');
      await sees('My day', '.home');
    },
    '02-find-and-open': async () => {
      await go('sales-leads');
      await types('/lead find herrera');
      await sees('Tomás Herrera');
    },
    '03-claim': async () => {
      await clicks('Claim', 'Tomás Herrera');
      await sees('is yours');
    },
    '04-undo': async () => {
      await clicks('Undo', 'is yours');
      await sees('Undone');
    },
    '05-claim-again': async () => {
      await types('/lead claim herrera');
      await sees('is yours');
    },
    '06-log-by-replying': async () => {
      await thread('Head of Sales · Cumbre');
      await replies('called, vm, try thu 3pm');
      await sees('Call logged|Logged', 'aside');
    },
    '07-snooze-form': async () => {
      await clicks('Snooze', 'Director of Sales · Atelier');
      await sees('Snooze', '.modal');
    },
    '08-snoozed': async () => {
      await picks('Snooze', '.modal');
      await sees('rests until');
    },
    '09-tasks': async () => {
      await types('/lead tasks');
      // On a Wednesday that is tomorrow.
      await sees('due (Thu [^·]*|tomorrow |today )at 15:00');
    },
    '10-show': async () => {
      await types('/lead show herrera');
      await sees('Lately');
    },
    '11-timeline': async () => {
      await types('/lead timeline herrera');
      await sees('Replied to an e-mail');
    },
    '12-edit-form': async () => {
      await types('/lead edit herrera');
      await sees('Job title', '.modal');
      await fills('.modal input', 0, 'Tomás Herrera-Ruiz');
      await picks('Save', '.modal');
    },
    '13-settings': async () => {
      await types('/lead settings');
      await sees('Quiet', '.modal');
      await page.keyboard.press('Escape');
      await picks('Cancel', '.modal');
    },
    '14-help': async () => {
      await types('/lead help');
      await sees('What /lead can do');
    },
    '15-digest': async () => {
      await types('/lead digest');
      await sees('Overdue|due|claim');
    },
    '16-home-afterwards': async () => {
      await go('kindling');
      await sees('My day', '.home');
    },
    '17-home-of-a-manager': async () => {
      await actAs('Maya Singh');
      await go('kindling');
      await sees('Team', '.home');
      await picks('Team', '.home');
      await sees('Reps', '.home');
    },
    '18-health': async () => {
      await go('sales-managers');
      await types('/lead health');
      await sees('Last post|last post');
    },
    '19-people': async () => {
      await types('/lead people');
      await sees('Ava Morgan');
    },
    '20-snoozed-by-whom': async () => {
      await types('/lead snoozed');
      await sees('@Ava|Ava Morgan.*Élodie|rests|until');
    },
  };
}

/** What somebody does in front of the local Slack. */
function hands(page: Page) {
  const last = (words: string) => page.locator('.msg', { hasText: new RegExp(words) }).last();
  const say = async (where: string, text: string) => {
    const box = page.locator(where).last();
    await box.fill(text);
    await box.press('Enter');
  };
  return {
    actAs: async (name: string) => {
      await page.locator('.actas select').selectOption({ label: name });
    },
    go: async (place: string) => {
      await page.locator('.sidebar-item', { hasText: place }).first().click();
      await page.waitForTimeout(300);
    },
    types: (text: string) => say('.main .composer textarea', text),
    replies: (text: string) => say('aside .composer textarea', text),
    sees: async (words: string, where = '.messages') => {
      await page
        .locator(where, { hasText: new RegExp(words) })
        .first()
        .waitFor({ timeout: WAIT_MS });
      await page.waitForTimeout(400);
    },
    clicks: (button: string, words: string) =>
      last(words).getByRole('button', { name: button, exact: true }).first().click({ timeout: WAIT_MS }),
    picks: (button: string, where: string) =>
      page.locator(where).getByRole('button', { name: button }).first().click({ timeout: WAIT_MS }),
    fills: (where: string, at: number, text: string) => page.locator(where).nth(at).fill(text),
    thread: async (words: string) => {
      await last(words).hover();
      await last(words).getByTitle('Reply in thread').click();
    },
  };
}
