import { readLive } from '../app/rules/read-rules.js';
import { ACTIONS } from '../views/names.js';
import { readRulesPart } from '../views/rules/edit-menu.js';
import { readSeal, readVersionNumber, readWayBack } from '../views/rules/press-values.js';
import type { Said } from './answer.js';
import type { Desk, Visit } from './desk.js';
import { holding, opening, type Press, plainly } from './press.js';
import {
  againAnswer,
  changeAnswer,
  discardAnswer,
  goBackAnswer,
  menuAnswer,
  rulesAnswer,
  signAnswer,
  switchAnswer,
  tryAnswer,
  versionsAnswer,
} from './rules-desk.js';
import { calibrateAnswer, downloadAnswer } from './rules-files.js';
import { buildRulesForm, type RulesFormName } from './rules-forms.js';
import { unreadable } from './say.js';

const ofVersion = (work: (desk: Desk, visit: Visit, version: number) => Promise<Said>): Press =>
  holding(readVersionNumber, work);

const form = (name: RulesFormName): Press =>
  opening((desk, visit, { message }) => buildRulesForm(desk, visit, name, message));

/** The buttons of the rules, by their action ids. */
export const RULES_PRESSES: Record<string, Press> = {
  [ACTIONS.rulesShow]: plainly(rulesAnswer),
  [ACTIONS.rulesPreset]: form('preset'),
  [ACTIONS.rulesUpload]: form('upload'),
  [ACTIONS.rulesEdit]: async (desk, click) => {
    const part = readRulesPart(click.value);
    if (part === null) return click.answer(unreadable(await click.visit()));
    return part === 'menu' ? plainly(menuAnswer)(desk, click) : form(part)(desk, click);
  },
  [ACTIONS.rulesCalibrate]: plainly(calibrateAnswer),
  [ACTIONS.rulesDownload]: ofVersion(downloadAnswer),
  [ACTIONS.rulesTry]: ofVersion((desk, visit, version) => tryAnswer(desk, visit, version)),
  [ACTIONS.rulesAgain]: ofVersion(againAnswer),
  [ACTIONS.ruleSwitch]: ofVersion(switchAnswer),
  [ACTIONS.ruleDiscard]: ofVersion(discardAnswer),
  [ACTIONS.rulesVersions]: ofVersion(versionsAnswer),
  [ACTIONS.rulesTryLine]: ofVersion(tryLine),
  [ACTIONS.rulesSign]: holding(readSeal, signAnswer),
  [ACTIONS.rulesRevert]: holding(readWayBack, goBackAnswer),
};

/** Tries another line for the stage at which sales is told, as the calibration suggests. */
async function tryLine(desk: Desk, visit: Visit, line: number): Promise<Said> {
  const { engine } = await readLive(desk.deps, visit.ctx);
  const form = { reason: `The calibration suggests a line of ${line} points`, try: true };
  const settings = [{ name: engine.model.alert.at, value: String(line) }];
  return changeAnswer(desk, visit, { kind: 'words', settings }, form);
}
