import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { BROWSER, OFFLINE, QUIET } from './browser.js';
import { MESSAGES } from './scenes.js';
import { ANSWERS, MODALS } from './scenes-answers.js';
import { HOMES } from './scenes-home.js';
import { NOISE } from './scenes-noise.js';
import { PEOPLE, PEOPLE_MODALS } from './scenes-people.js';
import { RULES, RULES_MODALS } from './scenes-rules.js';
import { THREADS } from './scenes-threads.js';
import { WORK, WORK_MODALS } from './scenes-work.js';
import { openStage, type Stage } from './slack.js';

/**
 * `node --import tsx test/looks/render.ts OUTDIR [name]`: a picture of every message, modal and Home, in a real browser.
 * `EMOJI_FONT`, a woff2 file, lends the browser its emoji where the machine has none.
 */
const [folder = 'looks', only = ''] = process.argv.slice(2);
const PORT = Number(process.env.SANDBOX_PORT ?? 3911);
const SCENES = { ...MESSAGES, ...ANSWERS, ...RULES, ...NOISE, ...WORK, ...THREADS, ...PEOPLE };
const FORMS = { ...MODALS, ...RULES_MODALS, ...WORK_MODALS, ...PEOPLE_MODALS };
const FONT = await emojiFont(process.env.EMOJI_FONT);

await mkdir(folder, { recursive: true });
const stage = await openStage(folder, PORT);
const browser = await chromium.launch({ executablePath: BROWSER, args: [...QUIET, ...OFFLINE] });
try {
  const page = await browser.newPage({ viewport: { width: 900, height: 1400 }, deviceScaleFactor: 1 });
  for (const name of chosen(SCENES)) await showMessages(page, stage, name);
  for (const name of chosen(FORMS)) await showModal(page, stage, name);
  for (const name of chosen(HOMES)) await showHome(page, stage, name);
} finally {
  await browser.close();
  await stage.stop();
}
process.exit(0);

function chosen(scenes: Record<string, unknown>): string[] {
  return Object.keys(scenes).filter((name) => name.includes(only));
}

async function showMessages(page: Page, { clear, post, url }: Stage, name: string): Promise<void> {
  await clear();
  for (const message of SCENES[name]?.() ?? []) await post(message);
  await enter(page, url);
  await page.screenshot({ path: join(folder, `${name}.png`), clip: await around(page) });
  console.log(name);
}

/** The messages, without the frame of the window and the emptiness below them. */
async function around(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  const pane = await page.locator('.messages').first().boundingBox();
  const last = await page.locator('.msg').last().boundingBox();
  if (!pane || !last) throw new Error('no messages to be seen');
  return { ...pane, height: Math.min(pane.height, last.y + last.height + 12 - pane.y) };
}

async function showModal(page: Page, { clear, open, url }: Stage, name: string): Promise<void> {
  const view = FORMS[name]?.();
  if (!view) return;
  await clear();
  await enter(page, url);
  await open(view);
  await page.locator('.modal').screenshot({ path: join(folder, `${name}.png`) });
  console.log(name);
}

async function showHome(page: Page, { clear, publish, url }: Stage, name: string): Promise<void> {
  const view = HOMES[name]?.();
  if (!view) return;
  await clear();
  await publish(view);
  await page.setViewportSize({ width: 900, height: 3600 });
  await enter(page, url);
  await page.getByText('🏠').first().click();
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(folder, `${name}.png`), clip: await aroundHome(page) });
  console.log(name);
}

/** The tab down to the last that stands on it. */
async function aroundHome(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  const pane = await page.locator('.home').boundingBox();
  if (!pane) throw new Error('nothing stands on the Home tab');
  const end = await page
    .locator('.home *')
    .evaluateAll((all) =>
      Math.max(
        ...all.map((each) => (each.childElementCount === 0 ? each.getBoundingClientRect().bottom : 0)),
      ),
    );
  return { ...pane, height: Math.min(pane.height, end + 16 - pane.y) };
}

async function enter(page: Page, url: string): Promise<void> {
  await page.goto(url);
  if (FONT) await page.addStyleTag({ content: FONT });
  await page.getByText('sales-leads').first().click();
  await page.waitForTimeout(300);
}

async function emojiFont(file: string | undefined): Promise<string | null> {
  if (!file) return null;
  const data = (await readFile(file)).toString('base64');
  return `@font-face{font-family:LooksEmoji;src:url(data:font/woff2;base64,${data})}body,button{font-family:Lato,Arial,LooksEmoji,sans-serif!important}`;
}
