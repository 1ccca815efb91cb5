import type { App, RespondFn } from '@slack/bolt';
import { help } from '../views/help.js';
import { readOrigin } from '../views/modals/form.js';
import { noSeat } from '../views/people/no-seat.js';
import { apology } from '../views/reply.js';
import { PRESSES, pressedUnreadable } from './actions.js';
import { type Answer, makeAnswer } from './answer.js';
import { runCommand } from './commands.js';
import { checker, type Desk, NoSeat, receive, type Visit } from './desk.js';
import { BlockActions, SlashCommand, ViewSubmission } from './payloads.js';
import { said } from './say.js';
import { SUBMISSIONS } from './submissions.js';

const STRANGERS = 'Kindling works for the members of this workspace. Ask one of them to do this for you.';

/** `idle` resolves when every request taken has been answered. */
export type FrontDesk = { idle(): Promise<void> };

/**
 * One listener a kind and tables behind them: thirty listeners would cost Bolt four fifths of its throughput.
 * Every request is acknowledged first; the work follows, and whoever asked always hears something.
 */
export function openFrontDesk(app: App, desk: Desk): FrontDesk {
  const running = new Set<Promise<void>>();
  const run = (work: Promise<void>): Promise<void> => {
    const tracked = work.finally(() => running.delete(tracked));
    running.add(tracked);
    return tracked;
  };
  app.command('/lead', async ({ ack, body, respond }) => {
    await ack();
    await run(command(desk, body, respond));
  });
  app.action(/.*/, async ({ ack, body, respond }) => {
    await ack();
    await run(press(desk, body, respond));
  });
  app.view(/.*/, async ({ ack, body }) => {
    await run(
      submit(desk, body, (errors) => (errors === null ? ack() : ack({ response_action: 'errors', errors }))),
    );
  });
  return {
    async idle() {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}

async function command(desk: Desk, body: unknown, respond: RespondFn): Promise<void> {
  const { text, user_id, team_id, channel_id, trigger_id } = SlashCommand.parse(body);
  const answer = makeAnswer(desk, user_id, channel_id, respond);
  await attended({ desk, answer, key: trigger_id, typed: [] }, async () => {
    if (team_id !== desk.teamId) return answer(strangers);
    const visit = await receive(desk, user_id, trigger_id).catch((error: unknown) =>
      error instanceof NoSeat && asksForHelp(text) ? null : Promise.reject(error),
    );
    if (visit === null) return answer(help(null));
    await runCommand(desk, visit, { command: text, triggerId: trigger_id, channelId: channel_id }, answer);
  });
}

async function press(desk: Desk, body: unknown, respond: RespondFn): Promise<void> {
  const { user, team, trigger_id, channel, message, container, actions } = BlockActions.parse(body);
  const channelId = channel?.id ?? container?.channel_id ?? null;
  const ts = message?.ts ?? container?.message_ts ?? null;
  const answer = makeAnswer(desk, user.id, channelId, respond);
  for (const action of actions) {
    const key = `${user.id}:${action.action_id}:${action.action_ts}`;
    await attended({ desk, answer, key, typed: [] }, async () => {
      if (isStranger(desk, team, user)) return answer(strangers);
      const act = PRESSES[action.action_id] ?? ((_desk, click) => pressedUnreadable(click));
      let visit: Promise<Visit> | null = null;
      await act(desk, {
        value: action.value,
        triggerId: trigger_id,
        message: channelId && ts ? { channelId, ts } : null,
        visit: () => {
          visit ??= receive(desk, user.id, key);
          return visit;
        },
        answer,
      });
    });
  }
}

/** A form is answered by what is wrong with it, or closed and its work done; then its sender hears of it. */
async function submit(
  desk: Desk,
  body: unknown,
  close: (errors: Record<string, string> | null) => Promise<void>,
): Promise<void> {
  const { user, team, view } = ViewSubmission.parse(body);
  const origin = readOrigin(view.private_metadata);
  const act = SUBMISSIONS[view.callback_id];
  const answer = makeAnswer(desk, user.id, origin?.message?.channelId ?? null, null);
  if (origin === null || act === undefined) return close(null);
  const key = `${view.id}:${view.hash}`;
  const typed = writtenIn(view.state.values);
  await attended({ desk, answer, key, typed }, async () => {
    if (isStranger(desk, team, user)) return close(null).then(() => answer(strangers));
    const taken = act(desk, checker(desk, user.id), origin, view.state.values);
    if ('errors' in taken) return close(taken.errors);
    await close(null);
    await answer(await taken.work(await receive(desk, user.id, key)));
  });
}

/** Somebody of another workspace, in a channel shared with us. */
const isStranger = (
  desk: Desk,
  team: { id: string } | null | undefined,
  user: { team_id?: string | undefined },
): boolean => (user.team_id ?? team?.id ?? desk.teamId) !== desk.teamId;

const strangers = said(STRANGERS);

/** Help is for everybody: there is nothing of the team's in it. */
const asksForHelp = (text: string): boolean => /^\s*(?:help|h|\?|)(?:\s|$)/i.test(text);

/** The words somebody wrote into a form: should it break after it closed, they get them back. */
const writtenIn = (values: Record<string, Record<string, { value?: string | null | undefined }>>): string[] =>
  Object.values(values).flatMap((inputs) => Object.values(inputs).map(({ value }) => value ?? ''));

type Attended = { desk: Desk; answer: Answer; key: string; typed: string[] };

/** What breaks is logged once with its key, and told to the person with the same key. */
async function attended({ desk, answer, key, typed }: Attended, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof NoSeat) return answer({ ...noSeat(error.managers), aside: true });
    desk.deps.log.error({ err: error, request: key }, 'a request broke');
    await answer({ ...apology(key.slice(-24), typed), aside: true });
  }
}
