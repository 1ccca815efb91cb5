import type { Benchmark } from './benchmark.js';
import { find } from './find.js';
import { hotLead } from './hot-lead.js';
import { ingest } from './ingest.js';
import { judge } from './judge.js';
import { scale } from './scale.js';
import { slash } from './slash.js';
import { webhooks } from './webhooks.js';

/** All there are, in the order they run in. */
export const BENCHMARKS: Benchmark[] = [judge, ingest, webhooks, hotLead, slash, scale, find];
