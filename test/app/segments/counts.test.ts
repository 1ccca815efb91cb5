import { describe, expect, it } from 'vitest';
import { readRules } from '../../../src/app/rules/read-rules.js';
import { inTx } from '../../../src/store/db.js';
import { countSegments, fewCounts, type Pace } from '../../../src/store/segments.js';
import { useWorld, type World } from '../../support/world.js';

let world: World;
useWorld((made) => {
  world = made;
});

const agency = { industry: 'Agency', companySize: 8 };
let people = 0;
const agencies = (count: number) =>
  world.send(
    ...Array.from({ length: count }, () =>
      world.event('email_clicked', `lead${++people}@many.com`, { profile: agency }),
    ),
  );
const at = () => ({ ...world.at(), version: 1 });
/** As if four leads were many. */
const FOUR: Pace = { atEachLook: 4, keptMinutes: 10 };
async function look(pace: Pace = FOUR) {
  const { counts, countedAt } = await inTx(world.deps.db, (tx) => countSegments(tx, at(), pace));
  return { agencies: counts.get('small_agencies') ?? 0, countedAt };
}

describe('the leads in each segment', () => {
  it('are counted as they are now, as long as they are few', async () => {
    await agencies(3);
    expect(await look()).toEqual({ agencies: 3, countedAt: null });
    await agencies(1);
    expect(await look()).toEqual({ agencies: 4, countedAt: null });
  });

  it('of many are counted once in ten minutes, and it is said when', async () => {
    await agencies(6);
    const then = world.clock.now();
    expect(await look()).toEqual({ agencies: 6, countedAt: then });
    await agencies(1);
    world.clock.forward({ minutes: 9 });
    expect(await look()).toEqual({ agencies: 6, countedAt: then });
    world.clock.forward({ minutes: 1 });
    expect(await look()).toEqual({ agencies: 7, countedAt: world.clock.now() });
  });

  it('are counted by one where twenty look at once, and all have the same answer', async () => {
    await agencies(6);
    const looks = await Promise.all(Array.from({ length: 20 }, () => look()));
    expect(looks).toEqual(looks.map(() => ({ agencies: 6, countedAt: world.clock.now() })));
    expect(await world.prisma.segmentCount.count({ where: { teamId: world.team } })).toBe(1);
  });

  it('are counted anew under another version of the rules', async () => {
    await agencies(6);
    await look();
    await world.prisma.standing.updateMany({ where: { teamId: world.team }, data: { version: 2 } });
    const other = await inTx(world.deps.db, (tx) => countSegments(tx, { ...at(), version: 2 }, FOUR));
    expect(other.counts.get('small_agencies')).toBe(6);
  });

  it('are looked at one by one up to the number that is few, however many there are', async () => {
    await agencies(60);
    const most = async (limit: number): Promise<number> => {
      const [row] = await world.prisma.$queryRaw<{ 'QUERY PLAN': object }[]>`
        explain (analyze, format json) ${fewCounts(at(), limit)}`;
      return Math.max(...rowsRead(row?.['QUERY PLAN']));
    };
    expect(await most(4)).toBe(5);
    expect(await most(1_000)).toBe(60);
  });

  it('stand in the rules', async () => {
    await agencies(2);
    const { segments, countedAt } = await readRules(world.deps, world.at(), false);
    expect([segments.find(({ id }) => id === 'small_agencies')?.count, countedAt]).toEqual([2, null]);
  });
});

/** Rows each look into the table came to, of a plan that was carried out. */
function rowsRead(plan: unknown): number[] {
  if (Array.isArray(plan)) return plan.flatMap(rowsRead);
  if (typeof plan !== 'object' || plan === null) return [];
  const own = 'Relation Name' in plan && 'Actual Rows' in plan ? [Number(plan['Actual Rows'])] : [];
  return [...own, ...Object.values(plan).flatMap(rowsRead)];
}
