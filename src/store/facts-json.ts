type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const INSTANT = '$at';

/**
 * Facts as JSON that can be read back. An instant becomes `{"$at": "..."}`: what people typed stays text even
 * where it looks like a date.
 */
export function factsToJson(facts: unknown): Json {
  if (facts instanceof Date) return { [INSTANT]: facts.toISOString() };
  if (Array.isArray(facts)) return facts.map(factsToJson);
  if (typeof facts === 'object' && facts !== null) {
    const json: { [key: string]: Json } = {};
    for (const [key, value] of Object.entries(facts)) if (value !== undefined) json[key] = factsToJson(value);
    return json;
  }
  if (typeof facts === 'string' || typeof facts === 'number' || typeof facts === 'boolean') return facts;
  return null;
}

/** The facts again, instants and all. */
export function factsFromJson(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(factsFromJson);
  if (typeof json !== 'object' || json === null) return json;
  const entries = Object.entries(json);
  const [first] = entries;
  if (entries.length === 1 && first?.[0] === INSTANT) return new Date(String(first[1]));
  return Object.fromEntries(entries.map(([key, value]) => [key, factsFromJson(value)]));
}
