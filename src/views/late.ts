import type { Late } from '../domain/courier.js';
import { between, moment, type Reader } from './dates.js';

/** Why a message comes later than it should, at its foot. */
export function lateWords({ since, why }: Late, reader: Reader): string {
  const from = moment(since, reader);
  switch (why) {
    case 'quiet':
      return `🌙 Held since ${from}: quiet hours`;
    case 'slowed':
      return `🐢 ${between(since, reader.now)} late: Slack asked me to slow down at ${from}`;
    case 'unreachable':
      return `🐢 ${between(since, reader.now)} late: written ${from}, and Slack took it only now`;
  }
}
