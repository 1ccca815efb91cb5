import os from 'node:os';
import { parseArgs } from 'node:util';
import type { Bench, Benchmark } from './benchmark.js';
import { BENCHMARKS } from './catalogue.js';
import type { Findings } from './goal.js';
import { secondsOf } from './pairs.js';
import { isMissed, reportOf } from './report.js';
import { type BenchServer, startServer } from './server.js';

const ends: (() => Promise<void>)[] = [];
let ending: Promise<void> | null = null;
let serving: Promise<BenchServer> | null = null;

/** Ends what was started, in the reverse order. Answers whether all went well. */
async function unwind(): Promise<boolean> {
  let well = true;
  for (let one = ends.pop(); one !== undefined; one = ends.pop())
    await one().catch((error: unknown) => {
      well = false;
      console.error('While ending:', error);
    });
  return well;
}

/** Ends everything and the program. Only the first call counts. */
function end(code: number): Promise<void> {
  ending ??= (async () => {
    let well = await unwind();
    await serving
      ?.then((server) => server.stop())
      .catch((error: unknown) => {
        well = false;
        console.error('While stopping Postgres:', error);
      });
    process.exit(well ? code : 1);
  })();
  return ending;
}

const bench = (small: boolean): Bench => ({
  small,
  say: (line) => console.log(`  ${line}`),
  onEnd: (one) => void ends.push(one),
  server() {
    serving ??= startServer();
    return serving;
  },
});

async function run(chosen: Benchmark[], small: boolean): Promise<Findings[]> {
  const all: Findings[] = [];
  for (const { name, about, run } of chosen) {
    console.log(`${name}: ${about}`);
    const took = await secondsOf(async () => {
      const findings = await run(bench(small));
      all.push(findings);
      console.log(`  on ${findings.data}`);
      // What one leaves running or lying about would be in the way of the next.
      if (!(await unwind())) throw new Error(`${name} did not end well`);
      if (serving !== null) await (await serving).dropAll();
    });
    console.log(`  took ${took.toFixed(1)} s`);
  }
  return all;
}

function choose(): { chosen: Benchmark[]; small: boolean } {
  const { values, positionals } = parseArgs({
    options: { small: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const unknown = positionals.filter((asked) => !BENCHMARKS.some(({ name }) => name === asked));
  if (unknown.length > 0) {
    console.error(`No benchmark ${unknown.join(', ')}. There are:`);
    for (const { name, about } of BENCHMARKS) console.error(`  ${name}: ${about}`);
    process.exit(2);
  }
  const chosen = BENCHMARKS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  return { chosen, small: values.small };
}

async function main(): Promise<void> {
  const { chosen, small } = choose();
  console.log(
    `Node ${process.versions.node}, ${os.availableParallelism()} cores, ${small ? 'small' : 'full'} data. Ratios are medians of five pairs.`,
  );
  let all: Findings[] = [];
  const took = await secondsOf(async () => {
    all = await run(chosen, small);
  });
  const postgres = serving === null ? '' : `, Postgres ${await (await serving).version()}`;
  console.log(`\n${reportOf(all)}\n\n${took.toFixed(0)} s in all${postgres}.`);
  await end(all.some(isMissed) ? 1 : 0);
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)
  process.on(signal, () => void end(code));
main().catch((error: unknown) => {
  // What is broken off fails, and that is no news.
  if (ending === null) console.error(error instanceof Error ? error.stack : error);
  return end(1);
});
