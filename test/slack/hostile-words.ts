import { type Bag, text } from '../support/slack/bag.js';
import { walk } from '../support/slack/block-kit/fault.js';

/** Words that would ping, link and format, if Slack were to read them so. */
export const HOSTILE =
  '<!channel> <!here|x> <@U0ROSA> @everyone *Bold* `code` <https://evil.test|Login> & Co\n>quote';

/** What of them must never reach Slack as such. */
export const LIVE = /<!(?:channel|here|everyone)|<https?:|<@U0ROSA>/;

/** All text that Slack reads as mrkdwn: the top-level text, and whatever says so. */
export function mrkdwnIn(args: Bag): string[] {
  const found: string[] = [text(args.text)];
  walk(args, [], (element) => {
    if (element.type === 'mrkdwn') found.push(text(element.text));
  });
  return found;
}
