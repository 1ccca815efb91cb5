import type { App, RespondFn } from '@slack/bolt';
import type { HomeKeeper } from '../app/home/home-keeper.js';
import { loading, readOrigin } from '../views/modals/form.js';
import { PRESSES, pressedUnreadable } from './actions.js';
import { type Answer, makeAnswer } from './answer.js';
import { attended, isStranger, receiveTypist, strangers } from './attend.js';
import { runCommand } from './commands.js';
import { checker, type Desk, receive, type Visit } from './desk.js';
import { listen } from './events.js';
import { answerOnHome, type HomeDesk, openHomes } from './home-tab.js';
import { BlockActions, SlashCommand, ViewSubmission } from './payloads.js';
import { pickShortcut } from './shortcuts.js';
import { SUBMISSIONS } from './submissions.js';
import { suggest } from './suggestions.js';
import { answerInView, showIn } from './view-answer.js';

/** The slash commands that are ours. */
export const COMMANDS: readonly string[] = ['/lead'];

/** `idle` resolves when every request taken has been answered. */
export type FrontDesk = { idle(): Promise<void>; homes: HomeKeeper };

/**
 * One listener a kind and tables behind them: thirty listeners would cost Bolt four fifths of its throughput.
 * Every request is acknowledged first; the work follows, and whoever asked always hears something.
 */
export function openFrontDesk(app: App, parts: HomeDesk): FrontDesk {
  const desk: Desk = { ...parts, homes: openHomes(parts) };
  const running = new Set<Promise<void>>();
  const run = (work: Promise<void>): Promise<void> => {
    const tracked = work.finally(() => running.delete(tracked));
    running.add(tracked);
    return tracked;
  };
  // Ahead of the listeners, each of which would be asked whether a command is its own: a tenth of its cost.
  app.use(async (args) => {
    if (!('command' in args) || !COMMANDS.includes(args.command.command)) return args.next();
    await args.ack();
    await run(command(desk, args.body, args.respond));
  });
  app.action(/.*/, async ({ ack, body, respond }) => {
    await ack();
    await run(press(desk, body, respond));
  });
  app.view(/.*/, async ({ ack, body }) => {
    await run(submit(desk, body, (closing) => (closing === null ? ack() : ack(closing))));
  });
  app.event(/.*/, async ({ body }) => {
    await run(listen(desk, body));
  });
  app.shortcut(/.*/, async ({ ack, body, respond }) => {
    await ack();
    await run(pickShortcut(desk, body, respond));
  });
  app.options(/.*/, async ({ ack, body }) => {
    await run(suggest(desk, body, (options) => ack({ options })));
  });
  return {
    homes: desk.homes,
    async idle() {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}

async function command(desk: Desk, body: unknown, respond: RespondFn): Promise<void> {
  const { text, user_id, team_id, channel_id, trigger_id } = SlashCommand.parse(body);
  const answer = makeAnswer(desk, user_id, { channelId: channel_id }, respond);
  await attended({ desk, answer, key: trigger_id, typed: [] }, async () => {
    if (team_id !== desk.teamId) return answer(strangers);
    const asking = { userId: user_id, key: trigger_id, typed: text };
    const visit = await receiveTypist(desk, asking, answer);
    if (visit === null) return;
    await runCommand(desk, visit, { command: text, triggerId: trigger_id, channelId: channel_id }, answer);
  });
}

async function press(desk: Desk, body: unknown, respond: RespondFn): Promise<void> {
  const pressed = BlockActions.parse(body);
  const { user, trigger_id, actions, view } = pressed;
  const place = placeOf(pressed);
  // The local Slack does not say of a Home that it is a view.
  const onHome = view == null ? place === null : view.type === 'home';
  const answer = onHome
    ? answerOnHome(desk, user.id, trigger_id)
    : view == null
      ? makeAnswer(
          desk,
          user.id,
          { channelId: place?.channelId ?? null, threadTs: place?.threadTs ?? null },
          respond,
        )
      : answerInView(desk, user.id, { ...view, triggerId: trigger_id });
  for (const action of actions) {
    const key = `${user.id}:${action.action_id}:${action.action_ts}`;
    await attended({ desk, answer, key, typed: [] }, async () => {
      if (isStranger(desk, pressed)) return answer(strangers);
      const act = PRESSES[action.action_id] ?? ((_desk, click) => pressedUnreadable(click));
      let visit: Promise<Visit> | null = null;
      await act(desk, {
        value: action.selected_option?.value ?? action.value,
        triggerId: trigger_id,
        message: place && { channelId: place.channelId, ts: place.ts },
        threadTs: place?.threadTs ?? null,
        inModal: view?.type === 'modal',
        onHome,
        visit: () => {
          visit ??= receive(desk, user.id, key);
          return visit;
        },
        answer,
      });
    });
  }
}

type Place = { channelId: string; ts: string; threadTs: string | null };

/** The message whose button was pressed; in a view there is none. */
function placeOf({ channel, message, container }: ReturnType<typeof BlockActions.parse>): Place | null {
  const channelId = channel?.id ?? container?.channel_id;
  const ts = message?.ts ?? container?.message_ts;
  if (!channelId || !ts) return null;
  const threadTs = message?.thread_ts ?? container?.thread_ts ?? null;
  return { channelId, ts, threadTs: threadTs === ts ? null : threadTs };
}

type Closing = { response_action: 'errors'; errors: Record<string, string> } | Waiting;
type Waiting = { response_action: 'update'; view: ReturnType<typeof loading> };

/** A form is answered by what is wrong with it, or closed and its work done; then its sender hears of it. */
async function submit(
  desk: Desk,
  body: unknown,
  close: (closing: Closing | null) => Promise<void>,
): Promise<void> {
  const sent = ViewSubmission.parse(body);
  const { user, view } = sent;
  const origin = readOrigin(view.private_metadata);
  const act = SUBMISSIONS[view.callback_id];
  const message = origin?.message ?? null;
  const place = { channelId: message?.channelId ?? null, threadTs: message?.threadTs ?? null };
  const answer: Answer = origin?.onHome
    ? answerOnHome(desk, user.id, null)
    : makeAnswer(desk, user.id, place, null);
  if (origin === null || act === undefined) return close(null);
  const key = `${view.id}:${view.hash}`;
  const typed = writtenIn(view.state.values);
  await attended({ desk, answer, key, typed }, async () => {
    if (isStranger(desk, sent)) return close(null).then(() => answer(strangers));
    const taken = act(desk, checker(desk, user.id), origin, view.state.values);
    if ('errors' in taken) return close({ response_action: 'errors', errors: taken.errors });
    if ('show' in taken) {
      await close({ response_action: 'update', view: loading('One moment') });
      return showIn(desk, view.id, await taken.show(await receive(desk, user.id, key)));
    }
    await close(null);
    await answer(await taken.work(await receive(desk, user.id, key)));
  });
}

/** The words somebody wrote into a form: should it break after it closed, they get them back. */
const writtenIn = (values: Record<string, Record<string, { value?: string | null | undefined }>>): string[] =>
  Object.values(values).flatMap((inputs) => Object.values(inputs).map(({ value }) => value ?? ''));
