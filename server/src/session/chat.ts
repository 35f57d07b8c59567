import type { Message } from '@binome/contract/now.ts'
import type { Caller, House } from '../house.ts'
import { Refusal } from '../platform/refusal.ts'
import { factOf } from './actions.ts'
import { insertMessage, lastMessageAt, type MessageRow, messageById } from './chat-store.ts'
import { lifecycle } from './lifecycle.ts'
import { roleIn } from './policy.ts'
import { lockSession } from './store.ts'

/** A conversation, not a flood: what a fast pair writes, with room. */
const allowance = { burst: 40, perMinute: 60 }

export function messageView(row: MessageRow): Message {
  const { id, sessionId, authorId, kind, text, at } = row
  return { id, sessionId, authorId, kind, text, at: at.toISOString() }
}

/**
 * Writes to the other of the pair. The same id again gives the message that was kept, also after the end [S9].
 * @throws Refusal NOT_FOUND | SESSION_ENDED | TOO_MANY | BAD_INPUT (an id that names something else)
 */
export async function say(
  house: House,
  caller: Caller,
  input: { sessionId: string; id: string; kind: 'text' | 'mark'; text: string },
): Promise<Message> {
  const { organizationId, personId } = caller
  const { sessionId, id, kind, text } = input
  house.rate.take(`message:${personId}`, allowance)
  return house.transaction(async (tx, record) => {
    // Held, so that messages are kept in the order of their times.
    const session = await lockSession(tx, organizationId, sessionId)
    const role = session && roleIn(session, personId)
    if (!role) throw new Refusal('NOT_FOUND', {})
    const kept = await messageById(tx, organizationId, id)
    if (kept) {
      if (kept.sessionId === sessionId && kept.authorId === personId) return messageView(kept)
      throw new Refusal('BAD_INPUT', { issues: [{ path: 'id', code: 'taken' }] })
    }
    if (lifecycle[session.state][role].write === 'refused') throw new Refusal('SESSION_ENDED', {})
    const last = await lastMessageAt(tx, organizationId, sessionId)
    const at = new Date(Math.max(house.clock.now().getTime(), (last?.getTime() ?? 0) + 1))
    const row = { id, sessionId, authorId: personId, kind, text, at }
    if (!(await insertMessage(tx, organizationId, row))) {
      throw new Refusal('BAD_INPUT', { issues: [{ path: 'id', code: 'taken' }] })
    }
    record({ kind: 'message.said', ...factOf(organizationId, session), messageId: id })
    return messageView(row)
  })
}
