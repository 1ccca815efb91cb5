import type { RespondFn } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Lead } from '../domain/lead.js';
import { done, type Outcome } from '../domain/outcome.js';
import { addLeadModal } from '../views/modals/add-lead.js';
import { findLeadModal } from '../views/modals/find-lead.js';
import { type Origin, reading } from '../views/modals/form.js';
import { logToModal } from '../views/modals/log.js';
import { SHORTCUTS as NAMES } from '../views/names.js';
import { type Answer, makeAnswer } from './answer.js';
import { attended, isStranger, strangers } from './attend.js';
import { dayAnswer } from './day.js';
import { type Desk, receive, type Visit } from './desk.js';
import { openForm } from './modals.js';
import { Shortcut } from './payloads.js';
import { refuse } from './say.js';
import { threadLead } from './thread-lead.js';
import { decodeSlack } from './tokens.js';

type Picked = ReturnType<typeof Shortcut.parse>;
/** The form a shortcut opens: each opens one, for Slack's shortcuts have no other way to show that they were heard. */
type Pick = (desk: Desk, picked: Picked, visit: Visit) => Promise<Outcome<ModalView>>;

const WORKSPACE: Origin = { about: 'workspace', id: 'shortcut', message: null };

/** Every shortcut, by its callback id. */
export const SHORTCUTS: Record<string, Pick> = {
  [NAMES.log]: async (desk, picked) =>
    done(logToModal(await likeliest(desk, picked), originOf(picked), noteOf(picked))),
  [NAMES.add]: async () => done(addLeadModal(WORKSPACE)),
  [NAMES.find]: async () => done(findLeadModal(WORKSPACE)),
  [NAMES.day]: async (desk, _picked, visit) => done(reading('My day', await dayAnswer(desk, visit))),
};

/** Opens what the shortcut is for, or says why not. */
export async function pickShortcut(desk: Desk, body: unknown, respond: RespondFn): Promise<void> {
  const picked = Shortcut.parse(body);
  const answer = answerTo(desk, picked, respond);
  await attended({ desk, answer, key: picked.trigger_id, typed: [] }, async () => {
    if (isStranger(desk, picked)) return answer(strangers);
    const pick = SHORTCUTS[picked.callback_id];
    if (pick === undefined) return;
    // Whoever has no seat is told so instead of being shown a form.
    const visiting = receive(desk, picked.user.id, picked.trigger_id);
    const building = visiting.then((visit) => pick(desk, picked, visit));
    const opened = await openForm(desk, picked.trigger_id, building);
    if (opened.kind === 'too_late') return answer(opened.said);
    if (opened.kind === 'refused') await answer(refuse(await visiting, opened.problem));
  });
}

/** Only a message's shortcut has a conversation to answer in. */
function answerTo(desk: Desk, { user, channel, message }: Picked, respond: RespondFn): Answer {
  if (!channel || !message) return makeAnswer(desk, user.id, { channelId: null }, null);
  return makeAnswer(desk, user.id, { channelId: channel.id, threadTs: threadOf(message) }, respond);
}

const threadOf = ({ ts, thread_ts }: { ts: string; thread_ts?: string | undefined }): string | null =>
  thread_ts === undefined || thread_ts === ts ? null : thread_ts;

/** The lead whose card the message is, or in whose thread it stands; null where there is none, or several. */
async function likeliest(desk: Desk, { channel, message }: Picked): Promise<Lead | null> {
  if (!channel || !message) return null;
  return threadLead(desk, { channelId: channel.id, ts: threadOf(message) ?? message.ts });
}

function originOf({ channel, message }: Picked): Origin {
  if (!channel || !message) return WORKSPACE;
  const place = { channelId: channel.id, ts: message.ts, threadTs: threadOf(message) };
  return { about: 'message', id: message.ts, message: place };
}

const noteOf = ({ message }: Picked): string | null => decodeSlack(message?.text ?? '').trim() || null;
