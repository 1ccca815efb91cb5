import { done, type Outcome, refused } from '../../domain/outcome.js';
import { isRole, may, type Role } from '../../domain/role.js';
import { inTx, type Tx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import { lockPeople, savePersonRole } from '../../store/people.js';
import type { Ctx, Deps } from '../deps.js';
import { deed } from '../history.js';
import { undoable } from '../undo/undoable.js';

export type RoleWish = {
  person: string;
  /** Null: what groups, channel and Slack make of them. */
  role: Role | null;
  /** What each of the people named would be if nobody had set it: known at the edge alone. */
  otherwise: Map<string, Role>;
};

/** `before` and `role`: set by a person; null where nobody set one. */
export type RoleSet = { person: string; before: Role | null; role: Role | null; already: boolean };

/**
 * Says what somebody is. Managers may, but only admins make and unmake admins; where there is none yet, a manager makes
 * the first. The last one who manages stays: nobody could give it back.
 */
export function setPersonRole(deps: Deps, ctx: Ctx, wish: RoleWish): Promise<Outcome<RoleSet>> {
  const { person, role } = wish;
  return inTx(deps.db, async (tx): Promise<Outcome<RoleSet>> => {
    if (!may(ctx.role, 'roles')) return refused({ kind: 'managers_only', what: 'say who is what' });
    await lockPeople(tx, ctx.teamId);
    const set = await rolesSet(tx, ctx.teamId);
    const before = set.get(person) ?? null;
    if (before === role) return done({ person, before, role, already: true });
    const effective = new Map([...wish.otherwise, ...set]);
    const admins = [...effective.values()].includes('admin');
    const touchesAdmin = role === 'admin' || effective.get(person) === 'admin';
    if (touchesAdmin && admins && !may(ctx.role, 'admins')) return refused({ kind: 'admins_only' });
    effective.delete(person);
    const after = role ?? wish.otherwise.get(person) ?? null;
    const managing = [...effective.values(), ...(after === null ? [] : [after])];
    if (!managing.some((each) => may(each, 'roles'))) return refused({ kind: 'last_manager', person });
    await undoable(tx, deps, ctx, 'person.role', { leads: [], people: [person] }, async () => {
      const at = { teamId: ctx.teamId, personId: person, by: ctx.actor, now: ctx.now };
      await savePersonRole(tx, at, role);
      await addHistory(tx, [
        deed(deps, { ...ctx, leadId: null }, 'person.role', { person, from: before, to: role }),
      ]);
    });
    return done({ person, before, role, already: false });
  });
}

async function rolesSet(tx: Tx, teamId: string): Promise<Map<string, Role>> {
  const rows = await tx.personRole.findMany({ where: { teamId } });
  return new Map(
    rows.flatMap(({ personId, role }): [string, Role][] => (isRole(role) ? [[personId, role]] : [])),
  );
}
