import { bag, text } from '../support/slack/bag.js';
import type { SlackDouble } from '../support/slack/double.js';
import { spotsIn } from '../support/slack/view-values.js';
import type { Message } from '../support/slack/world.js';

type InFront = { slack: SlackDouble; settle: () => Promise<void> };

/** A person in front of Slack. What a verb answers is what this person then sees that was not there before. */
export function personAt({ slack, settle }: InFront, who: string) {
  const { id } = slack.user(who);
  const sees = (): Message[] =>
    [...slack.world.channels.values()]
      .filter(({ members }) => members.has(id))
      .flatMap(({ messages }) => messages)
      .filter(({ deleted, onlyFor }) => !deleted && (onlyFor === null || onlyFor === id));
  const after = async (deed: () => Promise<unknown>): Promise<string> => {
    const before = new Set(sees().map((message) => message.ts + slack.textOf(message)));
    await deed();
    await settle();
    return sees()
      .filter((message) => message.user !== id && !before.has(message.ts + slack.textOf(message)))
      .map(slack.textOf)
      .join('\n---\n');
  };
  /** The newest message in sight with such a button, and with such words. */
  const withButton = (button: string, words = ''): Message => {
    const found = sees()
      .toSorted((a, b) => Number(a.ts) - Number(b.ts))
      .findLast((one) => slack.textOf(one).includes(words) && slack.buttonsOf(one).includes(button));
    if (found) return found;
    throw new Error(`${who} sees no button "${button}":\n${sees().map(slack.textOf).join('\n---\n')}`);
  };
  /** The first such button of that message, or the first that holds what `which` wants. */
  const pressing = (button: string, words?: string, which: (value: string) => boolean = () => true) => {
    const message = withButton(button, words);
    const spot = spotsIn(message.blocks).find(
      ({ element }) => text(bag(element.text).text) === button && which(text(element.value)),
    );
    if (!spot) throw new Error(`no button "${button}" holds that`);
    return { user: id, message, button, value: text(spot.element.value) };
  };
  return {
    id,
    /** Types `/lead ...`, in the conversation with the bot or in a channel. */
    types: (text: string, channel?: string) =>
      after(() => slack.command({ user: id, text, ...(channel ? { channel } : {}) })),
    /** Says something in a conversation, or in the thread of a message there. */
    says: (text: string, where: { in: string; under?: Message }) =>
      after(() =>
        slack.talk({ user: id, channel: where.in, text, ...(where.under ? { under: where.under } : {}) }),
      ),
    /** Says something to the bot in their own conversation. */
    writes: (text: string, under?: Message) =>
      after(() => slack.talk({ user: id, channel: id, text, ...(under ? { under } : {}) })),
    edits: (message: Message, text: string) => after(() => slack.edit(message, text)),
    erases: (message: Message) => after(() => slack.erase(message)),
    /** Picks a shortcut, of the workspace or of a message. */
    picks: (shortcut: string, message?: Message) =>
      after(() => slack.shortcut({ user: id, id: shortcut, ...(message ? { message } : {}) })),
    /** Presses a button of the form that is open. */
    pressesInForm: (button: string, value?: string) =>
      after(() => slack.clickInView({ user: id, button, ...(value ? { value } : {}) })),
    /** Presses a button of the newest message that has it. */
    presses: (...which: Parameters<typeof pressing>) => after(() => slack.click(pressing(...which))),
    /** The press itself, to be done with others at once. */
    pressing,
    /** Fills in the form that is open, and sends it. */
    submits: (values: Record<string, unknown> = {}) => after(() => slack.submitView({ user: id, values })),
    /** The words of the form that is open, or null. */
    form: (): string | null => {
      const open = slack.openView(id);
      return open && slack.textOf(open.view);
    },
    /** What the form finds wrong, by input. */
    errors: () => slack.openView(id)?.errors ?? null,
    withButton,
    /** Everything in sight. */
    reads: () => sees().map(slack.textOf).join('\n---\n'),
    /** What only this person sees. */
    privately: () => slack.ephemeralsFor(id).map(slack.textOf),
  };
}
