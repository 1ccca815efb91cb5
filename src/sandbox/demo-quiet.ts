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

/** Leads that went quiet: four just now, one being won back, one let go, one that opted out, two never stirred. */
export const QUIET: Story[] = [
  {
    email: 'hannah@oakline.example',
    profile: {
      name: 'Hannah Whitfield',
      title: 'Head of Marketing',
      company: 'Oakline Studio',
      companySize: 35,
      industry: 'Agency',
      phone: '+44 20 7946 0177',
      timeZone: 'Europe/London',
      source: 'search',
      value: 22_000,
    },
    steps: [
      guide('70d 10:10', 'Who gets the lead? A guide for two teams'),
      pricing('58d 11:45'),
      ava.claims('57d 13:30'),
      ava.logs('46d 15:00', 'meeting_logged', 'Interested', 'Asked for time to talk to finance.'),
    ],
  },
  {
    email: 'g.papadopoulos@aegean-cargo.example',
    profile: {
      name: 'Giorgos Papadopoulos',
      title: 'Logistics Manager',
      company: 'Aegean Cargo',
      companySize: 130,
      industry: 'Logistics',
      timeZone: 'Europe/Athens',
      source: 'event',
      value: 27_500,
    },
    steps: [
      did('75d 09:00', 'event_attended', { title: 'Posidonia Trade Fair' }),
      webinar('61d 13:00', 'Costs per customer, without spreadsheets'),
      ben.claims('60d 08:40'),
      ben.logs('55d 09:10', 'call_logged', 'Reached', 'Asks for references in shipping.'),
      replied('47d 10:30', 'References in shipping', 'Thank you, I will come back to you in a few weeks.'),
    ],
  },
  {
    // Shows that nothing in a lead's data can ring a channel.
    email: 'bobby@channel-and-sons.example',
    profile: {
      name: "Bobby O'Neill",
      title: 'Owner',
      company: '<!channel> & Sons',
      companySize: 40,
      industry: 'Manufacturing',
      timeZone: 'Europe/Dublin',
      source: 'form',
      value: 9_000,
    },
    steps: [
      did('66d 12:00', 'form_submitted', {
        title: 'Price list',
        notes: 'Hi @here, <https://example.com|click me> & call *back*!',
      }),
      pricing('54d 12:45'),
      visited('47d 13:30', '/faq'),
    ],
  },
  {
    email: 'amara.diallo@baobab-conseil.example',
    profile: {
      name: 'Amara Diallo',
      title: 'Partner',
      company: 'Baobab Conseil',
      companySize: 18,
      industry: 'Consulting',
      timeZone: 'Africa/Dakar',
      source: 'referral',
      value: 13_000,
    },
    steps: [
      caseStudy('62d 09:20', 'From forty tabs to one list'),
      ...opened(
        'welcome',
        ['55d 09:00', 'Your case study is here'],
        ['51d 09:05', 'Three habits of teams that answer first'],
        ['46d 09:10', 'What a lead wants on day seven'],
      ),
    ],
  },
  {
    email: 'ingrid.solheim@nordlys.example',
    profile: {
      name: 'Ingrid Solheim',
      title: 'VP Finance',
      company: 'Nordlys Cloud',
      companySize: 75,
      industry: 'SaaS',
      timeZone: 'Europe/Oslo',
      source: 'content',
      value: 33_000,
    },
    steps: [
      guide('83d 08:50', 'The first ninety days with a new pipeline'),
      webinar('68d 13:00', 'Connecting a CRM in an afternoon'),
      ben.claims('60d 09:20'),
      ben.logs('53d 10:00', 'meeting_logged', 'Interested', 'Wants to see it once the quarter is closed.'),
      ben.startsTrack('6d 08:30'),
      ben.finishesTask('6d 09:10'),
    ],
  },
  {
    email: 'yuki.sato@kawase.example',
    profile: {
      name: 'Yuki Sato',
      title: 'Team Lead Sales',
      company: 'Kawase Trading',
      companySize: 700,
      industry: 'Retail',
      timeZone: 'Asia/Tokyo',
      source: 'search',
      value: 5_000,
    },
    steps: [pricing('72d 08:10'), visited('66d 08:30', '/careers'), ava.letsGo('18d 14:30')],
  },
  {
    email: 'petr.novak@vltava.example',
    profile: {
      name: 'Petr Novák',
      title: 'Buyer',
      company: 'Vltava Obchod',
      companySize: 210,
      industry: 'Retail',
      timeZone: 'Europe/Prague',
      source: 'newsletter',
    },
    steps: [
      did('37d 09:30', 'newsletter_signed_up'),
      ...opened(
        'newsletter',
        ['29d 09:20', 'Who answers first wins'],
        ['22d 09:25', 'Eleven questions buyers ask late'],
      ),
      did('18d 09:40', 'unsubscribed'),
    ],
  },
  {
    email: 'office@hilltop-dairy.example',
    profile: { company: 'Hilltop Dairy', industry: 'Food', companySize: 90, source: 'import' },
    steps: [seen('80d 08:30')],
  },
  {
    email: 'rashid@karakum.example',
    profile: {
      name: 'Rashid Berdiev',
      title: 'Engineer',
      company: 'Karakum Pumps',
      industry: 'Manufacturing',
      source: 'import',
    },
    steps: [seen('80d 08:30')],
  },
];
