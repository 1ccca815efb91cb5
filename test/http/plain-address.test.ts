import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEmailAddress } from '../../src/domain/event.js';
import { sameAddress } from '../../src/domain/lead.js';
import { isPlainAddress } from '../../src/http/plain-address.js';

const isStored = (text: string): boolean => sameAddress(text) === text && isEmailAddress(text);
const long = (length: number): string => 'x'.repeat(length);

describe('a plain address', () => {
  it('is an address as it is stored', () => {
    let plain = 0;
    const part = (most: number) =>
      fc.string({
        unit: fc.constantFrom(...'abcdefgh01234567-'.repeat(6).split(''), '.', 'A', ' ', 'é'),
        maxLength: most,
      });
    const labels = fc.array(part(4), { minLength: 1, maxLength: 3 }).map((all) => all.join('.'));
    const written = fc.oneof(
      fc.tuple(part(5), labels).map((two) => two.join('@')),
      fc.string({ unit: fc.constantFrom(...'ab.-+_@\n"'.split('')), maxLength: 12 }),
    );
    fc.assert(
      fc.property(written, (text) => {
        if (!isPlainAddress(text)) return true;
        plain += 1;
        return isStored(text);
      }),
      { numRuns: 20_000 },
    );
    expect(plain).toBeGreaterThan(500);
  });

  it.each([
    'jane@acme.com',
    'j.doe+crm_1@mail.acme-group.co.uk',
    '-@1.co',
    `${long(64)}@${long(63)}.${long(63)}`,
  ])('%s', (text) => {
    expect([isPlainAddress(text), isStored(text)]).toEqual([true, true]);
  });

  it.each([
    '',
    '@acme.com',
    'jane',
    'jane@acme',
    'jane@acme.c',
    'jane@.com',
    'jane@-acme.com',
    'jane@acme..com',
    'jane@acme.com.',
    'jane@a_b.com',
    'jane@acme@acme.com',
    `${long(65)}@acme.com`,
    `j@${long(64)}.com`,
    `j@acme.${long(64)}`,
    `j@${'a.'.repeat(126)}com`,
  ])('is not %s', (text) => {
    expect([isPlainAddress(text), isStored(text)]).toEqual([false, false]);
  });
});
