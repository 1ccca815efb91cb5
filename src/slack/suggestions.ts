import type { PlainTextOption } from '@slack/types';
import { suggestLeads } from '../app/lead/suggest-leads.js';
import { leadOption } from '../views/modals/lead-field.js';
import { INPUTS } from '../views/names.js';
import { isStranger } from './attend.js';
import { type Desk, NoSeat, receive, type Visit } from './desk.js';
import { Suggestion } from './payloads.js';

type Suggest = (desk: Desk, visit: Visit, typed: string) => Promise<PlainTextOption[]>;

/** Every select that asks us for its options as people type, by its action id. */
export const SUGGESTIONS: Record<string, Suggest> = {
  [INPUTS.lead]: async (desk, { ctx }, typed) => (await suggestLeads(desk.deps, ctx, typed)).map(leadOption),
};

/** Answers a select while somebody types into it: whatever goes wrong, with no options rather than with none at all. */
export async function suggest(
  desk: Desk,
  body: unknown,
  give: (options: PlainTextOption[]) => Promise<void>,
): Promise<void> {
  let options: PlainTextOption[] = [];
  try {
    const asked = Suggestion.parse(body);
    if (!isStranger(desk, asked)) {
      const visit = await receive(desk, asked.user.id, 'suggestions');
      options = (await SUGGESTIONS[asked.action_id]?.(desk, visit, asked.value)) ?? [];
    }
  } catch (error) {
    if (!(error instanceof NoSeat)) desk.deps.log.error({ err: error }, 'a select got no options');
  }
  await give(options);
}
