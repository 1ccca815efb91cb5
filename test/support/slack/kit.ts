import type { Fault } from './block-kit.js';

/** Small pieces of Block Kit for tests, each right by itself. */
export const plain = (text = 'words') => ({ type: 'plain_text', text });
export const mrkdwn = (text = 'words') => ({ type: 'mrkdwn', text });
export const long = (length: number): string => 'x'.repeat(length);
export const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));

export const section = (over: object = {}) => ({ type: 'section', text: mrkdwn(), ...over });
export const button = (over: object = {}) => ({ type: 'button', text: plain(), action_id: 'go', ...over });
export const actions = (...elements: object[]) => ({ type: 'actions', elements });
export const option = (over: object = {}) => ({ text: plain(), value: 'v', ...over });
export const select = (over: object = {}) => ({
  type: 'static_select',
  action_id: 'pick',
  options: [option()],
  ...over,
});
export const typing = (over: object = {}) => ({ type: 'plain_text_input', action_id: 'note', ...over });
export const input = (over: object = {}) => ({
  type: 'input',
  block_id: 'note',
  label: plain(),
  element: typing(),
  ...over,
});
export const confirm = (over: object = {}) => ({
  title: plain(),
  text: plain(),
  confirm: plain(),
  deny: plain(),
  ...over,
});

export const message = (...blocks: object[]) => ({ text: 'summary', blocks });
export const modal = (over: object = {}, ...blocks: object[]) => ({
  type: 'modal',
  title: plain('Log'),
  submit: plain('Save'),
  blocks: blocks.length > 0 ? blocks : [input()],
  ...over,
});
export const home = (...blocks: object[]) => ({ type: 'home', blocks });
export const heads = (faults: Fault[]): string[] => faults.map((one) => `${one.rule} ${one.pointer}`);
