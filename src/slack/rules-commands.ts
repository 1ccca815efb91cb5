import { escaped } from '../views/text.js';
import type { Said } from './answer.js';
import { type Asked, type Of, openOrSay, placeOf } from './asked.js';
import {
  changeAnswer,
  menuAnswer,
  rulesAnswer,
  signAnswer,
  tryAnswer,
  versionsAnswer,
} from './rules-desk.js';
import { calibrateAnswer, downloadAnswer } from './rules-files.js';
import { buildRulesForm, type RulesFormName } from './rules-forms.js';
import { said } from './say.js';
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
      return wish.part === null ? menuAnswer(desk, visit) : form(asked, wish.part);
    case 'sign':
      return wish.side === null ? said(SIDES) : signAnswer(desk, visit, { side: wish.side, version: null });
    case 'try':
      return trial(asked, wish);
    case 'unknown':
      return said(unknown(wish));
  }
}

const form = (asked: Asked, name: RulesFormName): Promise<Said | null> =>
  openOrSay(asked, buildRulesForm(asked.desk, asked.visit, name, placeOf(asked.typed)));

async function trial(
  { desk, visit }: Asked,
  { change, version, typed, reason }: Extract<RulesWish, { wish: 'try' }>,
): Promise<Said> {
  if (change === null) return version === null ? said(HOW) : tryAnswer(desk, visit, version);
  const why = reason ?? `Tried from Slack: ${typed}`.slice(0, 500);
  return changeAnswer(desk, visit, change, { reason: why, try: true });
}

const SIDES = 'For whom do you sign? `/lead rules sign sales` or `/lead rules sign marketing`';
const HOW = [
  'Say what to try, and why; it changes nothing yet:',
  '• `/lead rules try demo=50 sql=90 because too few demos come through`',
  '• `/lead rules try halflife:intent=14`',
  '• `/lead rules try preset 001`',
  '• `/lead rules try 2`, a version by its number',
  'The names of the rules are in `/lead rules download`.',
].join('\n');

const unknown = ({ typed, near }: Extract<RulesWish, { wish: 'unknown' }>): string =>
  `I don't know “${escaped(typed, 60)}” of the rules.${near.length > 0 ? ` Did you mean \`/lead rules ${near[0]}\`?` : ''} There is try, preset, edit, upload, download, versions, calibrate and sign; \`/lead help rules\` tells more.`;
