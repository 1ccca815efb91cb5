/** Why Slack took no file, by its own word for it, and what to do. */
const REFUSALS: Record<string, string> = {
  missing_scope:
    'Kindling may not send files here: an admin has to grant the scopes files:write and im:write and install it again.',
  not_in_channel: 'Kindling is not in that channel. Invite it there and try again.',
  channel_not_found: 'Kindling is not in that channel. Invite it there and try again.',
  invalid_channel: 'Kindling is not in that channel. Invite it there and try again.',
  posting_to_channel_denied: 'Kindling may not post in that channel. Ask an admin of the workspace.',
  user_not_found: 'That person is not in this workspace.',
  user_disabled: 'That person has left this workspace.',
  cannot_dm_bot: 'A bot can be sent no files.',
  file_uploads_disabled: 'This workspace lets nobody upload files. Ask an admin of the workspace.',
  file_uploads_except_images_disabled:
    'This workspace takes no files but pictures. Ask an admin of the workspace.',
  file_type_not_allowed: 'This workspace takes no files of this kind. Ask an admin of the workspace.',
  storage_limit_reached: 'This workspace has no room left for files. Ask an admin of the workspace.',
};

export function refusalInWords(word: string, name: string): string {
  if (word === 'file_upload_size_restricted')
    return `${name} is larger than this workspace lets anybody upload.`;
  return REFUSALS[word] ?? `Slack did not take ${name} (${word}). Try again in a minute.`;
}
