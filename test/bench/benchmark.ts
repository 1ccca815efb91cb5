import type { Findings } from './goal.js';
import type { BenchServer } from './server.js';

/** What a benchmark is given. `small`: a tenth of the data and less, for a first look. */
export type Bench = {
  small: boolean;
  /** Starts the server the first time it is asked for. */
  server: () => Promise<BenchServer>;
  /** A line about what is going on. */
  say: (line: string) => void;
  /** What is to be ended or undone, in the reverse order, also where the run is broken off. */
  onEnd: (end: () => Promise<void>) => void;
};

/** One benchmark, by the name it is asked for on the command line. */
export type Benchmark = { name: string; about: string; run: (bench: Bench) => Promise<Findings> };
