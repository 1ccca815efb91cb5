import {
  by,
  caseStudy,
  did,
  guide,
  opened,
  pricing,
  replied,
  type Story,
  seen,
  visited,
  webinar,
} from './demo-story.js';

const ava = by('ava');
const ben = by('ben');

const LONG_COMPANY =
  'Vereinigte Ostwestfälische Präzisionswerkzeug- und Sondermaschinenbau-Betriebe Gebrüder Großmann & Töchter, ' +
  'vormals Lippische Eisenhütte von 1871, Abteilung Vertrieb Ausland, GmbH & Co. Kommanditgesellschaft auf Aktien';

/** Leads worth a marketer's while: six MQLs, one of them back from the cold, and two that sleep. */
export const WARM: Story[] = [
  {
    email: 'jane@acme.com',
    profile: {
      name: 'Jane Doe',
      title: 'VP Sales',
      company: 'Acme',
      companySize: 120,
      industry: 'Software',
      phone: '+1 212 555 0142',
      timeZone: 'America/New_York',
      source: 'content',
      value: 20_000,
    },
    steps: [
      caseStudy('33d 15:20', 'How Tidewater cut the cost of a delivery by a fifth'),
      ...opened(
        'welcome',
        ['32d 14:05', 'Your case study is here'],
        ['28d 14:10', 'Three habits of teams that answer first'],
        ['24d 13:55', 'What a lead wants on day seven'],
      ),
      webinar('12d 16:00', 'Who gets the lead? Live with three sales teams'),
      visited('4d 15:35', '/customers'),
    ],
  },
  {
    email: 'liat@oranim.example',
    profile: {
      name: 'ליאת כהן',
      title: 'Head of Product',
      company: 'אורנים תוכנה',
      companySize: 45,
      industry: 'Software',
      timeZone: 'Asia/Jerusalem',
      source: 'search',
      value: 11_000,
    },
    steps: [
      did('19d 09:10', 'blog_read', { title: 'What a lead score is not' }),
      ...opened('welcome', ['17d 08:30', 'Good to have you here']),
      replied('4d 08:20', 'Good to have you here', 'שלום, האם יש ממשק בעברית?'),
    ],
  },
  {
    email: 'nour@sunnysideup.example',
    profile: {
      name: 'نور الهاشمي',
      title: 'CEO',
      company: 'Sunny Side Up 🍳',
      companySize: 14,
      industry: 'Agency',
      timeZone: 'Asia/Dubai',
      source: 'social',
      value: 6_000,
    },
    steps: [
      guide('22d 10:40', 'Scoring leads without a data team'),
      visited('15d 11:15', '/about'),
      pricing('6d 12:30'),
    ],
  },
  {
    email: 'j.grossmann@vop-werkzeug.example',
    profile: {
      name: 'Jürgen Großmann',
      title: 'Geschäftsführer (CEO)',
      company: LONG_COMPANY,
      companySize: 430,
      industry: 'Manufacturing',
      phone: '+49 30 23125 014',
      timeZone: 'Europe/Berlin',
      source: 'event',
      value: 64_000,
    },
    steps: [
      did('39d 09:00', 'event_attended', { title: 'Hannover Sales Forum' }),
      caseStudy('36d 07:45', 'A machine maker and its 300 dealers'),
      ...opened(
        'newsletter',
        ['29d 09:40', 'Who answers first wins'],
        ['22d 09:35', 'Eleven questions buyers ask late'],
        ['8d 09:50', 'A pipeline you can read in a minute'],
      ),
    ],
  },
  {
    email: 'chloe.nguyen@kookaburra.example',
    profile: {
      name: 'Chloe Nguyen',
      title: 'Partner',
      company: 'Kookaburra Advisory',
      companySize: 22,
      industry: 'Professional services',
      phone: '+61 2 5550 0188',
      timeZone: 'Australia/Sydney',
      source: 'webinar',
      value: 12_500,
    },
    steps: [
      did('20d 08:05', 'webinar_registered', { title: 'Marketing and sales, one list' }),
      webinar('16d 08:00', 'Marketing and sales, one list'),
      guide('9d 08:25', 'Who gets the lead? A guide for two teams'),
    ],
  },
  {
    // Went cold five weeks ago, and came back by itself.
    email: 'mateus@litoral.example',
    profile: {
      name: 'Mateus Ferreira',
      title: 'Director',
      company: 'Litoral Tech',
      companySize: 90,
      industry: 'Technology',
      timeZone: 'America/Sao_Paulo',
      source: 'webinar',
      value: 16_000,
    },
    steps: [
      webinar('84d 14:00', 'Connecting a CRM in an afternoon'),
      caseStudy('80d 13:30', 'From forty tabs to one list'),
      pricing('7d 14:20'),
      visited('7d 14:40', '/integrations/pipedrive'),
    ],
  },
  {
    email: 'f.elidrissi@atlas-freight.example',
    profile: {
      name: 'Fatima Zahra El Idrissi',
      title: 'Head of Operations',
      company: 'Atlas Freight',
      companySize: 75,
      industry: 'Logistics',
      timeZone: 'Africa/Casablanca',
      source: 'partner',
      value: 17_000,
    },
    steps: [
      did('21d 10:20', 'info_requested', { question: 'Do you work with customs brokers?' }),
      pricing('11d 09:30'),
      ava.snoozes('3d 14:15', '+4d 09:00'),
    ],
  },
  {
    email: 'lars@fjordhus.example',
    profile: {
      name: 'Lars Petersen',
      title: 'Sales Manager',
      company: 'Fjordhus Ejendomme',
      companySize: 55,
      industry: 'Real estate',
      timeZone: 'Europe/Copenhagen',
      source: 'import',
      value: 8_000,
    },
    steps: [
      seen('44d 09:00'),
      webinar('28d 13:00', 'Connecting a CRM in an afternoon'),
      ben.claims('25d 09:30'),
      ben.logs('25d 09:50', 'call_logged', 'Not now', 'Moving offices until the end of the month.'),
      ben.snoozes('25d 09:55', '+13d 08:00'),
    ],
  },
];
