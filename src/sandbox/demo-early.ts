import type { Profile } from '../domain/lead.js';
import { did, guide, opened, pricing, type Step, type Story, visited, webinar } from './demo-story.js';

type Row = [
  email: string,
  who: [
    name: string,
    title: string,
    company: string,
    companySize: number,
    industry: string,
    timeZone: string,
  ],
  source: string,
  value: number | null,
  steps: Step[],
];

const ROWS: Row[] = [
  [
    'sophie.laurent@meuse.example',
    ['Sophie Laurent', 'HR Business Partner', 'Meuse Textiles', 160, 'Textiles', 'Europe/Brussels'],
    'search',
    null,
    [visited('9d 10:05', '/'), visited('9d 10:09', '/features')],
  ],
  [
    'rahul.mehta@stackwise.example',
    ['Rahul Mehta', 'Software Engineer', 'Stackwise', 38, 'Software', 'Asia/Kolkata'],
    'product',
    null,
    [did('17d 08:30', 'trial_started'), did('16d 08:45', 'logged_in'), did('14d 09:15', 'logged_in')],
  ],
  [
    'emma.kowalski@greatlakes.example',
    ['Emma Kowalski', 'Sales Manager', 'Great Lakes Supply', 320, 'Wholesale', 'America/Chicago'],
    'webinar',
    12_000,
    [
      did('26d 15:00', 'webinar_registered', { title: 'Who gets the lead?' }),
      did('12d 16:30', 'webinar_missed', { title: 'Who gets the lead?' }),
      visited('11d 14:20', '/webinars'),
    ],
  ],
  [
    'joao.silva@tejo.example',
    ['João Silva', 'Director', 'Tejo Sistemas', 48, 'IT Services', 'Europe/Lisbon'],
    'content',
    15_000,
    [
      guide('13d 11:10', 'Scoring leads without a data team'),
      ...opened('welcome', ['12d 10:30', 'Your guide is here']),
    ],
  ],
  [
    'meiling.chen@merlion.example',
    ['陈美玲', 'Growth Lead', 'Merlion Commerce 🦁', 66, 'E-commerce', 'Asia/Singapore'],
    'social',
    8_500,
    [pricing('10d 08:15'), did('10d 08:30', 'pricing_abandoned', { page: '/pricing' })],
  ],
  [
    'kwame.boateng@goldcoast.example',
    ['Kwame Boateng', 'Head of Sales', 'Gold Coast Solar', 52, 'Energy', 'Africa/Accra'],
    'event',
    21_000,
    [
      did('20d 10:00', 'event_attended', { title: 'West Africa Energy Days' }),
      visited('19d 09:35', '/customers'),
    ],
  ],
  [
    'a.mueller@alpenblick.example',
    ['Anna Müller', 'Assistant to the CEO', 'Alpenblick Hotels', 140, 'Hospitality', 'Europe/Vienna'],
    'form',
    null,
    [did('8d 09:55', 'form_started', { name: 'Price list' })],
  ],
  [
    'aigerim@steppe.example',
    ['Айгерім Нұрланова', 'Marketing Manager', 'Steppe Media', 31, 'Marketing', 'Asia/Almaty'],
    'content',
    7_000,
    [
      did('24d 08:20', 'blog_read', { title: 'What a lead score is not' }),
      guide('21d 08:35', 'Who gets the lead? A guide for two teams'),
    ],
  ],
  [
    'carlos.mendoza@inti.example',
    ['Carlos Mendoza', 'Founder', 'Inti Foods', 9, 'Food', 'America/Lima'],
    'search',
    4_000,
    [visited('5d 16:00', '/pricing/small-teams')],
  ],
  [
    'isla.macleod@skye.example',
    ['Isla MacLeod', 'Office Manager', 'Skye Outfitters', 24, 'Retail', 'Europe/London'],
    'newsletter',
    null,
    [
      did('40d 10:00', 'newsletter_signed_up'),
      ...opened(
        'newsletter',
        ['29d 09:12', 'Who answers first wins'],
        ['22d 09:14', 'Eleven questions buyers ask late'],
        ['15d 09:16', 'A pipeline you can read in a minute'],
      ),
    ],
  ],
  [
    'bilal.qureshi@indus.example',
    ['Bilal Qureshi', 'CTO', 'Indus Pay', 210, 'Fintech', 'Asia/Karachi'],
    'product',
    28_000,
    [
      did('6d 08:10', 'product_page_viewed', { page: '/security' }),
      did('6d 08:25', 'integration_page_viewed', { page: '/integrations/webhooks' }),
    ],
  ],
  [
    'saga.virtanen@revontuli.example',
    ['Saga Virtanen', 'Data Analyst', 'Revontuli Oy', 47, 'Software', 'Europe/Helsinki'],
    'webinar',
    null,
    [webinar('24d 14:05', 'Costs per customer, without spreadsheets')],
  ],
  [
    'minh.tran@saigonlabs.example',
    ['Trần Quang Minh', 'Product Manager', 'Saigon Labs', 58, 'Technology', 'Asia/Ho_Chi_Minh'],
    'search',
    10_000,
    [
      visited('2d 09:20', '/integrations'),
      did('2d 09:26', 'info_requested', { question: 'Is there an API for scores?' }),
    ],
  ],
  [
    'zanele.dlamini@protea.example',
    ['Zanele Dlamini', 'Brand Manager', 'Protea Cosmetics', 340, 'Retail', 'Africa/Johannesburg'],
    'social',
    14_500,
    [did('14d 12:00', 'content_downloaded', { kind: 'ebook', title: 'Forty subject lines' })],
  ],
  [
    'gus@unicornrides.example',
    ['Gus 🦄 Romero', 'Chief Fun Officer', 'Unicorn Rides 🎠', 12, 'Leisure', 'America/Denver'],
    'social',
    3_000,
    [visited('1d 15:20', '/'), did('1d 15:24', 'newsletter_signed_up')],
  ],
];

/** Leads at the beginning: they looked around, and nobody need do anything yet. */
export const EARLY: Story[] = ROWS.map(([email, who, source, value, steps]) => {
  const [name, title, company, companySize, industry, timeZone] = who;
  const profile: Partial<Profile> = { name, title, company, companySize, industry, timeZone, source };
  return { email, profile: value === null ? profile : { ...profile, value }, steps };
});
