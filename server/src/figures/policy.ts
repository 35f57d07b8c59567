import type { Caller } from '../house.ts'

/** [F7] An administrator sees every group; a manager the house and their own team, where it stands by itself. */
export function maySeeGroup(
  caller: Pick<Caller, 'role' | 'teamId'>,
  group: { whose: 'house' | 'team' | 'others'; teamId: string | null },
): boolean {
  if (caller.role === 'admin' || group.whose === 'house') return true
  return group.whose === 'team' && group.teamId === caller.teamId
}
