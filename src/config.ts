import { existsSync } from 'node:fs';
import path from 'node:path';
import { loadEnvFile } from 'node:process';
import { z } from 'zod';
import { isZone } from './domain/calendar.js';

/** Everything the program is told from outside. Which of the three ways it runs follows from the tokens given. */
export type Config = Common & (Sandbox | SocketMode | HttpMode);

type Common = {
  port: number;
  sandboxPort: number;
  dataDir: string;
  /** `whsec_` and base64, as the Standard Webhooks scheme has it. */
  eventsSecret: string;
  eventsPerMinute: number;
  databaseUrl: string | null;
  mongodbUri: string | null;
  slackApiUrl: string | null;
  channels: { handoffs: string; managers: string; marketing: string };
  /** The workspace's zone; null: ask Slack. */
  timeZone: string | null;
  logLevel: string;
  /** What to do about a message of which nobody knows whether it arrived. */
  onDoubt: 'reconcile' | 'resend' | 'hold';
};
type Sandbox = { mode: 'sandbox' };
type SocketMode = { mode: 'socket'; botToken: string; appToken: string };
type HttpMode = { mode: 'http'; botToken: string; signingSecret: string };

/** Known to everybody, so that the sandbox's copy-paste command for an event works. */
export const SANDBOX_EVENTS_SECRET = 'whsec_a2luZGxpbmcgc2FuZGJveCBvbmx5LCBubyBzZWNyZXQ=';

const MAKE_SECRET = `node -p "'whsec_' + require('crypto').randomBytes(32).toString('base64')"`;

/** Adds what `.env` sets to the environment, where the environment does not say otherwise. */
export function readEnvFile(file = '.env'): void {
  if (existsSync(file)) loadEnvFile(file);
}

/** Checks the environment. A refusal says of every setting what is wrong, and shows one that would do. */
export function readConfig(
  env: NodeJS.ProcessEnv,
): { ok: true; config: Config } | { ok: false; text: string } {
  const given = Object.fromEntries(NAMES.map((name) => [name, env[name]?.trim() || undefined]));
  const read = Settings.safeParse(given);
  if (!read.success) return { ok: false, text: explain(read.error.issues, given) };
  const way = chooseMode(read.data);
  if ('wrong' in way) return { ok: false, text: sentence([way.wrong]) };
  const set = read.data;
  if (way.mode === 'sandbox' && set.PORT === set.SANDBOX_PORT) {
    return {
      ok: false,
      text: sentence([
        `SANDBOX_PORT: is the same as PORT (${set.PORT}).\n    for example  SANDBOX_PORT=${set.PORT + 1}`,
      ]),
    };
  }
  const eventsSecret = set.EVENTS_SECRET ?? (way.mode === 'sandbox' ? SANDBOX_EVENTS_SECRET : null);
  if (!eventsSecret) {
    return {
      ok: false,
      text: sentence([
        `EVENTS_SECRET: is needed to tell real events from forged ones.\n    make one with  ${MAKE_SECRET}`,
      ]),
    };
  }
  const { CHANNEL_HANDOFFS: handoffs, CHANNEL_MANAGERS: managers, CHANNEL_MARKETING: marketing } = set;
  const config: Config = {
    ...way,
    port: set.PORT,
    sandboxPort: set.SANDBOX_PORT,
    dataDir: path.resolve(set.DATA_DIR),
    eventsSecret,
    eventsPerMinute: set.EVENTS_PER_MINUTE,
    databaseUrl: set.DATABASE_URL ?? null,
    mongodbUri: set.MONGODB_URI ?? null,
    slackApiUrl: set.SLACK_API_URL ?? null,
    channels: { handoffs, managers, marketing },
    timeZone: set.TIME_ZONE ?? null,
    logLevel: set.LOG_LEVEL ?? (way.mode === 'sandbox' ? 'warn' : 'info'),
    onDoubt: set.ON_DOUBT,
  };
  return { ok: true, config };
}

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'is not a port number')
  .transform(Number)
  .refine((value) => value > 0 && value < 65536, 'is not a port number (1 to 65535)');
const starting = (pattern: RegExp, message: string) => z.string().regex(pattern, message);
const channel = z
  .string()
  .transform((name) => name.replace(/^#/, ''))
  .refine((name) => /^[\p{L}\p{N}_-]{1,80}$/u.test(name), 'is not the name or the id of a Slack channel');

const Settings = z.object({
  PORT: port.default(8080),
  SANDBOX_PORT: port.default(3000),
  DATA_DIR: z.string().default('.data'),
  EVENTS_SECRET: z
    .string()
    .refine(isWebhookSecret, 'is not whsec_ followed by the base64 of 24 to 64 bytes')
    .optional(),
  EVENTS_PER_MINUTE: starting(/^[1-9]\d{0,7}$/, 'is not a whole number from 1 to 99999999')
    .transform(Number)
    .default(60_000),
  DATABASE_URL: z
    .string()
    .refine(isUrl('postgres:', 'postgresql:'), 'is not the address of a Postgres database')
    .optional(),
  MONGODB_URI: starting(/^mongodb(\+srv)?:\/\/\S+$/, 'is not the address of a MongoDB').optional(),
  SLACK_BOT_TOKEN: starting(/^xoxb-\S+$/, 'is not a bot token: those start with xoxb-').optional(),
  SLACK_APP_TOKEN: starting(/^xapp-\S+$/, 'is not an app-level token: those start with xapp-').optional(),
  SLACK_SIGNING_SECRET: starting(/^\S{8,}$/, 'is not a signing secret').optional(),
  SLACK_API_URL: z
    .string()
    .refine(isUrl('http:', 'https:'), 'is not an http address')
    .transform((url) => (url.endsWith('/') ? url : `${url}/`))
    .optional(),
  CHANNEL_HANDOFFS: channel.default('sales-leads'),
  CHANNEL_MANAGERS: channel.default('sales-managers'),
  CHANNEL_MARKETING: channel.default('marketing'),
  TIME_ZONE: z.string().refine(isZone, 'is not a time zone').optional(),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], 'is not a log level')
    .optional(),
  ON_DOUBT: z
    .enum(['reconcile', 'resend', 'hold'], 'is not one of reconcile, resend, hold')
    .default('reconcile'),
});
type Name = keyof typeof Settings.shape;
const NAMES = Object.keys(Settings.shape) as Name[];

const EXAMPLES: Record<Name, string> = {
  PORT: '8080',
  SANDBOX_PORT: '3000',
  DATA_DIR: '.data',
  EVENTS_SECRET: `the line printed by  ${MAKE_SECRET}`,
  EVENTS_PER_MINUTE: '60000',
  DATABASE_URL: 'postgresql://user:password@localhost:5432/kindling',
  MONGODB_URI: 'mongodb://localhost:27017/kindling',
  SLACK_BOT_TOKEN: 'xoxb-1234-5678-abcd (OAuth & Permissions, "Bot User OAuth Token")',
  SLACK_APP_TOKEN: 'xapp-1-A0123-4567-abcd (Basic Information, "App-Level Tokens", scope connections:write)',
  SLACK_SIGNING_SECRET: '8f742231b10e8888abcd99yyyzzz85a5 (Basic Information, "Signing Secret")',
  SLACK_API_URL: 'https://slack.com/api/',
  CHANNEL_HANDOFFS: 'sales-leads',
  CHANNEL_MANAGERS: 'sales-managers',
  CHANNEL_MARKETING: 'marketing',
  TIME_ZONE: 'Europe/Berlin',
  LOG_LEVEL: 'info',
  ON_DOUBT: 'reconcile',
};

/** May hold a password or be one: shown by its first letters only. */
const SECRET = new Set([
  'EVENTS_SECRET',
  'DATABASE_URL',
  'MONGODB_URI',
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
]);

type Tokens = Partial<
  Record<'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN' | 'SLACK_SIGNING_SECRET' | 'SLACK_API_URL', string | undefined>
>;

function chooseMode(set: Tokens): Sandbox | SocketMode | HttpMode | { wrong: string } {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = set;
  if (botToken && appToken) return { mode: 'socket', botToken, appToken };
  if (botToken && signingSecret) return { mode: 'http', botToken, signingSecret };
  if (botToken) {
    return {
      wrong:
        'SLACK_BOT_TOKEN: is set, but with it alone Slack can send nothing to us.\n' +
        `    for Socket Mode add  SLACK_APP_TOKEN=${EXAMPLES.SLACK_APP_TOKEN}\n` +
        `    for HTTP add  SLACK_SIGNING_SECRET=${EXAMPLES.SLACK_SIGNING_SECRET}`,
    };
  }
  const alone = (['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_API_URL'] as const).find(
    (name) => set[name],
  );
  if (!alone) return { mode: 'sandbox' };
  return {
    wrong:
      `SLACK_BOT_TOKEN: is missing, though ${alone} is set.\n    for example  SLACK_BOT_TOKEN=${EXAMPLES.SLACK_BOT_TOKEN}\n` +
      `    for the sandbox, which needs no Slack, unset ${alone}`,
  };
}

function explain(issues: z.core.$ZodIssue[], given: Record<string, string | undefined>): string {
  return sentence(
    issues.map((issue) => {
      const name = String(issue.path[0]) as Name;
      return `${name}: ${shown(name, given[name] ?? '')} ${issue.message}.\n    for example  ${name}=${EXAMPLES[name]}`;
    }),
  );
}

const sentence = (wrongs: string[]) =>
  `Kindling can't start, a setting is wrong:\n\n${wrongs.map((wrong) => `  ${wrong}`).join('\n\n')}\n`;
const shown = (name: Name, value: string) =>
  SECRET.has(name)
    ? value.length < 12
      ? 'the value'
      : `the value that starts with "${value.slice(0, 4)}"`
    : JSON.stringify(value.slice(0, 80));

function isWebhookSecret(value: string): boolean {
  const code = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(value)?.[1];
  const length = code ? Buffer.from(code, 'base64').length : 0;
  return length >= 24 && length <= 64;
}

function isUrl(...protocols: string[]) {
  return (value: string) => URL.canParse(value) && protocols.includes(new URL(value).protocol);
}
