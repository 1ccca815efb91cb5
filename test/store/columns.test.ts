import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uuidV7 } from '../../src/lib/ids.js';
import { array } from '../../src/store/columns.js';
import { inTx, Prisma, rowsOf } from '../../src/store/db.js';
import { useWorld, type World } from '../support/world.js';

type Value = string | number | Date | null;

describe('rows sent by columns', () => {
  let world: World;
  useWorld((given) => {
    world = given;
  });

  const sent = (values: Value[], type: string): Promise<unknown[]> =>
    inTx(world.deps.db, async (tx) => {
      const rows = await rowsOf<{ value: unknown }>(
        tx,
        Prisma.sql`select value from unnest(${array(values, (value) => value, type)}) with ordinality t(value, place)
          order by place`,
      );
      return rows.map(({ value }) => value);
    });

  const or = (values: fc.Arbitrary<Value>) => fc.array(fc.option(values), { maxLength: 40 });
  // Postgres can't hold the character 0; half of a character is no text.
  const text = fc.string({ unit: 'binary', maxLength: 60 }).map((some) => some.replaceAll('\0', ''));
  const instant = fc.date({ min: new Date('1900-01-01'), max: new Date('3000-01-01'), noInvalidDate: true });

  it.each<[string, fc.Arbitrary<Value>]>([
    ['uuid', fc.uuid()],
    ['text', text],
    ['int', fc.integer()],
    ['smallint', fc.integer({ min: -32_768, max: 32_767 })],
    ['float8', fc.double({ noNaN: true }).map((number) => number + 0)],
    ['timestamptz', instant],
  ])('arrive as they were: %s', async (type, values) => {
    await fc.assert(
      fc.asyncProperty(or(values), async (some) => {
        expect(await sent(some, type)).toEqual(some.map((value) => (Object.is(value, -0) ? 0 : value)));
      }),
      { numRuns: 60 },
    );
  });

  it('arrive as they were: JSON, and what is longer than there was room for', async () => {
    const long = 'ä€😀'.repeat(100_000);
    expect(await sent([JSON.stringify({ a: [1, null, 'x'] }), null], 'jsonb')).toEqual([
      { a: [1, null, 'x'] },
      null,
    ]);
    expect(await sent([long, 'x', long], 'text')).toEqual([long, 'x', long]);
  });

  it('refuse what is none of their kind', () => {
    const one = (value: Value, type: string) => () => array([value], (same) => same, type);
    const id = uuidV7.next();
    for (const bad of ['', id.slice(1), `${id}0`, id.replace('-', 'g'), `${id.slice(0, -1)}ä`])
      expect(one(bad, 'uuid')).toThrow('no uuid');
    expect(one(new Date(Number.NaN), 'timestamptz')).toThrow('no instant');
    expect(one(2 ** 40, 'int')).toThrow();
    expect(one('1', 'money')).toThrow('no column is sent as money');
  });
});
