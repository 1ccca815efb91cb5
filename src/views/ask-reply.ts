import { actions, button, type Message, section } from './blocks.js';
import { fromJson, isRecord } from './json.js';
import { LIMITS, SPACE } from './limits.js';
import { ACTIONS } from './names.js';
import { clip, escaped } from './text.js';

/** The reply that a question is about, in the value of its buttons: its words are kept nowhere else. */
export type HeardReply = { channelId: string; ts: string; threadTs: string; text: string };

/** What I couldn't read, asked once, for its author's eyes. `lead` names whom the thread is about. */
export function askReply(reply: HeardReply, lead: string): Message & { aside: true } {
  const value = held(reply);
  const text = `Shall I write that down for ${escaped(lead, SPACE.name)}? I only log by myself what begins like “called, vm, try thu 3pm”; \`/lead help threads\` tells more.`;
  const buttons = [
    button('Log as note', ACTIONS.replyNote, value),
    button('Log a call…', ACTIONS.replyLog, value),
    button('Ignore', ACTIONS.replyIgnore, value),
  ];
  return { text, blocks: [section([text]), actions(buttons)], aside: true };
}

/** A reply that says what was done, below a message about several leads. */
export function askWhichLead(reply: HeardReply): Message & { aside: true } {
  const text = 'That message is about several leads: whom is this about?';
  const buttons = [
    button('Pick the lead', ACTIONS.replyLog, held(reply), { primary: true }),
    button('Ignore', ACTIONS.replyIgnore, held(reply)),
  ];
  return { text, blocks: [section([text]), actions(buttons)], aside: true };
}

/** Reads the value of those buttons; null for anything else. */
export function readHeardReply(value: string): HeardReply | null {
  const read = fromJson(value);
  if (!isRecord(read)) return null;
  const { channelId, ts, threadTs, text } = read;
  const strings = [channelId, ts, threadTs, text];
  if (!strings.every((each) => typeof each === 'string')) return null;
  return { channelId: String(channelId), ts: String(ts), threadTs: String(threadTs), text: String(text) };
}

/** A button holds so many letters of JSON; of a longer reply it holds the beginning. */
function held(reply: HeardReply): string {
  for (let room = LIMITS.buttonValue; ; room -= 100) {
    const value = JSON.stringify({ ...reply, text: clip(reply.text, room) });
    if (value.length <= LIMITS.buttonValue || room <= 100) return value;
  }
}
