import { z } from 'zod';

/** What we read of Slack's requests. Everything else they carry is left alone. */
const user = z.object({ id: z.string(), team_id: z.string().optional() });
const team = z.object({ id: z.string() }).nullish();

export const SlashCommand = z.object({
  text: z.string().default(''),
  user_id: z.string(),
  team_id: z.string(),
  channel_id: z.string(),
  trigger_id: z.string(),
});

export const BlockActions = z.object({
  user,
  team,
  trigger_id: z.string(),
  channel: z.object({ id: z.string() }).nullish(),
  message: z.object({ ts: z.string() }).nullish(),
  container: z.object({ message_ts: z.string().optional(), channel_id: z.string().optional() }).nullish(),
  actions: z
    .array(
      z.object({ action_id: z.string(), value: z.string().default(''), action_ts: z.string().default('') }),
    )
    .min(1),
});

const selected = z.object({ value: z.string().optional() }).nullish();

export const ViewSubmission = z.object({
  user,
  team,
  view: z.object({
    id: z.string(),
    hash: z.string().default(''),
    callback_id: z.string(),
    private_metadata: z.string().default(''),
    state: z.object({
      values: z.record(
        z.string(),
        z.record(
          z.string(),
          z.object({
            value: z.string().nullish(),
            selected_date: z.string().nullish(),
            selected_option: selected,
            selected_options: z.array(z.object({ value: z.string().optional() })).nullish(),
            files: z.array(z.looseObject({ id: z.string() })).nullish(),
          }),
        ),
      ),
    }),
  }),
});
