import { isConditional, type WakeOn } from '../domain/snooze.js';
import { number } from './text.js';

/** "they reply, visit the pricing page or reach 80 points"; null where only time wakes it. */
function wakingWords(on: WakeOn | null | undefined): string | null {
  if (!on || !isConditional(on)) return null;
  const all = [
    ...(on.reply ? ['they reply'] : []),
    ...(on.pricing ? ['visit the pricing page'] : []),
    ...(on.score === null ? [] : [`reach ${number(on.score)} points`]),
  ];
  if (!on.reply && all[0] !== undefined) all[0] = `they ${all[0]}`;
  const last = all.pop() ?? '';
  return all.length === 0 ? last : `${all.join(', ')} or ${last}`;
}

/** ", or once they reply": what follows the end of a snooze. */
export const orOnce = (on: WakeOn | null | undefined): string => {
  const words = wakingWords(on);
  return words === null ? '' : `, or as soon as ${words}`;
};

/** "no reply, no look at the prices": what did not come while a lead rested. */
export function whatDidNotCome(on: WakeOn | undefined): string {
  if (on === undefined || !isConditional(on)) return '';
  const missing = [
    ...(on.reply ? ['no reply'] : []),
    ...(on.pricing ? ['no visit to the pricing page'] : []),
    ...(on.score === null ? [] : [`${number(on.score)} points not reached`]),
  ];
  return ` (${missing.join(', ')})`;
}
