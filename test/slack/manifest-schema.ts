import { z } from 'zod';

/** The parts of Slack's manifest schema (version 2) that an app like ours can have, with Slack's limits. */
const words = (most: number, least = 1) => z.string().min(least).max(most);
const scopes = z
  .array(z.string().regex(/^[a-z]+(?:[_:.][a-z]+)*$/))
  .max(255)
  .refine((all) => new Set(all).size === all.length, 'a scope twice');

const Command = z.strictObject({
  command: words(32, 2).regex(/^\/[^\s/]+$/),
  description: words(2000),
  usage_hint: words(1000),
  should_escape: z.literal(true),
  url: z.url().optional(),
});

const Shortcut = z.strictObject({
  name: words(24),
  type: z.enum(['message', 'global']),
  callback_id: words(255),
  description: words(150),
});

const Features = z.strictObject({
  app_home: z.strictObject({
    home_tab_enabled: z.boolean(),
    messages_tab_enabled: z.boolean(),
    messages_tab_read_only_enabled: z.boolean(),
  }),
  bot_user: z.strictObject({ display_name: words(80), always_online: z.boolean() }),
  shortcuts: z.array(Shortcut).min(1).max(10),
  slash_commands: z.array(Command).min(1).max(50),
});

const Scopes = z
  .strictObject({ bot: scopes, bot_optional: scopes })
  // An optional scope is one of the scopes asked for, marked as such.
  .refine(({ bot, bot_optional }) => bot_optional.every((scope) => bot.includes(scope)), 'not among bot');

const Settings = z.strictObject({
  interactivity: z.strictObject({
    is_enabled: z.literal(true),
    request_url: z.url().optional(),
    message_menu_options_url: z.url().optional(),
  }),
  event_subscriptions: z.strictObject({
    request_url: z.url().optional(),
    bot_events: z.array(z.string()).min(1).max(100),
  }),
  socket_mode_enabled: z.boolean(),
  token_rotation_enabled: z.literal(false),
  org_deploy_enabled: z.boolean(),
});

export const Manifest = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.int() }),
  display_information: z.strictObject({
    name: words(35),
    description: words(140),
    long_description: words(4000, 175),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/i),
  }),
  features: Features,
  oauth_config: z.strictObject({ scopes: Scopes }),
  settings: Settings,
});

export type ManifestFacts = z.infer<typeof Manifest>;
