import { describe, expect, it } from 'vitest';
import type { ActivityKind } from '../../../src/domain/activity.js';
import { topicsOf } from '../../../src/domain/scoring/topics.js';

const of = (kind: ActivityKind, properties: Record<string, unknown>) => topicsOf({ kind, properties });

describe('what somebody wants to know', () => {
  it.each([
    ['What does a seat cost?', ['pricing']],
    [
      'How long until we are up and running, and does it work with our Salesforce?',
      ['timeline', 'integration'],
    ],
    ['Thank you, that was a good read.', []],
  ])('"%s"', (text, topics) => {
    expect(of('email_replied', { text })).toEqual(topics);
  });

  it('is what the sender says it is, where it says so', () => {
    expect(of('email_replied', { about: ['timeline', 'weather'], text: 'See above.' })).toEqual(['timeline']);
  });

  it.each([
    ['Pricing guide 2026', ['pricing']],
    ['Implementation timeline: the first 30 days', ['timeline']],
    ['Integrations overview: SSO, SCIM and webhooks', ['integration']],
    ['Price list and API reference', ['pricing', 'integration']],
    ['Forty subject lines', []],
  ])('is in the title of what they read: "%s"', (title, topics) => {
    expect(of('content_downloaded', { title })).toEqual(topics);
    expect(of('content_downloaded', { name: title })).toEqual(topics);
    expect(of('webinar_attended', { title })).toEqual(topics);
    expect(of('page_viewed', { title })).toEqual(topics);
  });

  it.each([
    'The true cost of slow follow-up',
    'How Tidewater cut the cost of a delivery by a fifth',
    'Who gets the lead? A guide for two teams',
    'HubSpot for beginners',
    'Meeting every deadline',
  ])('is no more than a title asks: "%s"', (title) => {
    expect(of('content_downloaded', { title })).toEqual([]);
  });

  it('is not read from a name that may be a person\u2019s, nor from the title of our own form or mail', () => {
    expect(of('form_submitted', { name: 'Vincent Price', title: 'Talk to us about pricing' })).toEqual([]);
    expect(of('email_opened', { title: 'Our new price list' })).toEqual([]);
    expect(of('meeting_requested', { title: 'Integration Manager' })).toEqual([]);
  });

  it('is not read from what is no text, and not past a length', () => {
    expect(of('content_downloaded', { title: ['Price list'], name: 7 })).toEqual([]);
    expect(of('content_downloaded', { title: `${'a '.repeat(2500)}price list` })).toEqual([]);
  });
});
