import { inTx, type Tx } from '../store/db.js';
import type { Deps } from './deps.js';

/** Does `some`, at most `size` at a time and each batch in a transaction of its own, until none are left; how many. */
export async function inBatches(
  deps: Deps,
  size: number,
  some: (tx: Tx) => Promise<number>,
): Promise<number> {
  for (let all = 0; ; ) {
    const count = await inTx(deps.db, some);
    all += count;
    if (count > 0) deps.wake();
    if (count < size) return all;
  }
}
