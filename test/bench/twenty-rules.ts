import type { ActivityKind } from '../../src/domain/activity.js';
import type { Attribute } from '../../src/domain/scoring/attribute-names.js';

/**
 * Points for a deed: of a kind, perhaps only with these words in its `kind`, or only the so-many-th of them, or only
 * where the rule gave none within so many hours.
 */
export type DeedRule = {
  did: ActivityKind;
  points: number;
  kinds?: string[];
  times?: number;
  of?: 'sequence';
  hours?: number;
};

/** Points for who a lead is. */
export type FitRule = { is: Attribute; points: number; among?: string[]; from?: number; to?: number };

/** Sixteen and four, much as in the preset we ship: the rules that both engines are given. */
export const DEED_RULES: DeedRule[] = [
  { did: 'demo_requested', points: 40, hours: 30 * 24 },
  { did: 'email_replied', points: 20, hours: 24 },
  { did: 'email_clicked', points: 5, hours: 24 },
  { did: 'email_opened', points: 10, times: 3, of: 'sequence' },
  { did: 'pricing_page_viewed', points: 15, hours: 24 },
  { did: 'pricing_page_viewed', points: 10, times: 3 },
  { did: 'product_page_viewed', points: 5, hours: 24 },
  { did: 'page_viewed', points: 1, hours: 24 },
  { did: 'website_visited', points: 1, hours: 24 },
  { did: 'blog_read', points: 2, hours: 24 },
  { did: 'form_submitted', points: 5, hours: 24 },
  { did: 'webinar_registered', points: 5 },
  { did: 'webinar_attended', points: 15 },
  { did: 'content_downloaded', points: 10, kinds: ['case_study', 'guide'], hours: 24 },
  { did: 'content_downloaded', points: 5, kinds: ['template'], hours: 24 },
  { did: 'unsubscribed', points: -25, times: 1 },
];

export const FIT_RULES: FitRule[] = [
  { is: 'industry', points: 10, among: ['Software', 'Consulting'] },
  { is: 'industry', points: 5, among: ['Manufacturing', 'Logistics'] },
  { is: 'companySize', points: 10, from: 10, to: 500 },
  { is: 'companySize', points: 5, from: 501, to: 1_000 },
];
