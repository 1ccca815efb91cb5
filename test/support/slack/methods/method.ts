import type { Bag } from '../bag.js';
import type { State } from '../state.js';

/** A Web API method: what it asks of the token, and what it does. Refusals are thrown. */
export type Method = {
  /** One of these scopes is enough. None: any token will do. */
  scopes: string[] | ((state: State, args: Bag) => string[]);
  run(state: State, args: Bag): Bag;
};

export type Methods = Record<string, Method>;

/** A page of rows after Slack's manner: an opaque cursor, empty at the end. */
export function page<T>(rows: T[], args: Bag, otherwise: number, most: number): { rows: T[]; next: string } {
  const asked = Number(args.limit ?? otherwise);
  const limit = Math.min(most, Number.isFinite(asked) && asked > 0 ? asked : otherwise);
  const cursor = typeof args.cursor === 'string' && args.cursor ? args.cursor : null;
  const from = cursor ? Number(Buffer.from(cursor, 'base64').toString().replace('next:', '')) : 0;
  const next = from + limit < rows.length ? Buffer.from(`next:${from + limit}`).toString('base64') : '';
  return { rows: rows.slice(from, from + limit), next };
}
