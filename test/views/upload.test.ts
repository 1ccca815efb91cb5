import { describe, expect, it } from 'vitest';
import { readUploadModal, uploadModal } from '../../src/views/modals/upload.js';
import { filled, sent } from './fill.js';

const upload = uploadModal({ about: 'rules', id: '3', message: null });
const why = { 'Why?': 'Too many alerts' };
const because = { reason: 'Too many alerts', try: true };

describe('the upload modal', () => {
  it('reads which file, and why', () => {
    expect(readUploadModal(filled(upload, { File: ['F123'], ...why }))).toEqual({
      ok: true,
      value: { kind: 'upload', fileId: 'F123', ...because },
    });
  });

  it.each([
    [why, { file: 'Pick the file' }],
    [{ File: ['F1', 'F2'], ...why }, { file: 'One file, please' }],
    [{ File: ['F1'], 'Why?': 'x' }, { reason: 'Say in a few words why' }],
  ] as [Record<string, string | string[]>, Record<string, string>][])(
    'given %j says what is wrong',
    (answers, errors) => {
      expect(readUploadModal(filled(upload, answers))).toEqual({ ok: false, errors });
    },
  );
});

it('a change is tried on history first unless somebody takes the tick away', () => {
  const tried = (answers: Record<string, string | string[]>, fill: typeof sent) => {
    const read = readUploadModal(fill(upload, { File: ['F1'], ...why, ...answers }));
    return read.ok && read.value.try;
  };
  expect(tried({}, sent)).toBe(true);
  expect(tried({}, filled)).toBe(true);
  expect(tried({ 'Before it counts': [] }, sent)).toBe(false);
});
