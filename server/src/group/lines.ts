import type { SessionRole } from '@binome/contract/terms.ts'
import { sendLine } from '../answer/writing.ts'
import { lockAsk } from '../ask/store.ts'
import type { Caller, House, Record } from '../house.ts'
import type { Tx } from '../platform/db.ts'
import { findMine } from '../session/mine.ts'
import { TIMER } from './actions.ts'
import { next } from './lifecycle.ts'
import { followersOfSession, insertWriter, lockFollowing, setFollowing } from './store.ts'
import { tellTwo } from './telling.ts'

/**
 * [J6] One of the two of an encounter leaves a line for those who wait with the same. Sent to as many as still wait; said
 * again, nothing changes. @throws Refusal NOT_FOUND
 */
export async function leaveLine(
  house: House,
  caller: Caller,
  { sessionId, text }: { sessionId: string; text: string },
): Promise<{ sent: number }> {
  const { organizationId, personId } = caller
  const { role } = await findMine(house.db, caller, sessionId)
  let sent = 0
  for (const { askId } of await followersOfSession(house.db, organizationId, sessionId)) {
    const line = { organizationId, askId, sessionId, role, authorId: personId, text }
    if (await house.transaction((tx, record) => leaveOne(house, tx, record, line))) sent += 1
  }
  return { sent }
}

interface Line {
  organizationId: string
  askId: string
  sessionId: string
  role: SessionRole
  authorId: string
  text: string
}

async function leaveOne(house: House, tx: Tx, record: Record, line: Line): Promise<boolean> {
  const { organizationId, askId, sessionId, role, authorId, text } = line
  const ask = await lockAsk(tx, organizationId, askId)
  const row = await lockFollowing(tx, organizationId, askId)
  if (ask?.state !== 'parked' || row === null || row.sessionId !== sessionId) return false
  const may = role === 'seeker' ? row.seekerMay : row.helperMay
  if (!may || next(row.state, 'line') === null) return false
  const { seekerId } = ask
  if (!(await sendLine(house, tx, record, { organizationId, askId, seekerId, authorId, text }))) return false
  const at = house.clock.now()
  await insertWriter(tx, organizationId, askId, authorId, at)
  await setFollowing(tx, organizationId, askId, { state: 'answered', endsAt: null, at })
  house.timers.clear(tx, TIMER, askId)
  await tellTwo(tx, record, organizationId, sessionId)
  return true
}
