import { readRules } from '../app/rules/read-rules.js';
import { ACTIONS } from '../views/names.js';
import { editMenu, readRulesPart } from '../views/rules/edit-menu.js';
import { readSeal, readVersionNumber, readWayBack } from '../views/rules/press-values.js';
import type { Said } from './answer.js';
import type { Click } from './click.js';
import type { Desk, Visit } from './desk.js';
import { openForm, tooLate } from './modals.js';
import {
  calibrateAnswer,
  changeAnswer,
  discardAnswer,
  downloadAnswer,
  rulesAnswer,
  said,
  signAnswer,
  switchAnswer,
  tryAnswer,
  versionsAnswer,
} from './rules-desk.js';
import { buildRulesForm, type RulesFormName } from './rules-forms.js';
import { refuse } from './say.js';

type Press = (desk: Desk, click: Click) => Promise<void>;

const changedSince = (version: number): Said =>
  said(
    `The rules have changed since: version ${version} is in force now, and I left it alone. \`/lead rules versions\` lists them all, each with a way back.`,
  );

const GONE = { kind: 'gone', what: 'what that button did' } as const;

/** A button that holds a version's number. */
const ofVersion =
  (work: (desk: Desk, visit: Visit, version: number) => Promise<Said>): Press =>
  async (desk, click) => {
    const visit = await click.visit();
    const version = readVersionNumber(click.value);
    await click.answer(version === null ? refuse(visit, GONE) : await work(desk, visit, version));
  };

const opening =
  (name: RulesFormName): Press =>
  async (desk, click) => {
    const opened = await openForm(
      desk,
      click.triggerId,
      click.visit().then((visit) => buildRulesForm(desk, visit, name)),
    );
    if (opened.kind === 'refused') await click.answer(refuse(await click.visit(), opened.problem));
    if (opened.kind === 'too_late') await click.answer(tooLate);
  };

/** The buttons of the rules, by their action ids. */
export const RULES_PRESSES: Record<string, Press> = {
  [ACTIONS.rulesShow]: async (desk, click) => click.answer(await rulesAnswer(desk, await click.visit())),
  [ACTIONS.rulesPreset]: opening('preset'),
  [ACTIONS.rulesUpload]: opening('upload'),
  [ACTIONS.rulesEdit]: async (desk, click) => {
    const part = readRulesPart(click.value);
    if (part === null) return click.answer(refuse(await click.visit(), GONE));
    if (part !== 'menu') return opening(part)(desk, click);
    await click.answer({ ...editMenu(0), aside: true });
  },
  [ACTIONS.rulesCalibrate]: async (desk, click) =>
    click.answer(await calibrateAnswer(desk, await click.visit())),
  [ACTIONS.rulesDownload]: ofVersion(downloadAnswer),
  [ACTIONS.rulesTry]: ofVersion(tryAnswer),
  [ACTIONS.ruleSwitch]: ofVersion(switchAnswer),
  [ACTIONS.ruleDiscard]: ofVersion(discardAnswer),
  [ACTIONS.rulesVersions]: ofVersion(versionsAnswer),
  [ACTIONS.rulesTryLine]: ofVersion((desk, visit, line) =>
    changeAnswer(
      desk,
      visit,
      { kind: 'words', settings: [{ name: 'line', value: String(line) }] },
      { reason: `The calibration suggests a line of ${line} points`, try: true },
    ),
  ),
  [ACTIONS.rulesSign]: async (desk, click) => {
    const visit = await click.visit();
    const seal = readSeal(click.value);
    await click.answer(
      seal === null ? refuse(visit, GONE) : await signAnswer(desk, visit, seal.side, seal.version),
    );
  },
  [ACTIONS.rulesRevert]: async (desk, click) => {
    const visit = await click.visit();
    const way = readWayBack(click.value);
    if (way === null) return click.answer(refuse(visit, GONE));
    const { version } = await readRules(desk.deps, visit.ctx, true);
    // Somebody has built on it since: going back would throw that away, too.
    const answer = version === way.from ? await switchAnswer(desk, visit, way.to) : changedSince(version);
    await click.answer(answer);
  },
};
