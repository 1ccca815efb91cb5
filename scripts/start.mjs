// `npm start`.
import { run } from './run.mjs';

await run('src/main.ts');
