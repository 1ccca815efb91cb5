import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

const SECRETS = ['token', 'secret', 'password', 'authorization', 'signature', 'email', 'phone'];

/** What is worth knowing of an error: a database error also holds its whole connection. */
function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error ? { code: String(error.code) } : {};
  return { type: error.name, message: error.message, ...code, stack: error.stack };
}

/** The only door to output: JSON lines on stderr, secrets and people's addresses redacted. */
export function makeLog(level: string, destination?: DestinationStream): Log {
  return pino(
    {
      level,
      serializers: { err: plainError },
      redact: { paths: SECRETS.flatMap((key) => [key, `*.${key}`]), censor: '[hidden]' },
    },
    destination ?? pino.destination({ dest: 2, sync: true }),
  );
}
