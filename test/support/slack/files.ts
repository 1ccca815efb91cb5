import { type Bag, text } from './bag.js';
import { conversation, person } from './places.js';
import type { State } from './state.js';
import type { StoredFile, World } from './world.js';

/** What a path outside of the Web API is answered with. `body` says whether it was taken, `raw` is what is sent. */
export type Handed = { status: number; body: Bag; headers: Record<string, string>; raw: string | Buffer };

const plain = (status: number, ok: boolean, raw: string): Handed => ({
  status,
  body: { ok, error: ok ? '' : raw },
  headers: { 'content-type': 'text/plain' },
  raw,
});

/** The bytes of an upload that files.getUploadURLExternal announced: once, and as many as were announced. */
export function takeBytes(state: State, token: string, bytes: Buffer): Handed {
  const file = [...state.world.files.values()].find((one) => one.uploadToken === token);
  if (!file || file.content !== null) return plain(404, false, 'no_such_upload');
  if (bytes.length !== file.size)
    return plain(400, false, `${file.size} bytes were announced, not ${bytes.length}`);
  file.content = bytes;
  return plain(200, true, `OK - ${bytes.length}`);
}

/** A file for a token that may read it; for any other the way to the page where people sign in. */
export function handOut(state: State, path: string, token: string): Handed {
  const id = /^\/files-pri\/\w+-(F\w+)\//.exec(path)?.[1] ?? '';
  const mayRead = state.scopes?.includes('files:read') ?? true;
  if (token !== state.token || state.revoked || !mayRead) {
    const location = `${state.base}/?redir=${encodeURIComponent(path)}`;
    return { ...plain(302, false, 'sign_in'), headers: { location } };
  }
  const content = state.world.files.get(id)?.content ?? null;
  if (content === null) return plain(404, false, 'file_not_found');
  const type = mimeOf(state.world.files.get(id)?.name ?? '');
  return { status: 200, body: { ok: true }, headers: { 'content-type': type }, raw: content };
}

/** Where a browser would be asked to sign in. A program is answered the same page, and with 200. */
export const signIn = (): Handed => ({
  ...plain(200, false, 'sign_in'),
  headers: { 'content-type': 'text/html; charset=utf-8' },
  raw: '<!DOCTYPE html><html lang="en"><title>Sign in | Slack</title></html>',
});

const MIMES: Record<string, string> = {
  png: 'image/png',
  csv: 'text/csv',
  txt: 'text/plain',
  md: 'text/markdown',
  json: 'application/json',
  yml: 'text/yaml',
  yaml: 'text/yaml',
  pdf: 'application/pdf',
  html: 'text/html',
};
const endingOf = (name: string): string => /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
const mimeOf = (name: string): string => MIMES[endingOf(name)] ?? 'application/octet-stream';

export function announced(
  world: World,
  file: Pick<StoredFile, 'name' | 'size' | 'user'> & { altTxt?: string },
): StoredFile {
  const id = `F${String(world.count()).padStart(8, '0')}`;
  const stored: StoredFile = {
    id,
    title: file.name,
    altTxt: '',
    content: null,
    uploadToken: `up-${world.count()}`,
    completed: false,
    createdAt: world.clock.now(),
    ...file,
  };
  world.files.set(id, stored);
  return stored;
}

/** A file as Slack's answers and payloads show it. */
export function fileShown(state: Pick<State, 'world' | 'base'>, file: StoredFile): Bag {
  const { world, base } = state;
  const address = `${base}/files-pri/${world.team.id}-${file.id}`;
  const seconds = Math.floor(file.createdAt.getTime() / 1000);
  return {
    id: file.id,
    created: seconds,
    timestamp: seconds,
    name: file.name,
    title: file.title,
    mimetype: mimeOf(file.name),
    filetype: endingOf(file.name),
    user: file.user,
    user_team: world.team.id,
    editable: false,
    size: file.size,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: false,
    public_url_shared: false,
    url_private: `${address}/${encodeURIComponent(file.name)}`,
    url_private_download: `${address}/download/${encodeURIComponent(file.name)}`,
    permalink: `https://${world.team.domain}.slack.com/files/${file.user}/${file.id}/${encodeURIComponent(file.name)}`,
    has_rich_preview: false,
    file_access: 'visible',
    ...(file.altTxt === '' ? {} : { alt_txt: file.altTxt }),
  };
}

/** What people do with files, and what they see of them. */
export function makeFiles(state: State) {
  return {
    /** Puts a file into a form, or lets it lie in Slack: what comes back is the choice to give to a `file_input`. */
    upload({ user, name, content }: { user: string; name: string; content: string | Buffer }): Bag {
      const bytes = Buffer.from(content);
      const who = person(state.world, user).id;
      const file = announced(state.world, { name, size: bytes.length, user: who });
      Object.assign(file, { content: bytes, completed: true });
      return fileShown(state, file);
    },
    /** The files shared in a conversation, oldest first. */
    filesIn: (place: string): StoredFile[] =>
      conversation(state.world, place)
        .messages.filter((message) => !message.deleted)
        .flatMap((message) => message.files.map((file) => text(file.id)))
        .flatMap((id) => state.world.files.get(id) ?? []),
  };
}
