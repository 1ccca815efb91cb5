// `npm run bench`: how fast, as ratios to references measured in the same run. npm run bench -- ingest hot --small
import { run } from './run.mjs';

await run('test/bench/main.ts');
