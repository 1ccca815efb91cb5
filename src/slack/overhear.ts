import { hearOnce } from '../app/hear-once.js';
import { readLead } from '../app/lead/read-lead.js';
import { mayAsk } from '../app/thread/ask-once.js';
import { type Edited, editReply } from '../app/thread/edit-reply.js';
import { type Done, logReply, type Reply } from '../app/thread/log-reply.js';
import { editKey, replyKey } from '../app/thread/reply-key.js';
import { replyDeleted } from '../app/thread/take-back.js';
import { threadLeads } from '../app/thread/thread-leads.js';
import { leadName } from '../domain/lead.js';
import type { Outcome } from '../domain/outcome.js';
import { askReply, askWhichLead } from '../views/ask-reply.js';
import { LOG_OUTCOMES } from '../views/modals/log.js';
import { type Answer, makeAnswer } from './answer.js';
import { attended } from './attend.js';
import { type Desk, NoSeat, receive, type Visit } from './desk.js';
import type { Told } from './payloads.js';
import { refuse } from './say.js';
import { botIn, type Speech, type Words, withoutMention } from './talk.js';
import { decodeSlack } from './tokens.js';
import { asksOrCalls, type ReplyReading, readReply } from './words/reply-line.js';

type InThread = Words & { threadTs: string };

/** A reply, an edit or a deletion in the thread of one of our cards, by somebody of the team with a seat here. */
type Overheard = {
  desk: Desk;
  visit: Visit;
  words: InThread;
  leadIds: string[];
  answer: Answer;
  typed: string;
};

/**
 * Hears what is said in threads of our cards, and nothing else: one look at an index tells those apart, and the thread
 * itself is never read. Nobody asked us, so that strangers and people without a seat hear nothing.
 */
export async function overhear(desk: Desk, told: Told, speech: Speech): Promise<void> {
  const { words, kind } = speech;
  const { threadTs, channelId, teamId } = words;
  if (threadTs === null || (teamId !== null && teamId !== desk.teamId)) return;
  const leadIds = await threadLeads(desk.deps, desk, { channelId, ts: threadTs });
  if (leadIds.length === 0 || !(await isNews(desk, told, speech))) return;
  const key = deedKey(speech);
  const visit = await seated(desk, words.userId, key);
  if (visit === null) return;
  const answer = makeAnswer(desk, words.userId, words, null);
  const typed = withoutMention(words.text, botIn(told));
  const heard: Overheard = { desk, visit, words: { ...words, threadTs }, leadIds, answer, typed };
  await attended({ desk, answer, key, typed: [] }, () => {
    if (kind === 'said') return replied(heard);
    return kind === 'changed' ? edited(heard, speech) : deleted(heard);
  });
}

/** Word of a message that was changed or deleted may come after that of the change: it is old news then. */
async function isNews(desk: Desk, told: Told, { kind, words }: Speech): Promise<boolean> {
  const at = { teamId: desk.teamId, now: desk.clock.now() };
  const [event, said] = [`event:${told.event_id}`, `said:${words.channelId}:${words.ts}`];
  if (kind === 'said') return hearOnce(desk.deps, at, [event, said]);
  await hearOnce(desk.deps, at, [said]);
  return hearOnce(desk.deps, at, [event]);
}

/** The request's key: what is logged is undone under it. */
function deedKey(speech: Speech): string {
  const { words, kind } = speech;
  if (kind === 'taken_back') return `${replyKey(words)}:deleted`;
  return kind === 'said' ? replyKey(words) : editKey(words, speech.editedTs);
}

async function seated(desk: Desk, userId: string, key: string): Promise<Visit | null> {
  try {
    return await receive(desk, userId, key);
  } catch (error) {
    if (error instanceof NoSeat) return null;
    throw error;
  }
}

async function replied({ desk, visit, words, leadIds, answer, typed }: Overheard): Promise<void> {
  const reading = readReply(typed, { now: saidAt(words, visit), zone: visit.zone });
  const heard = {
    channelId: words.channelId,
    ts: words.ts,
    threadTs: words.threadTs,
    text: decodeSlack(typed),
  };
  const [leadId] = leadIds;
  if (leadId === undefined) return;
  if (reading !== null && leadIds.length === 1) return logged(desk, visit, words, leadId, reading, answer);
  if (reading === null && (leadIds.length > 1 || isIdle(typed) || asksOrCalls(words.text))) return;
  if (!(await mayAsk(desk.deps, visit.ctx, words))) return;
  if (reading !== null) return answer(askWhichLead(heard));
  const lead = await readLead(desk.deps, visit.ctx, leadId);
  if (lead !== null) await answer(askReply(heard, leadName(lead)));
}

/** Logs what a reply says. The chip below it is the answer. */
export async function logged(
  desk: Desk,
  visit: Visit,
  words: InThread,
  leadId: string,
  reading: ReplyReading,
  answer: Answer,
): Promise<void> {
  const outcome = await logReply(
    desk.deps,
    visit.ctx,
    replyOf(words, leadId, visit),
    doneOf(reading),
    'words',
  );
  await orSay(outcome, visit, answer);
}

async function edited(
  { desk, visit, words, leadIds, answer, typed }: Overheard,
  { before, editedTs }: { before: string; editedTs: string },
): Promise<void> {
  const [only = null, another] = leadIds;
  const reply = replyOf(words, another === undefined ? only : null, visit);
  const to = editedTo(typed, before, words, visit);
  await orSay(await editReply(desk.deps, visit.ctx, reply, to, editedTs), visit, answer);
}

/** Days are read as of when it was said: an edit of last week's message moves no Thursday. One that is new is ahead. */
function editedTo(typed: string, before: string, words: Words, visit: Visit): Edited {
  if (typed.trim() === '') return 'nothing';
  const { zone } = visit;
  const then = { now: saidAt(words, visit), zone };
  const reading = readReply(typed, then);
  if (reading === null) return { words: decodeSlack(typed).slice(0, 3_000) };
  const was = readReply(before, then);
  const samePlan =
    was !== null && JSON.stringify([was.next, was.wish]) === JSON.stringify([reading.next, reading.wish]);
  const ahead = readReply(typed, { now: visit.ctx.now, zone })?.next ?? null;
  return { said: doneOf(reading), samePlan, ahead };
}

async function deleted({ desk, visit, words, leadIds, answer }: Overheard): Promise<void> {
  const [only = null, another] = leadIds;
  const reply = replyOf(words, another === undefined ? only : null, visit);
  const outcome = await replyDeleted(desk.deps, visit.ctx, reply);
  if (outcome !== null) await orSay(outcome, visit, answer);
}

const orSay = async (outcome: Outcome<unknown>, visit: Visit, answer: Answer): Promise<void> => {
  if (!outcome.ok) await answer(refuse(visit, outcome.problem));
};

/** When it was said (UTC): its timestamp says so. */
function saidAt({ ts }: Pick<Words, 'ts'>, { ctx }: Visit): Date {
  const at = Math.round(Number(ts) * 1000);
  return Number.isFinite(at) && at < ctx.now.getTime() ? new Date(at) : ctx.now;
}

export const replyOf = (
  words: Pick<InThread, 'channelId' | 'ts' | 'threadTs'>,
  leadId: string | null,
  visit: Visit,
): Reply => ({
  channelId: words.channelId,
  ts: words.ts,
  threadTs: words.threadTs,
  leadId,
  at: saidAt(words, visit),
});

const doneOf = ({ outcome, ...reading }: ReplyReading): Done => ({
  ...reading,
  outcome: outcome === null ? null : LOG_OUTCOMES[outcome],
});

/** Nothing that could be worth writing down: thanks, a smile, a word or two. */
const isIdle = (text: string): boolean =>
  decodeSlack(text)
    .replace(/:[\w+-]+:/g, ' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length < 4;
