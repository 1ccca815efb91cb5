import { type Bag, bag, bags, list, number, text, textOrNull } from '../bag.js';
import { checkWords } from '../block-kit/safe-text.js';
import { announced, fileShown } from '../files.js';
import { complain } from '../messages.js';
import { botIsIn, seenChannel } from '../places.js';
import { refuse, refuseWith } from '../refusal.js';
import type { State } from '../state.js';
import { blankMessage, type Channel, type StoredFile } from '../world.js';
import type { Methods } from './method.js';

const ALT_MOST = 1000;

export const files: Methods = {
  'files.getUploadURLExternal': { scopes: ['files:write'], run: getUploadUrl },
  'files.completeUploadExternal': { scopes: ['files:write'], run: completeUpload },
  'files.info': { scopes: ['files:read'], run: info },
};

function getUploadUrl(state: State, args: Bag): Bag {
  const name =
    textOrNull(args.filename) ?? refuseWith('invalid_arguments', ['missing required field: filename']);
  const size = number(args.length, 0);
  if (size === 0) refuse('missing_argument');
  if (!Number.isInteger(size) || size < 0) refuseWith('invalid_arguments', ['length must be a whole number']);
  if (size > state.uploadMost) refuse('file_upload_size_restricted');
  if (text(args.alt_txt).length > ALT_MOST) refuse('alt_txt_too_large');
  if (args.alt_text !== undefined)
    state.complaints.push('files.getUploadURLExternal: alt_text is read by nobody, it is called alt_txt');
  const user = state.world.bot.userId;
  const file = announced(state.world, { name, size, user, altTxt: text(args.alt_txt) });
  return { upload_url: `${state.base}/upload/v1/${file.uploadToken}`, file_id: file.id };
}

function completeUpload(state: State, args: Bag): Bag {
  const given = bags(args.files);
  if (given.length === 0 || given.length !== list(args.files).length)
    refuseWith('invalid_arguments', ['files must name one file or more [json-pointer:/files]']);
  const found = given.map(({ id }) => finished(state, text(id)));
  const place = textOrNull(args.channel_id);
  const channel = place === null ? null : sharingPlace(state, place);
  for (const [index, file] of found.entries()) {
    file.completed = true;
    file.title = textOrNull(bag(given[index]).title) ?? file.title;
  }
  const shown = found.map((file) => fileShown(state, file));
  if (channel) share(state, channel, shown, text(args.initial_comment));
  return { files: shown };
}

/** The bytes are there, and nobody has completed it before. */
function finished(state: State, id: string): StoredFile {
  const file = state.world.files.get(id);
  if (!file || file.content === null || file.completed) return refuse('file_not_found');
  return file;
}

/** Only ids of conversations: for a person's id or a channel's name Slack refuses the very form of it. */
function sharingPlace(state: State, place: string): Channel {
  if (!/^[CGDZ][A-Z0-9]+$/.test(place)) {
    const pattern = '^[CGDZ][A-Z0-9]{8,}$';
    refuseWith('invalid_arguments', [
      `input must match regex pattern: ${pattern} [json-pointer:/channel_id]`,
    ]);
  }
  const channel = seenChannel(state, place);
  if (!botIsIn(state.world, channel)) refuse('not_in_channel');
  if (channel.isArchived) refuse('posting_to_channel_denied');
  return channel;
}

function share(state: State, channel: Channel, shown: Bag[], comment: string): void {
  const faults = checkWords(comment, ['initial_comment']);
  complain(
    state,
    'files.completeUploadExternal',
    faults.filter((one) => !(state.mayPing && one.words.startsWith('pings'))),
  );
  const blank = blankMessage(state.world, channel, state.world.bot.userId);
  channel.messages.push({ ...blank, text: comment, files: shown });
}

function info(state: State, args: Bag): Bag {
  const file = state.world.files.get(text(args.file));
  if (!file?.completed) return refuse('file_not_found');
  return { file: fileShown(state, file), comments: [] };
}
