import type { Caller, House } from '../house.ts'
import { clearFiles, forgetOfSession } from '../picture/actions.ts'
import { deleteOfSession } from '../recording/store.ts'
import { factOf } from './actions.ts'
import { erasedOf, forgetWords, setWish, wishesOf } from './forget-store.ts'
import { lockMine } from './mine.ts'
import { mayForget } from './policy.ts'

/**
 * One of the two wishes that what was written be forgotten, or no longer does [S21]; when both do, it is deleted, files
 * too, before this answers [S22]. Said again it changes nothing.
 * @throws Refusal NOT_FOUND
 */
export async function forget(
  house: House,
  caller: Caller,
  { sessionId, wish }: { sessionId: string; wish: boolean },
): Promise<{ forgotten: boolean }> {
  const { organizationId, personId } = caller
  const at = house.clock.now()
  const forgotten = await house.transaction(async (tx, record) => {
    const { session } = await lockMine(tx, caller, sessionId)
    const changed = await setWish(tx, organizationId, { sessionId, personId, at: wish ? at : null })
    const wishes = await wishesOf(tx, organizationId, sessionId)
    const both = wish && mayForget(session, wishes, await erasedOf(tx, organizationId, session))
    if (!changed && !both) return false
    if (both) {
      await forgetOfSession(tx, organizationId, sessionId)
      await deleteOfSession(tx, organizationId, sessionId)
      await forgetWords(tx, organizationId, sessionId, at)
    }
    record({ kind: 'session.forgetting_changed', ...factOf(organizationId, session) })
    return both
  })
  if (forgotten) {
    await clearFiles(house)
    house.log.info({ organizationId, sessionId }, 'session forgotten')
  }
  return { forgotten }
}
