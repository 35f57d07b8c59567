import type { Grants } from './grants.ts'
import type { Marks } from './marks.ts'
import type { Outflow } from './outflow.ts'
import type { SharedPointer } from './pointer.ts'
import type { CallSnapshot } from './snapshot.ts'

interface Parts {
  grants: Grants
  marks: Marks
  pointer: SharedPointer
  getSnapshot: () => Pick<CallSnapshot, 'me' | 'them'>
}

/**
 * Marks and pointer obey what is given: what comes without it is dropped, and what was drawn with it goes [Z5]. Seen is
 * what flows: who lets a screen flow has given it, who holds it back or stops has not.
 */
export function followGrants(
  { grants, marks, pointer, getSnapshot }: Parts,
  out: Pick<Outflow, 'on' | 'sharing' | 'paused'>,
): void {
  const admits = (stage: string) => grants.admits(stage === getSnapshot().me.tab)
  marks.admits = admits
  pointer.admits = admits
  let flows = false
  out.on('change', () => {
    const before = flows
    flows = out.sharing && !out.paused
    if (flows) grants.give('view')
    else if (before) grants.withhold('view')
  })
  grants.on('taken', ({ from, stage }) => {
    const { me, them } = getSnapshot()
    if (stage === 'every') marks.putAway(from, null)
    else if (stage === 'mine') marks.putAway(from, me.tab)
    else if (them.tab !== null) marks.putAway(from, them.tab)
  })
}
