import { z } from 'zod';
import { isUs, sayHello } from '../app/welcome/say-hello.js';
import { showWelcome, welcomeFirst } from '../app/welcome/welcome.js';
import { isWelcomeStep } from '../domain/welcome.js';
import { help } from '../views/help.js';
import { howTo, welcome } from '../views/welcome.js';
import type { Said } from './answer.js';
import type { Click } from './click.js';
import { makePlaces } from './courier-places.js';
import type { Desk, Visit } from './desk.js';
import type { Told } from './payloads.js';
import { rulesAnswer } from './rules-desk.js';
import { said, unreadable } from './say.js';
import { botIn } from './talk.js';

const Joined = z.object({ user: z.string(), channel: z.string(), inviter: z.string().nullish() });

/** Somebody joined a channel: where it is us, we say hello. */
export async function joined(desk: Desk, told: Told): Promise<void> {
  const event = Joined.safeParse(told.event);
  if (!event.success) return;
  const { user, channel, inviter = null } = event.data;
  if (user !== botIn(told) && !(await isUs(desk.deps, desk.teamId, user))) return;
  const at = { teamId: desk.teamId, now: desk.clock.now() };
  await sayHello(desk.deps, at, {
    channelId: channel,
    as: await purposeOf(desk, channel),
    invitedBy: inviter,
  });
}

/** What the settings have us post in a channel. Where Slack does not say which it is, nothing is promised. */
async function purposeOf({ web, deps }: Desk, channelId: string): Promise<'handoffs' | 'managers' | 'other'> {
  const places = makePlaces(web);
  for (const as of ['handoffs', 'managers'] as const) {
    const found = await places.postable(deps.places[as]).catch(() => null);
    if (found === channelId) return as;
  }
  return 'other';
}

/** What the program remembers: that somebody of the team was welcomed. The table knows better. */
const welcomed = new WeakSet<Desk['deps']>();

/** Welcomes whoever types the first command of a team. It never keeps a command from its answer. */
export async function welcomeOnce({ deps }: Desk, { ctx }: Visit): Promise<void> {
  if (welcomed.has(deps)) return;
  welcomed.add(deps);
  await welcomeFirst(deps, ctx).catch((error: unknown) => {
    welcomed.delete(deps);
    deps.log.warn({ err: error }, 'nobody could be welcomed');
  });
}

/** The checklist as it stands. */
export const startAnswer = async ({ deps, teamId }: Desk): Promise<Said> => ({
  ...welcome(await showWelcome(deps, teamId)),
  aside: true,
});

/** How a step of the checklist is done. */
export async function howAnswer(desk: Desk, click: Click): Promise<Said> {
  const visit = await click.visit();
  const step = click.value;
  if (!isWelcomeStep(step)) return unreadable(visit);
  if (step === 'preset') return rulesAnswer(desk, visit);
  const words = howTo(step, desk.deps.places);
  return words === null ? { ...help(step === 'claim' ? 'claim' : 'log'), aside: true } : said(words);
}
