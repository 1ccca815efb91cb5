import type { InputBlock, PlainTextOption } from '@slack/types';
import { type Lead, leadName, total } from '../../domain/lead.js';
import { plainText } from '../blocks.js';
import { LIMITS } from '../limits.js';
import { INPUTS } from '../names.js';
import { number, plain } from '../text.js';
import { chosen, input, type StateValues } from './form.js';

/** "Which lead?": suggestions come as people type. `known` is the one it is most likely about. */
export const leadField = (known: Lead | null = null): InputBlock =>
  input(
    { id: INPUTS.lead, label: 'Which lead?' },
    {
      type: 'external_select',
      action_id: INPUTS.lead,
      min_query_length: 0,
      placeholder: plainText('Part of a name, company or address'),
      ...(known === null ? {} : { initial_option: leadOption(known) }),
    },
  );

/** A lead to pick: enough to tell it from its namesakes, in the room there is. */
export function leadOption(lead: Lead): PlainTextOption {
  const score = ` · ${number(total(lead))}`;
  const room = LIMITS.option - score.length;
  const name = plain(leadName(lead), 44);
  const rest = plain(lead.company ?? (lead.name === null ? '' : lead.email), room - name.length - 3);
  return { text: plainText(`${name || '·'}${rest === '' ? '' : ` · ${rest}`}${score}`), value: lead.id };
}

export const LEAD_MISSING = { [INPUTS.lead]: 'Pick the lead it is about' };

/** The id of the lead that was picked; null where none was. */
export const pickedLead = (values: StateValues): string | null => chosen(values, INPUTS.lead);
