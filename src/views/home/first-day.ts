import type { KnownBlock } from '@slack/types';
import { actions, button, context, section } from '../blocks.js';
import type { ListPage } from '../lead-list.js';
import { ACTIONS } from '../names.js';

const HOT: ListPage = { list: 'hot', asked: null, from: 0 };

/** For somebody who has nothing yet: what all this is, and three things to try. */
export const firstDay = (): KnownBlock[] => [
  section([
    '*Welcome to Kindling*',
    'Every sign that a lead gives counts, and fades. When one is ready to talk, a card comes to the sales channel; when one of yours goes quiet, you hear of it before it is cold. What waits for you stands here, with one click for each.',
  ]),
  { type: 'divider' },
  section([
    '*1. See who is warm*',
    'The hottest leads and how far each is from ready. Claim one, and it comes to this page.',
  ]),
  actions([button('Show the hot leads', ACTIONS.listMore, JSON.stringify(HOT), { primary: true })]),
  section([
    '*2. Look at one you know*',
    'Part of a name, a company or an address is enough, here or as `/lead show acme` anywhere. Only you see the answer.',
  ]),
  actions([button('Find a lead', ACTIONS.homeFind, 'home')]),
  section([
    '*3. Bring one of yours*',
    'An address will do. Then `/lead log acme call left a voicemail --next call again fri 10am`: the next step stands here on its day.',
  ]),
  actions([button('Add a lead', ACTIONS.homeAdd, 'home')]),
  context(['All there is: `/lead help`']),
];
