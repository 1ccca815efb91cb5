import type { Role } from '../../domain/role.js';

/** What somebody is, as it is told of one. */
export const ROLE_WORDS: Record<Role, string> = {
  rep: 'a rep',
  manager: 'a manager',
  admin: 'an admin',
  marketing: 'marketing',
};

/** The role alone, for lists and menus. */
export const ROLE_NAMES: Record<Role, string> = {
  rep: 'Rep',
  manager: 'Manager',
  admin: 'Admin',
  marketing: 'Marketing',
};
