// `npm test`: everything that needs no network, no token and no running service. The last line is the count.
process.env.TZ = 'UTC';
const { generate } = await import('./generate.mjs');
generate();
const { parseCLI, startVitest } = await import('vitest/node');

const { filter, options } = parseCLI(['vitest', 'run', ...process.argv.slice(2)]);
const vitest = await startVitest('test', filter, { ...options, run: true, watch: false });
const modules = vitest.state.getTestModules();
const states = modules.flatMap((module) =>
  [...module.children.allTests()].map((test) => test.result().state),
);
// A file that can't be loaded, and an error outside of any test, are failures too.
const broken =
  modules.filter((module) => module.errors().length > 0).length + vitest.state.getUnhandledErrors().length;
await vitest.close();

const count = (state) => states.filter((each) => each === state).length;
const failed = count('failed') + broken;
const passed = count('passed');
console.log(`\n${passed} passed, ${failed} failed, ${states.length - passed - count('failed')} skipped`);
process.exit(failed > 0 || passed === 0 || process.exitCode ? 1 : 0);
