import { type Logger, LogLevel } from '@slack/web-api';

const nothing = (): void => undefined;

/** A logger for Slack's SDK in tests: what goes wrong there on purpose is asserted, not printed. */
export const quiet: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};
