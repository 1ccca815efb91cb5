import type { Tx } from '../../store/db.js';
import { insertMessages, type NewMessage } from '../../store/outbox.js';
import { toChannels } from '../noise/to-channels.js';
import { toStandIns } from '../people/to-stand-ins.js';

export type { NewMessage } from '../../store/outbox.js';

/**
 * Files messages to be sent once the transaction commits; a key that was filed before is left out. Answers the
 * ids that are new. Wake the drainer after the commit.
 */
export async function enqueue(tx: Tx, messages: NewMessage[]): Promise<string[]> {
  return insertMessages(tx, await toChannels(tx, await toStandIns(tx, messages)));
}
