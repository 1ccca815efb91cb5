import { help } from '../views/help.js';
import { ACTIONS } from '../views/names.js';
import { heldAnswer } from './digest-commands.js';
import { healthAnswer } from './health-command.js';
import { type Press, plainly } from './press.js';
import { selfTestAnswer } from './self-test.js';
import { howAnswer } from './welcome.js';

/** The buttons of digests, health and the welcome, by their action ids. */
export const NOISE_PRESSES: Record<string, Press> = {
  [ACTIONS.heldShow]: plainly(heldAnswer),
  [ACTIONS.welcomeHow]: async (desk, click) => click.answer(await howAnswer(desk, click)),
  [ACTIONS.helpShow]: async (_, click) => click.answer(help(null)),
  [ACTIONS.healthShow]: plainly(healthAnswer),
  [ACTIONS.selfTest]: async (desk, click) => click.answer(await selfTestAnswer(desk, click)),
};
