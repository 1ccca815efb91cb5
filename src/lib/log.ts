import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

const SECRETS = ['token', 'secret', 'password', 'authorization', 'signature', 'email', 'phone'];

/** The only door to output: JSON lines on stderr, secrets and people's addresses redacted. */
export function makeLog(level: string, destination?: DestinationStream): Log {
  return pino(
    { level, redact: { paths: SECRETS.flatMap((key) => [key, `*.${key}`]), censor: '[hidden]' } },
    destination ?? pino.destination({ dest: 2, sync: true }),
  );
}
