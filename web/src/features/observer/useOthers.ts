import { useMemo } from 'react'
import { useNow } from '../../app/live-react.ts'
import type { Pointing } from '../../call/board.ts'
import type { Call } from '../../call/call.ts'
import { otherRole, type Role } from '../../call/role.ts'
import { useFirstName } from '../ask/useName.ts'
import { useAdviser } from './onlookers.ts'

/** Who else points on the screens of a call: the other of the two, and whoever advises. */
export function useOthers(call: Call, role: Role, called: string): readonly Pointing[] {
  const first = useFirstName()
  const adviser = useAdviser()
  const there = useNow((now) => now.session?.observers.find(({ person }) => person.id === adviser?.personId))
  const name = there && first(there.person)
  const pointer = adviser?.pointer
  return useMemo(
    () => [
      { pointer: call.pointer, hand: otherRole(role), name: called },
      ...(pointer && name ? [{ pointer, hand: 'adviser' as const, name }] : []),
    ],
    [call, role, called, pointer, name],
  )
}
