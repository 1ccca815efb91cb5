import type { Topics } from './topic.js';

/** Who a lead is, and who buys. */
export const KNOW_TOPICS = Object.freeze({
  add: {
    what: 'a new lead',
    short: 'a',
    usage: 'add <address> [name, title at company]',
    flags: {
      '--name': 'and `--title`, `--company`, `--phone`, `--industry`, `--source`: as said',
      '--size': 'how many work there',
      '--value': 'what the deal may be worth: `20k`',
      '--timezone': 'such as `Europe/Berlin`',
    },
    examples: [
      'add jane@acme.com',
      'add jane@acme.com Jane Doe, CTO at Acme',
      'add jane@acme.com --size 40 --industry software --source webinar --value 20k',
    ],
    more: 'The address is the one thing needed; the rest can follow, in any order. Add a lead again to complete it.',
  },
  edit: {
    what: 'change who they are',
    short: 'e',
    usage: 'edit <lead> [field=value …]',
    flags: {
      'name= title= company= size= industry= phone= country=': 'who they are',
      'timezone= source= value= budget= stack= role=':
        'the rest; with nothing behind the = a field is blanked',
    },
    examples: [
      'edit acme',
      'edit acme title=CTO phone=',
      'edit jane@acme.com --company Acme Inc --value 20k',
    ],
    more: 'The lead alone opens the form with all fields. The score follows at once, and what you say counts until somebody says otherwise. `--title CTO` does the same as `title=CTO`.',
  },
  tag: {
    what: 'labels',
    short: 'tg',
    usage: 'tag <lead> +tag [-tag]',
    examples: ['tag acme +vip', 'tag jane@acme.com +expo -cold', 'tag "Jane Doe" #demo'],
    more: '`+` puts one on, `-` takes one off; the lead alone opens the form. `/lead find #vip` lists who has one. A segment may ask for a tag (`when: { tag: vip }` in the rules), and so may a handoff rule or a disqualification.',
  },
  stage: {
    what: 'how far they are',
    short: 'fn',
    usage: 'stage <lead> <awareness | consideration | decision>',
    examples: ['stage acme consideration', 'stage jane@acme.com late', 'stage "Jane Doe" awareness'],
    more: 'Awareness, consideration or decision; early, middle or late will do. Your word goes before what the events say.',
  },
  role: {
    what: 'their part in the purchase',
    short: 'r',
    usage: 'role <lead> <part>',
    examples: ['role acme champion', 'role jane@acme.com economic buyer', 'role "Jane Doe" end user'],
    more: 'Economic buyer (or decision-maker), technical evaluator, champion, influencer, end user. What is worth sending follows from it.',
  },
  account: {
    what: 'a company and its people',
    short: 'ac',
    usage: 'account <company or lead>',
    examples: ['account acme', 'account jane@acme.com', 'company Acme Inc'],
    more: 'Everybody you know there with their part in the purchase, the score of the whole with its reasons, and whom to look for next.',
  },
  persona: {
    what: 'who buys, what to say',
    short: 'pe',
    usage: 'persona [name or job title]',
    examples: ['persona', 'persona finance', 'persona CTO'],
    more: 'Pains, objections, what makes them buy and what they like to read. Managers edit it, and add what deals taught.',
  },
} as const satisfies Topics);
