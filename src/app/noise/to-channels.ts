import type { NoticeFacts } from '../../domain/facts.js';
import type { Alerted } from '../../domain/line-facts.js';
import { isQuiet } from '../../domain/noise.js';
import { type AlertKind, alertOf, namesOf, type PersonalSettings } from '../../domain/settings.js';
import { daysQuiet } from '../../domain/silence.js';
import type { Tx } from '../../store/db.js';
import { talkedOfIn } from '../../store/homes.js';
import type { NewMessage } from '../../store/outbox.js';
import { readZones } from '../../store/people.js';
import { readColdRef, wordRef } from '../messages.js';
import { settingsOf } from '../people/settings.js';
import { isPerson } from './gate.js';

/** An alert that a person wants to hear in the channel. */
type Wanted = { message: NewMessage; leadId: string; alert: Alerted };

/**
 * Turns alerts into lines below their lead's card in a channel, for people who chose that; they keep their key, and so
 * are said once, the one way or the other. A lead without a card there, and quiet hours: the direct message stays.
 */
export async function toChannels(tx: Tx, messages: NewMessage[]): Promise<NewMessage[]> {
  const alerts = messages.filter((message) => kindOf(message) !== null);
  const [first] = alerts;
  if (first === undefined) return messages;
  const { teamId } = first;
  const chosen = await settingsOf(tx, teamId, [...new Set(alerts.map(({ lane }) => lane))]);
  const asked = alerts.filter(
    (message) => chosen.get(message.lane)?.alerts[kindOf(message) ?? 'cold'] === 'channel',
  );
  const wanted = await loud(tx, await aboutLeads(tx, asked), chosen);
  if (wanted.length === 0) return messages;
  const places = await channelsOf(tx, teamId, wanted, messages);
  const lines = new Map(
    wanted.flatMap((each): [NewMessage, NewMessage][] => {
      const lane = places.get(each.leadId);
      return lane === undefined ? [] : [[each.message, asLine(each, lane)]];
    }),
  );
  return messages.map((message) => lines.get(message) ?? message);
}

/** The direct message that a line took the place of: for when there is no card any more to stand below. */
export function asDirect(
  line: Pick<NewMessage, 'id' | 'teamId' | 'dedupeKey' | 'leadId' | 'createdAt'>,
  { to, alert }: { to: string; alert: Alerted },
): NewMessage {
  const direct = { ...line, lane: to, deed: 'post' as const, urgency: 5 };
  if (alert.about === 'cold') return { ...direct, kind: 'cold', refId: alert.coldRef, facts: {} };
  if (alert.about === 'task')
    return { ...direct, kind: 'task', refId: alert.taskId, facts: {}, leadId: null };
  return { ...direct, kind: 'notice', refId: null, facts: alert, leadId: null };
}

const asLine = ({ message, leadId, alert }: Wanted, lane: string): NewMessage => ({
  ...message,
  lane,
  leadId,
  kind: 'line',
  deed: 'thread',
  refId: wordRef(message.id),
  urgency: 1,
  facts: { about: 'alert', to: message.lane, alert },
});

/** Which choice of the person's it falls under; null for what stays where it is. */
function kindOf({ lane, deed, kind, facts }: NewMessage): AlertKind | null {
  return deed === 'post' && isPerson(lane)
    ? alertOf(kind, kind === 'notice' ? noticeOf(facts).about : null)
    : null;
}

// Only notice() makes these, from this very type.
const noticeOf = (facts: object): NoticeFacts => facts as NoticeFacts;

async function aboutLeads(tx: Tx, messages: NewMessage[]): Promise<Wanted[]> {
  const ids = messages.flatMap(({ kind, refId }) => (kind === 'task' && refId !== null ? [refId] : []));
  const tasks = ids.length === 0 ? [] : await tx.task.findMany({ where: { id: { in: ids } } });
  const byId = new Map(tasks.map((task) => [task.id, task]));
  return messages.flatMap((message): Wanted[] => {
    const { kind, refId, facts, createdAt } = message;
    if (kind === 'notice') {
      const alert = noticeOf(facts);
      return 'lead' in alert ? [{ message, leadId: alert.lead.id, alert }] : [];
    }
    if (kind === 'cold' && refId !== null) {
      const { leadId, quietSince } = readColdRef(refId);
      const quietDays = daysQuiet(quietSince, createdAt);
      return [{ message, leadId, alert: { about: 'cold', coldRef: refId, quietDays } }];
    }
    const task = byId.get(refId ?? '');
    if (task === undefined) return [];
    const { id: taskId, leadId, title, dueAt } = task;
    return [{ message, leadId, alert: { about: 'task', taskId, title, dueAt } }];
  });
}

/** Without those a person's quiet hours keep back: calling them by name would ring as loudly. */
async function loud(tx: Tx, wanted: Wanted[], chosen: Map<string, PersonalSettings>): Promise<Wanted[]> {
  const [first] = wanted;
  if (first === undefined) return [];
  const lanes = [...new Set(wanted.map(({ message }) => message.lane))];
  const zones = await readZones(tx, first.message.teamId, lanes);
  return wanted.filter(({ message }) => {
    const { quiet = null, rings = [] } = chosen.get(message.lane) ?? {};
    if (quiet === null || namesOf(rings).includes(nameOf(message))) return true;
    const zone = zones.get(message.lane) ?? null;
    return zone !== null && !isQuiet({ quiet, zone }, message.createdAt);
  });
}

const nameOf = ({ kind, facts }: NewMessage): string => (kind === 'notice' ? noticeOf(facts).about : kind);

/** The channel where each lead has its card, or gets one now. */
async function channelsOf(
  tx: Tx,
  teamId: string,
  wanted: Wanted[],
  messages: NewMessage[],
): Promise<Map<string, string>> {
  const leadIds = [...new Set(wanted.map(({ leadId }) => leadId))];
  const coming = messages.flatMap(({ deed, lane, leadId }): [string, string][] =>
    deed === 'post' && leadId && !isPerson(lane) ? [[leadId, lane]] : [],
  );
  const standing = [...(await talkedOfIn(tx, teamId, leadIds))].filter(([, lane]) => !isPerson(lane));
  return new Map([...coming, ...standing]);
}
