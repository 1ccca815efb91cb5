import { editMenu } from '../views/rules/edit-menu.js';
import { escaped } from '../views/text.js';
import type { Said } from './answer.js';
import type { Asked, Of } from './asked.js';
import { openForm, tooLate } from './modals.js';
import {
  calibrateAnswer,
  changeAnswer,
  downloadAnswer,
  rulesAnswer,
  said,
  signAnswer,
  tryAnswer,
  versionsAnswer,
} from './rules-desk.js';
import { buildRulesForm, type RulesFormName } from './rules-forms.js';
import { refuse } from './say.js';
import type { RulesWish } from './words/rules-line.js';

/** `/lead rules ...` */
export async function rules(asked: Asked, { wish }: Of<'rules'>): Promise<Said | null> {
  const { desk, visit } = asked;
  switch (wish.wish) {
    case 'show':
      return rulesAnswer(desk, visit);
    case 'versions':
      return versionsAnswer(desk, visit, 0);
    case 'calibrate':
      return calibrateAnswer(desk, visit);
    case 'download':
      return downloadAnswer(desk, visit, wish.version);
    case 'preset':
    case 'upload':
      return form(asked, wish.wish);
    case 'edit':
      return wish.part === null ? menu(asked) : form(asked, wish.part);
    case 'sign':
      return wish.side === null ? said(SIDES) : signAnswer(desk, visit, wish.side, null);
    case 'try':
      return trial(asked, wish);
    case 'unknown':
      return said(unknown(wish));
  }
}

async function menu({ desk, visit }: Asked): Promise<Said> {
  if (!(await desk.managers.has(visit.ctx.actor, visit.ctx.now)))
    return refuse(visit, { kind: 'managers_only', what: 'change the rules' });
  return editMenu(0);
}

async function form({ desk, visit, typed }: Asked, name: RulesFormName): Promise<Said | null> {
  const opened = await openForm(desk, typed.triggerId, buildRulesForm(desk, visit, name));
  if (opened.kind === 'refused') return refuse(visit, opened.problem);
  return opened.kind === 'open' ? null : tooLate;
}

function trial({ desk, visit }: Asked, wish: Extract<RulesWish, { wish: 'try' }>): Promise<Said> | Said {
  const [, version] = /^(?:v|version |@)?(\d{1,9})$/i.exec(wish.typed.trim()) ?? [];
  if (wish.change === null)
    return version === undefined ? said(HOW) : tryAnswer(desk, visit, Number(version));
  const reason = wish.reason ?? `Tried from Slack: ${wish.typed}`.slice(0, 500);
  return changeAnswer(desk, visit, wish.change, { reason, try: true });
}

const SIDES = 'For whom do you sign? `/lead rules sign sales` or `/lead rules sign marketing`';
const HOW =
  'Say what to try, and it changes nothing yet: `/lead rules try demo=50 sql=90`, `/lead rules try halflife:intent=14`, `/lead rules try preset 001`. The names of the rules are in `/lead rules download`.';

const unknown = ({ typed, near }: Extract<RulesWish, { wish: 'unknown' }>): string =>
  `I don't know “${escaped(typed, 60)}” of the rules.${near.length > 0 ? ` Did you mean \`/lead rules ${near[0]}\`?` : ''} There is try, preset, edit, upload, download, versions, calibrate and sign; \`/lead help rules\` tells more.`;
