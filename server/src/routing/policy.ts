import type { Caller } from '../house.ts'

/** Who may say how people are asked, as sentences. */

type Staff = Pick<Caller, 'role' | 'teamId'>

/** An administrator speaks for the house and for every team, a manager for their own team. */
export function mayGovern(caller: Staff, teamId: string | null): boolean {
  if (caller.role === 'admin') return true
  return caller.role === 'manager' && teamId !== null && caller.teamId === teamId
}

/** What the house says is known to its managers; what another team says is not. */
export function mayReadRules(caller: Staff, teamId: string | null): boolean {
  return mayGovern(caller, teamId) || (caller.role === 'manager' && teamId === null)
}
