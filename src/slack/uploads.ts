import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { slackWord, wordsOf } from './courier-errors.js';
import { FILE_GONE, fetchFile, type Given, SIGN_IN, UploadedFile } from './files.js';

const Info = z.object({ file: UploadedFile });

const REFUSALS: Record<string, string> = {
  file_not_found: FILE_GONE,
  file_deleted: FILE_GONE,
  missing_scope: SIGN_IN,
};

/** The text of a file that somebody put into a form, and its name. A form tells little of it, so Slack is asked. */
export async function fetchUpload(
  web: WebClient,
  fileId: string,
): Promise<Given<{ name: string; text: string }>> {
  try {
    const { file } = Info.parse(await web.files.info({ file: fileId }));
    const { token = '', slackApiUrl } = web;
    const fetched = await fetchFile(token, file, { slackApiUrl });
    return fetched.ok ? { ok: true, value: { name: file.name, text: fetched.value } } : fetched;
  } catch (thrown) {
    const known = REFUSALS[slackWord(thrown) ?? ''];
    return {
      ok: false,
      why: known ?? `Slack could not be asked for the file (${wordsOf(thrown)}). Try again in a minute.`,
    };
  }
}
