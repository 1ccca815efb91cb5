import { onTestFinished } from 'vitest';
import { SEND_SETTINGS, type SendDeps, type SendSettings } from '../../src/app/outbox/deps.js';
import { drainOutbox } from '../../src/app/outbox/drain.js';
import { createDrainer } from '../../src/app/outbox/drainer.js';
import { enqueue, type NewMessage } from '../../src/app/outbox/enqueue.js';
import type { Parcel, Receipt } from '../../src/domain/courier.js';
import type { MessageFacts, MessageKind } from '../../src/domain/facts.js';
import { uuidV7 } from '../../src/lib/ids.js';
import { createCourier, type Render } from '../../src/slack/courier.js';
import { freshDb } from '../support/postgres.js';
import { createSlackDouble, type SlackDoubleOptions } from '../support/slack/double.js';
import { factsSaying, plainRender } from './facts.js';

export const NOW = new Date('2026-11-20T09:00:00.000Z');
const MOST_TIMEOUT_MS = 400;

/** How long to wait for what happens in the background: a busy machine takes its time. */
export const PATIENTLY = { timeout: 12_000, interval: 20 };

type Wish = {
  settings?: Partial<SendSettings>;
  slack?: SlackDoubleOptions;
  render?: Render;
  timeoutMs?: number;
  managersPlace?: string;
};

export type Desk = Awaited<ReturnType<typeof openDesk>>;

/** An outbox on a database of its own, in front of a strict Slack. Leads say what `book` has them say. */
export async function openDesk(wish: Wish = {}) {
  const fresh = await freshDb();
  const { db } = fresh;
  const slack = createSlackDouble(wish.slack);
  const book = new Map<string, string | null>();
  const log: { words: string; error: unknown }[] = [];
  const note = (about: unknown, words?: string): void => {
    const error = typeof about === 'object' && about !== null && 'error' in about ? about.error : null;
    log.push({ words: words ?? String(about), error });
  };
  const logger = { info: () => undefined, warn: note, error: note };
  const courier = createCourier({
    token: slack.token,
    render: wish.render ?? plainRender,
    log: logger,
    timeoutMs: wish.timeoutMs ?? MOST_TIMEOUT_MS,
    client: slack.clientOptions,
  });
  const deps: SendDeps & { clock: { now(): Date } } = {
    db,
    courier,
    ids: uuidV7,
    log: logger,
    factsFor: async (kind, refIds) => readBook(book, kind, refIds),
    managersPlace: wish.managersPlace ?? 'sales-managers',
    settings: { ...SEND_SETTINGS, paceMs: 0, leaseMs: 30_000, ...wish.settings },
    clock: { now: () => NOW },
  };
  onTestFinished(async () => {
    await slack.close();
    await fresh.drop();
  });
  return {
    db,
    slack,
    book,
    log,
    deps,
    drain: () => drainOutbox(deps, NOW),
    drainer: () => createDrainer(deps),
    file: (...messages: NewMessage[]) => enqueue(db.prisma, messages),
    rows: () => db.prisma.outbox.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }),
    /** What people read in a place, a message an entry. */
    read: (place: string) => slack.messages(place).map((message) => message.text),
    /** Puts something between the outbox and Slack; `pass` is the honest way. */
    between(what: (parcel: Parcel, pass: () => Promise<Receipt>) => Promise<Receipt>): void {
      deps.courier = { ...courier, send: (parcel) => what(parcel, () => courier.send(parcel)) };
    },
    /** The lease of whatever is being sent runs out. */
    async leaseOver(): Promise<void> {
      await db.prisma.$executeRaw`update outbox set due_at = now() - interval '1 s' where status = 'sending'`;
      await db.prisma.$executeRaw`update lane set lease_until = null`;
    },
    /** Whatever waits for a later try is due now. */
    async timePasses(): Promise<void> {
      await db.prisma.$executeRaw`update outbox set due_at = now() - interval '1 s' where status <> 'sent'`;
      await db.prisma.$executeRaw`update lane set free_at = now() - interval '1 s'`;
    },
  };
}

function readBook(
  book: Map<string, string | null>,
  kind: MessageKind,
  refIds: string[],
): Map<string, MessageFacts | null> {
  return new Map(
    refIds.map((refId) => {
      const says = book.has(refId) ? book.get(refId) : refId;
      if (says === 'broken') throw new Error(`the facts of ${refId} are broken`);
      return [refId, typeof says === 'string' ? factsSaying(kind, says) : null];
    }),
  );
}

let filed = 0;

/** A message about `refId`, a second after the one made before it. */
export function message(refId: string, more: Partial<NewMessage> = {}): NewMessage {
  filed += 1;
  const kind = more.kind ?? 'handoff';
  const deed = more.deed ?? 'post';
  return {
    id: uuidV7.next(),
    teamId: 'T01ACME',
    dedupeKey: deed === 'post' ? `${kind}:${refId}` : `${kind}:${refId}:${filed}`,
    lane: 'sales-leads',
    kind,
    refId,
    deed,
    facts: {},
    urgency: 0,
    createdAt: new Date(NOW.getTime() + filed * 1000),
    ...more,
  };
}

export const update = (refId: string, more: Partial<NewMessage> = {}): NewMessage =>
  message(refId, { ...more, deed: 'update' });

export const notice = (dedupeKey: string, facts: object, more: Partial<NewMessage> = {}): NewMessage =>
  message('', { kind: 'notice', refId: null, dedupeKey, facts, ...more });
