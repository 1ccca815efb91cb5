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
  message: z.object({ ts: z.string(), thread_ts: z.string().optional() }).nullish(),
  container: z
    .object({
      message_ts: z.string().optional(),
      channel_id: z.string().optional(),
      thread_ts: z.string().optional(),
    })
    .nullish(),
  view: z.object({ id: z.string(), type: z.string() }).nullish(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        value: z.string().default(''),
        action_ts: z.string().default(''),
        /** Of what was picked behind three dots. */
        selected_option: z.object({ value: z.string().optional() }).nullish(),
      }),
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
            selected_user: z.string().nullish(),
            selected_option: selected,
            selected_options: z.array(z.object({ value: z.string().optional() })).nullish(),
            files: z.array(z.looseObject({ id: z.string() })).nullish(),
          }),
        ),
      ),
    }),
  }),
});

export const Shortcut = z.object({
  callback_id: z.string(),
  trigger_id: z.string(),
  user,
  team,
  channel: z.object({ id: z.string() }).nullish(),
  message: z
    .object({ ts: z.string(), thread_ts: z.string().optional(), text: z.string().nullish() })
    .nullish(),
});

export const Suggestion = z.object({
  action_id: z.string(),
  value: z.string().default(''),
  user,
  team,
});

/** An event of any kind: what it says of itself is read by whoever listens to it. */
export const EventBody = z.object({
  event_id: z.string(),
  team_id: z.string().nullish(),
  event: z.looseObject({ type: z.string() }),
  authorizations: z
    .array(z.object({ user_id: z.string().nullish(), is_bot: z.boolean().nullish() }))
    .nullish(),
});

export type Told = z.infer<typeof EventBody>;

const spoken = z.object({
  user: z.string().optional(),
  bot_id: z.string().nullish(),
  subtype: z.string().optional(),
  text: z.string().nullish(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  edited: z.object({ ts: z.string() }).nullish(),
  /** Of whoever is here through Slack Connect: their own workspace. */
  user_team: z.string().nullish(),
  source_team: z.string().nullish(),
  team: z.string().nullish(),
});
export type Spoken = z.infer<typeof spoken>;

const conversation = { channel: z.string(), channel_type: z.string().optional() };

export const MessageEvent = z.union([
  z.object({
    ...conversation,
    subtype: z.literal('message_changed'),
    message: spoken,
    previous_message: spoken.nullish(),
    ts: z.string(),
  }),
  z.object({
    ...conversation,
    subtype: z.literal('message_deleted'),
    deleted_ts: z.string(),
    previous_message: spoken.nullish(),
    ts: z.string(),
  }),
  spoken.extend(conversation),
]);

export const AppHomeOpened = z.object({ user: z.string(), tab: z.string().default('home') });
