import type { Grants } from './grants.ts'
import type { Marks } from './marks.ts'
import type { Outflow } from './outflow.ts'
import type { SharedPointer } from './pointer.ts'
import { otherRole } from './role.ts'
import type { CallSnapshot } from './snapshot.ts'

interface Parts {
  grants: Grants
  marks: Marks
  pointer: SharedPointer
  getSnapshot: () => Pick<CallSnapshot, 'role' | 'me' | 'them'>
}

/**
 * Marks and pointer obey what is given: what comes without it is dropped, and what was drawn with it goes [Z5]. Seen is
 * what flows: who lets a screen flow has given it, who holds it back or stops has not.
 */
export function followGrants(
  { grants, marks, pointer, getSnapshot }: Parts,
  out: Pick<Outflow, 'on' | 'sharing' | 'paused'>,
): void {
  const isMine = (stage: string) => stage === getSnapshot().me.tab
  pointer.admits = (stage) => grants.admits(isMine(stage))
  marks.admits = (stage, by) => (by === 'adviser' ? grants.admitsAdviser(isMine(stage)) : grants.admits(isMine(stage)))
  let flows = false
  out.on('change', () => {
    const before = flows
    flows = out.sharing && !out.paused
    if (flows) grants.give('view')
    else if (before) grants.withhold('view')
  })
  grants.on('taken', ({ from, stage }) => {
    const { role, me, them } = getSnapshot()
    const tab = stage === 'every' ? null : stage === 'mine' ? me.tab : them.tab
    if (stage !== 'every' && tab === null) return
    for (const hand of [from === 'me' ? role : otherRole(role), 'adviser'] as const) marks.putAway(hand, tab)
  })
}
