import { describe, expect, it } from 'vitest';
import { readConfig, SANDBOX_EVENTS_SECRET } from '../src/config.js';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const bot = { SLACK_BOT_TOKEN: 'xoxb-1-abcdefghijkl' };
const app = { SLACK_APP_TOKEN: 'xapp-1-abcdefghijkl' };
const signing = { SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef' };

const accepted = (env: NodeJS.ProcessEnv) => {
  const read = readConfig(env);
  if (!read.ok) throw new Error(read.text);
  return read.config;
};
const refusal = (env: NodeJS.ProcessEnv) => {
  const read = readConfig(env);
  return read.ok ? 'accepted' : read.text;
};

describe('settings', () => {
  it('with none at all the sandbox runs', () => {
    expect(accepted({})).toMatchObject({
      mode: 'sandbox',
      port: 8080,
      sandboxPort: 3000,
      eventsSecret: SANDBOX_EVENTS_SECRET,
      databaseUrl: null,
      mongodbUri: null,
      channels: { handoffs: 'sales-leads', managers: 'sales-managers', marketing: 'marketing' },
      onDoubt: 'reconcile',
    });
    expect(accepted({}).dataDir).toMatch(/\/\.data$/);
  });

  it('the secret of the sandbox is one that its own check accepts', () => {
    expect(accepted({ EVENTS_SECRET: SANDBOX_EVENTS_SECRET }).eventsSecret).toBe(SANDBOX_EVENTS_SECRET);
  });

  it('a bot token and an app token mean Socket Mode, also beside a signing secret', () => {
    expect(accepted({ ...bot, ...app, EVENTS_SECRET: SECRET })).toMatchObject({
      mode: 'socket',
      appToken: app.SLACK_APP_TOKEN,
    });
    expect(accepted({ ...bot, ...app, ...signing, EVENTS_SECRET: SECRET }).mode).toBe('socket');
  });

  it('a bot token and a signing secret mean HTTP', () => {
    expect(accepted({ ...bot, ...signing, EVENTS_SECRET: SECRET }).mode).toBe('http');
  });

  it('an empty setting counts as none, and a channel may be written with its #', () => {
    const config = accepted({ PORT: '', DATABASE_URL: ' ', CHANNEL_HANDOFFS: '#deals' });
    expect([config.port, config.databaseUrl, config.channels.handoffs]).toEqual([8080, null, 'deals']);
  });

  it('an address of the Slack API always ends in a slash', () => {
    const set = { ...bot, ...app, EVENTS_SECRET: SECRET, SLACK_API_URL: 'http://localhost:3100/api' };
    expect(accepted(set).slackApiUrl).toBe('http://localhost:3100/api/');
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '0'],
    ['PORT', '70000'],
    ['SANDBOX_PORT', '-1'],
    ['EVENTS_SECRET', 'hunter22'],
    ['EVENTS_SECRET', 'whsec_c2hvcnQ='],
    ['EVENTS_PER_MINUTE', '0'],
    ['DATABASE_URL', 'mysql://root:hunter22@localhost/x'],
    ['MONGODB_URI', 'localhost:27017'],
    ['SLACK_BOT_TOKEN', 'xapp-1-hunter22'],
    ['SLACK_APP_TOKEN', 'xoxb-1-hunter22'],
    ['SLACK_API_URL', 'slack.com'],
    ['CHANNEL_HANDOFFS', 'two words'],
    ['TIME_ZONE', 'Mars/Olympus'],
    ['LOG_LEVEL', 'loud'],
    ['ON_DOUBT', 'pray'],
  ])('%s=%s is refused by name, with an example', (name, value) => {
    const text = refusal({ [name]: value });
    expect(text).toContain(`${name}: `);
    expect(text).toContain(`for example  ${name}=`);
    expect(text).not.toContain('hunter22');
  });

  it('the two ports of the sandbox must differ', () => {
    expect(refusal({ PORT: '3000' })).toMatch(/SANDBOX_PORT: is the same as PORT[\s\S]*SANDBOX_PORT=3001/);
  });

  it('every wrong setting is named at once', () => {
    const text = refusal({ PORT: 'x', SANDBOX_PORT: 'y' });
    expect(text).toContain('PORT: "x" is not a port number');
    expect(text).toContain('SANDBOX_PORT: "y" is not a port number');
  });

  it('a bot token alone is explained: what to add for either way', () => {
    expect(refusal(bot)).toMatch(
      /Socket Mode add {2}SLACK_APP_TOKEN=[\s\S]*HTTP add {2}SLACK_SIGNING_SECRET=/,
    );
  });

  it.each([[app], [signing], [{ SLACK_API_URL: 'https://slack.com/api/' }]])(
    '%o without a bot token is explained',
    (env) => {
      expect(refusal(env)).toMatch(/SLACK_BOT_TOKEN: is missing, though \w+ is set/);
    },
  );

  it('outside the sandbox a secret for events is needed, and how to make one is said', () => {
    expect(refusal({ ...bot, ...app })).toMatch(/EVENTS_SECRET: is needed.*\n.*node -p/);
  });
});
