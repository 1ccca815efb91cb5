import { describe, expect, it } from 'vitest';
import { readRulesPart } from '../../src/views/rules/edit-menu.js';
import { readSeal, readVersionNumber, readWayBack } from '../../src/views/rules/press-values.js';
import { readSegmentPage } from '../../src/views/segment-list.js';
import { readTrackAnyway } from '../../src/views/track-anyway.js';

describe('what the buttons of the rules hold', () => {
  it.each(['', 'sales', 'sales@', '@3', 'boss@3', 'sales@3@4', 'sales@-1', 'sales@x'])(
    'no signature is read from %j',
    (value) => {
      expect(readSeal(value)).toBeNull();
    },
  );
  it.each(['', '4', '4>', '>3', '4>3>2', 'a>b'])('no way back is read from %j', (value) => {
    expect(readWayBack(value)).toBeNull();
  });
  it.each(['', 'x', '-1', '1.5', '1e9', '12345678901'])('no version is read from %j', (value) => {
    expect(readVersionNumber(value)).toBeNull();
  });
  it.each(['', 'x', 'toString'])('no part of the rules is read from %j', (value) => {
    expect(readRulesPart(value)).toBeNull();
  });
  it.each(['', 'x', '[]', '{"segment":1,"from":0}', '{"segment":"s","from":"0"}'])(
    'no page of a segment is read from %j',
    (value) => {
      expect(readSegmentPage(value)).toBeNull();
    },
  );
  it.each(['', '{}', '{"lead":1,"track":"x"}'])('no track to start anyway is read from %j', (value) => {
    expect(readTrackAnyway(value)).toBeNull();
  });
});
