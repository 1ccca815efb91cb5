import {
  asksForDemo,
  caseStudy,
  did,
  guide,
  opened,
  pricing,
  replied,
  type Story,
  visited,
  webinar,
} from './demo-story.js';

/** Leads that are ready and wait for a rep. */
export const READY: Story[] = [
  {
    email: 'priya.raman@fernhill.example',
    profile: {
      name: 'Priya Raman',
      title: 'VP Operations',
      company: 'Fernhill Logistics',
      companySize: 240,
      industry: 'Logistics',
      phone: '+91 22 5550 0142',
      timeZone: 'Asia/Kolkata',
      source: 'webinar',
      value: 48_000,
    },
    steps: [
      did('31d 08:40', 'webinar_registered', { title: 'Costs per customer, without spreadsheets' }),
      webinar('24d 14:00', 'Costs per customer, without spreadsheets'),
      caseStudy('23d 09:15', 'How Tidewater cut the cost of a delivery by a fifth'),
      ...opened(
        'after-webinar',
        ['20d 08:05', 'The recording, and two sheets to copy'],
        ['14d 08:10', 'What a depot really costs'],
      ),
      visited('9d 10:30', '/integrations/sap'),
      pricing('2d 11:20'),
      asksForDemo(
        '40m',
        'We run 14 depots. Can we see the cost of a route per customer, and does it work with SAP?',
      ),
    ],
  },
  {
    email: 'tomas@cumbre.example',
    profile: {
      name: 'Tomás Herrera',
      title: 'Head of Sales',
      company: 'Cumbre Software',
      companySize: 85,
      industry: 'Software',
      phone: '+52 55 5550 0117',
      timeZone: 'America/Mexico_City',
      source: 'content',
      value: 26_000,
    },
    steps: [
      guide('27d 15:10', 'The first ninety days with a new pipeline'),
      ...opened(
        'welcome',
        ['26d 15:00', 'Your guide is here'],
        ['22d 14:20', 'Three habits of teams that answer first'],
        ['18d 14:05', 'What a lead wants on day seven'],
      ),
      visited('6d 16:10', '/customers'),
      pricing('1d 13:45'),
      replied(
        '3h',
        'What a lead wants on day seven',
        'Does the price include onboarding for two teams, or is that extra?',
      ),
    ],
  },
  {
    email: 'aiko.tanaka@hoshizora.example',
    profile: {
      name: '田中 愛子 (Aiko Tanaka)',
      title: 'Director of Marketing',
      company: '星空ワークス Hoshizora Works',
      companySize: 60,
      industry: 'Marketing',
      timeZone: 'Asia/Tokyo',
      source: 'referral',
      value: 31_500,
    },
    steps: [
      webinar('16d 08:00', 'Marketing and sales, one list'),
      guide('15d 08:30', 'Who gets the lead? A guide for two teams'),
      ...opened('after-webinar', ['12d 09:00', 'The recording, and two sheets to copy']),
      did('4d 08:20', 'integration_page_viewed', { page: '/integrations/hubspot' }),
      pricing('3d 08:30'),
      did('6h', 'form_submitted', {
        title: 'Talk to us',
        notes: 'What would a rollout for 12 people in two countries cost?',
      }),
      pricing('5h'),
    ],
  },
];
