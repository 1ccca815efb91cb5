import { type Bag, flag, text, textOrNull } from './bag.js';
import { contentOf } from './messages.js';
import { Refusal } from './refusal.js';
import { nowMs, type ResponseUrl, type State } from './state.js';
import { blankMessage, type Message } from './world.js';

const MOST_USES = 5;
const LIFE_MS = 30 * 60_000;

/** Slack's side of a response_url: at most five messages within thirty minutes, private unless said otherwise. */
export function answerResponseUrl(state: State, id: string, args: Bag): { status: number; body: Bag } {
  const url = state.responseUrls.get(id);
  if (!url) return refused(404, 'no_service');
  if (url.uses >= MOST_USES) return refused(404, 'used_url');
  if (nowMs(state) - url.at > LIFE_MS) return refused(404, 'expired_url');
  try {
    url.uses++;
    reply(state, url, args);
    return { status: 200, body: { ok: true } };
  } catch (error) {
    if (error instanceof Refusal)
      return { status: 400, body: { ok: false, error: error.code, ...error.extra } };
    throw error;
  }
}

const refused = (status: number, error: string) => ({ status, body: { ok: false, error } });

/** Also what an acknowledgement with words in it does. */
export function reply(state: State, url: ResponseUrl, args: Bag): void {
  if (flag(args.delete_original)) {
    deleteOriginal(state, url, args);
    return;
  }
  if (url.source && args.replace_original === undefined) {
    state.complaints.push('response_url: say replace_original, a click may replace the message it came from');
  }
  if (!url.source && args.response_type === undefined) {
    state.complaints.push('response_url: say response_type, not every Slack takes ephemeral as the default');
  }
  const content = contentOf(state, args, { textMost: 40_000, said: 'response_url' });
  if (url.source && flag(args.replace_original)) {
    url.source.versions.push({ text: url.source.text, blocks: url.source.blocks });
    Object.assign(url.source, content, { editedAt: state.world.clock.now(), picked: {} });
    return;
  }
  const channel = state.world.channels.get(url.channel);
  if (!channel) throw new Refusal('channel_not_found');
  const message: Message = { ...blankMessage(state.world, channel, state.world.bot.userId), ...content };
  message.onlyFor = text(args.response_type) === 'in_channel' ? null : url.user;
  message.threadTs = textOrNull(args.thread_ts);
  channel.messages.push(message);
}

function deleteOriginal(state: State, url: ResponseUrl, args: Bag): void {
  if (Object.keys(args).length > 1)
    state.complaints.push('response_url: delete_original must be the only field');
  if (url.source) url.source.deleted = true;
}
