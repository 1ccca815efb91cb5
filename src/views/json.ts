/** Reads back what our own buttons and modals carry; null where it isn't JSON, for anybody may send anything. */
export function fromJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

export const isRecord = (read: unknown): read is Record<string, unknown> =>
  typeof read === 'object' && read !== null;
