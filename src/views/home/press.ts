import { type HomePage, readHomePage } from '../../domain/home.js';
import { fromJson } from '../json.js';
import { ACTIONS, type ActionName } from '../names.js';

/** The value of a button that turns to a page of the Home. */
export const pageValue = (page: HomePage): string => JSON.stringify(page);

/** Reads it; null for anything else. */
export const readPage = (value: string): HomePage | null => readHomePage(fromJson(value));

/** What an entry behind the three dots does: the action of a button, and its value. */
export type More = { action: ActionName; value: string };

export const moreValue = ({ action, value }: More): string => `${action} ${value}`;

/** Reads it; null for anything else. */
export function readMore(value: string): More | null {
  const space = value.indexOf(' ');
  const action = NAMES.find((name) => name === value.slice(0, space));
  return action === undefined ? null : { action, value: value.slice(space + 1) };
}

const NAMES = Object.values(ACTIONS);
