import { type Department, isAtLeast, readTitle, type Seniority } from './title.js';

/** Parts that people play in a purchase: the union of the articles' lists (S57, C39). */
export const BUYING_ROLES = [
  'economic_buyer',
  'technical_evaluator',
  'champion',
  'influencer',
  'end_user',
] as const;
export type BuyingRole = (typeof BUYING_ROLES)[number];

type About = { label: string; aliases: string[] };

const ABOUT: Record<BuyingRole, About> = {
  // A decision-maker is the same by another name: whoever can say yes holds the money (C39).
  economic_buyer: {
    label: 'Economic buyer',
    aliases: [
      'decision maker',
      'decisionmaker',
      'decider',
      'dm',
      'buyer',
      'eb',
      'budget holder',
      'budget owner',
      'approver',
      'signer',
      'executive sponsor',
      'exec sponsor',
    ],
  },
  technical_evaluator: {
    label: 'Technical evaluator',
    aliases: [
      'tech evaluator',
      'evaluator',
      'te',
      'technical buyer',
      'tech buyer',
      'technical lead',
      'tech lead',
      'technical',
      'tech',
      'it',
      'security',
      'engineer',
    ],
  },
  champion: {
    label: 'Champion',
    aliases: ['internal champion', 'sponsor', 'advocate', 'coach', 'promoter', 'supporter'],
  },
  influencer: {
    label: 'Influencer',
    aliases: ['recommender', 'stakeholder', 'advisor', 'adviser', 'gatekeeper', 'procurement', 'legal'],
  },
  end_user: {
    label: 'End user',
    aliases: ['enduser', 'user', 'daily user', 'trial user', 'admin', 'trial admin', 'practitioner'],
  },
};

export const isBuyingRole = (text: string): text is BuyingRole => BUYING_ROLES.some((role) => role === text);

export const buyingRoleLabel = (role: BuyingRole): string => ABOUT[role].label;

const NAMES = new Map(
  BUYING_ROLES.flatMap((role) =>
    [role.replaceAll('_', ' '), ...ABOUT[role].aliases].map((name): [string, BuyingRole] => [name, role]),
  ),
);

/**
 * Reads a buying role as people type it: any case, "-" or "_", one or many. The beginning of a name will do from
 * four letters on, if it can mean only one role.
 */
export function readBuyingRole(text: string): BuyingRole | null {
  const typed = text
    .slice(0, 100)
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
    .replace(/^(?:the|an?|our) /, '')
    .replace(/ (?:role|person)$/, '');
  const known = NAMES.get(typed) ?? NAMES.get(typed.replace(/s$/, ''));
  if (known !== undefined || typed.length < 4) return known ?? null;
  const begun = new Set([...NAMES].filter(([name]) => name.startsWith(typed)).map(([, role]) => role));
  const [only] = begun;
  return begun.size === 1 && only !== undefined ? only : null;
}

const TECHNICAL: Department[] = ['it', 'security', 'engineering', 'data'];

/**
 * The buying role a job title suggests (S57, S58), for a person to confirm, or null where it suggests none. Technical
 * people evaluate, at any rung from individual to C-level. Who is head of something, or higher, holds its budget;
 * a manager of finance too (S58 gives both the ROI). Procurement and law, and managers of people, have a say. The
 * rest use what is bought. Nobody is a champion by title.
 */
export function roleFromTitle(title: string): BuyingRole | null {
  const { seniority, department, manages } = readTitle(title);
  const isWorking = isAtLeast(seniority, 'individual');
  if (!isWorking) return null;
  if (department !== null && TECHNICAL.includes(department) && !isOwner(seniority)) {
    return 'technical_evaluator';
  }
  if (department === 'procurement' || department === 'legal') return 'influencer';
  if (isAtLeast(seniority, department === 'finance' ? 'manager' : 'head')) return 'economic_buyer';
  return manages === 'people' ? 'influencer' : 'end_user';
}

/** Founders pay, whatever else they do. */
const isOwner = (seniority: Seniority | null): boolean => isAtLeast(seniority, 'partner');
