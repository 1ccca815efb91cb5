import { readEvents } from '../../src/http/events-body.js';
import { NOW } from './door.js';

const read = (body: unknown, id = 'msg_1') => {
  const raw = Buffer.isBuffer(body)
    ? body
    : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  return readEvents(raw, { webhookId: id, now: NOW });
};

/** What is wrong with a body; nothing when it is taken. */
export const errors = (body: unknown) => {
  const reading = read(body);
  return reading.ok ? [] : reading.errors;
};

/** The events of a body that must be right. */
export const events = (body: unknown, id?: string) => {
  const reading = read(body, id);
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  return reading.events;
};
