import { onStop } from '../../src/lifetime.js';
import { startLocalSlack } from '../../src/sandbox/local-slack.js';
import { startPostgres } from '../../src/store/embedded-postgres.js';

// The least program that is started and ended as Kindling is: a database, a Slack if there is a port for it.
const { BOOT_DIR: dir = '', BOOT_SLACK_PORT: port } = process.env;

const postgres = await startPostgres({ dir: `${dir}/postgres`, lasting: false });
onStop(() => postgres.stop());
const pids = [process.pid, postgres.pid()];
if (port) {
  const channels = { handoffs: 'sales-leads', managers: 'sales-managers', marketing: 'marketing' };
  const slack = await startLocalSlack({ port: Number(port), dataDir: dir, channels });
  onStop(() => slack.stop());
  pids.push(slack.pid);
}
// Something that is still in flight when the end comes.
onStop(() => new Promise((finished) => void setTimeout(finished, 200)));
process.stdout.write(
  `${JSON.stringify({ pids, socket: postgres.connection.host, notes: postgres.notes })}\n`,
);
setInterval(() => undefined, 1000);
