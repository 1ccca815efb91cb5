import type { ModalView } from '@slack/types';
import { CALLBACKS, INPUTS } from '../names.js';
import { input, modal, type Origin, type Read, remark, type StateValues } from './form.js';
import { type Reasoned, readReason, reasonInputs } from './reason.js';

/** A file of rules, by its id in Slack. */
export type UploadForm = Reasoned & { kind: 'upload'; fileId: string };

/** Rules as a file: downloaded, changed and handed in. `filled` is what was said before; a file has to be picked anew. */
export const uploadModal = (origin: Origin, filled: Reasoned | null = null): ModalView =>
  modal(CALLBACKS.upload, 'Upload rules', 'Upload', origin, [
    remark('upload', [
      'The whole of the rules as a YAML file. `/lead rules download` hands you those in force to begin with.',
      'A file with a mistake changes nothing: you are told the line.',
    ]),
    input(
      { id: INPUTS.file, label: 'File', hint: 'One file, its name ending in .yaml or .yml' },
      { type: 'file_input', action_id: INPUTS.file, filetypes: ['yaml', 'yml'], max_files: 1 },
    ),
    ...reasonInputs(filled),
  ]);

/** Reads what `uploadModal` asked. */
export function readUploadModal(values: StateValues): Read<UploadForm> {
  const files = values[INPUTS.file]?.[INPUTS.file]?.files ?? [];
  const fileId = files[0]?.id;
  const reason = readReason(values);
  const errors = {
    ...reason.errors,
    ...(fileId === undefined ? { [INPUTS.file]: 'Pick the file' } : {}),
    ...(files.length > 1 ? { [INPUTS.file]: 'One file, please' } : {}),
  };
  if (fileId === undefined || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, value: { kind: 'upload', fileId, ...reason.value } };
}
