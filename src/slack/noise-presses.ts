import { help } from '../views/help.js';
import { ACTIONS } from '../views/names.js';
import type { Click } from './click.js';
import type { Desk } from './desk.js';
import { heldAnswer } from './digest-commands.js';
import { healthAnswer } from './health-command.js';
import { selfTestAnswer } from './self-test.js';
import { howAnswer } from './welcome.js';

type Press = (desk: Desk, click: Click) => Promise<void>;

/** The buttons of digests, health and the welcome, by their action ids. */
export const NOISE_PRESSES: Record<string, Press> = {
  [ACTIONS.heldShow]: async (desk, click) => click.answer(await heldAnswer(desk, await click.visit())),
  [ACTIONS.welcomeHow]: async (desk, click) => click.answer(await howAnswer(desk, click)),
  [ACTIONS.helpShow]: async (_, click) => click.answer(help(null)),
  [ACTIONS.healthShow]: async (desk, click) => click.answer(await healthAnswer(desk, await click.visit())),
  [ACTIONS.selfTest]: async (desk, click) => click.answer(await selfTestAnswer(desk, click)),
};
