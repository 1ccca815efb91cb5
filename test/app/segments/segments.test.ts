import { describe, expect, it } from 'vitest';
import { segmentGaps } from '../../../src/app/personas/segment-gaps.js';
import { listSegments, showSegment } from '../../../src/app/segments/list-segments.js';
import { problem, useWorld, value, type World } from '../../support/world.js';

let world: World;
useWorld((made) => {
  world = made;
});

const agency = { industry: 'Agency', companySize: 8 };
const seed = () =>
  world.send(
    world.event('product_page_viewed', 'warm@acme.com'),
    world.event('email_replied', 'warm@acme.com'),
    world.event('product_page_viewed', 'cool@acme.com', { profile: agency }),
    world.event('email_clicked', 'small@acme.com', { profile: agency }),
    world.event('email_clicked', 'other@acme.com'),
  );
const page = async (asked: string, from = 0, size = 10) =>
  value(await showSegment(world.deps, world.at(), asked, from, size));
const emails = async (asked: string, from = 0, size = 10) =>
  (await page(asked, from, size)).leads.map(({ email }) => email);

describe('segments', () => {
  it('are those of the rules in force, each with how many are in it now', async () => {
    await seed();
    expect(await listSegments(world.deps, world.at())).toEqual({
      segments: [
        { id: 'small_agencies', label: 'Small agencies', count: 2 },
        { id: 'large_manufacturers', label: 'Large manufacturers', count: 0 },
        { id: 'middle', label: 'In consideration, not yet sales-ready', count: 2 },
      ],
      countedAt: null,
    });
  });

  it('lack a persona while none of their people fits one (S60)', async () => {
    await seed();
    const gaps = () => segmentGaps(world.deps, world.at());
    expect(await gaps()).toEqual([
      { label: 'Small agencies', leads: 2, looked: 2, untitled: 2 },
      { label: 'In consideration, not yet sales-ready', leads: 2, looked: 2, untitled: 2 },
    ]);
    await world.send(world.event('email_clicked', 'cool@acme.com', { profile: { title: 'CFO' } }));
    expect(await gaps()).toEqual([]);
    const other = world.another();
    expect(await segmentGaps(other.deps, other.at())).toEqual([]);
  });

  it('lose and gain a lead with what it does', async () => {
    await seed();
    await world.send(
      world.event('pricing_page_viewed', 'warm@acme.com'),
      world.event('webinar_attended', 'other@acme.com'),
    );
    expect(await emails('middle')).toEqual(['other@acme.com', 'cool@acme.com']);
  });

  it.each(['middle', 'MIDDLE', 'in consideration, not yet sales-ready', 'consideration', ' sales-ready '])(
    'are found by %j',
    async (asked) => {
      await seed();
      expect((await page(asked)).segment).toMatchObject({ id: 'middle', count: 2 });
    },
  );

  it.each(['nothing of the kind', '', '%'])(
    'are not found by %j, which says which there are',
    async (asked) => {
      expect(problem(await showSegment(world.deps, world.at(), asked, 0, 10))).toEqual({
        kind: 'no_such_segment',
        asked,
        segments: ['Small agencies', 'Large manufacturers', 'In consideration, not yet sales-ready'],
      });
    },
  );

  it('show the hottest first, a page at a time', async () => {
    await seed();
    expect(await emails('middle')).toEqual(['warm@acme.com', 'cool@acme.com']);
    expect(await emails('middle', 0, 1)).toEqual(['warm@acme.com']);
    expect(await page('middle', 1, 1)).toMatchObject({
      segment: { count: 2 },
      leads: [{ email: 'cool@acme.com' }],
    });
    expect(await emails('middle', 5, 5)).toEqual([]);
  });

  it('are a team’s own', async () => {
    await seed();
    const other = world.another();
    expect((await listSegments(other.deps, other.at())).segments.map(({ count }) => count)).toEqual([
      0, 0, 0,
    ]);
  });
});
