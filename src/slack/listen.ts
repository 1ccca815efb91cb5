import type { Desk } from './desk.js';
import type { Told } from './payloads.js';

/** Hears of an event. Slack has its acknowledgement already. */
export type Listen = (desk: Desk, told: Told) => Promise<void>;
