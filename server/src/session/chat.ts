import type { Message } from '@binome/contract/session.ts'
import type { Passed } from '@binome/contract/verbs/session.ts'
import type { Caller, House } from '../house.ts'
import { attachToSession } from '../picture/actions.ts'
import { pictureRef } from '../picture/store.ts'
import type { Tx } from '../platform/db.ts'
import { Refusal } from '../platform/refusal.ts'
import { factOf } from './actions.ts'
import { insertMessage, lastMessageAt, type MessageRow, messageById, type NewMessage } from './chat-store.ts'
import { lifecycle } from './lifecycle.ts'
import { lockMine } from './mine.ts'

/** A conversation, not a flood: what a fast pair writes, with room. */
const allowance = { burst: 40, perMinute: 60 }

/** @throws Error when a row is not whole, which its checks rule out */
export function messageView(row: MessageRow): Message {
  const { id, sessionId, authorId, kind, text, pictureId, width, height, fileBytes, fileSha256 } = row
  const core = { id, sessionId, authorId, text, at: row.at.toISOString() }
  switch (kind) {
    case 'picture':
      if (pictureId === null || width === null || height === null) throw new Error('a picture without its picture')
      return { ...core, kind, picture: pictureRef({ id: pictureId, width, height }) }
    case 'file':
      if (fileBytes === null || fileSha256 === null) throw new Error('a file without its size')
      return { ...core, kind, bytes: fileBytes, sha256: fileSha256 }
    default:
      return { ...core, kind }
  }
}

type Kept = Pick<NewMessage, 'kind' | 'text' | 'pictureId' | 'fileBytes' | 'fileSha256'>

const words = (kind: 'text' | 'mark' | 'snippet', text: string): Kept => ({
  ...{ kind, text },
  ...{ pictureId: null, fileBytes: null, fileSha256: null },
})

/** Writes to the other of the pair: words, or a mark said as text. @throws as {@link keep} */
export function say(
  house: House,
  caller: Caller,
  input: { sessionId: string; id: string; kind: 'text' | 'mark'; text: string },
): Promise<Message> {
  return keep(house, caller, input, words(input.kind, input.text))
}

/**
 * Passes across what is not words. A picture becomes the session's; of a file its name, size and hash are kept [S20].
 * @throws as {@link keep} | Refusal PICTURE_TAKEN | NOT_FOUND (a picture that is not theirs)
 */
export function pass(
  house: House,
  caller: Caller,
  { sessionId, id, what }: { sessionId: string; id: string; what: Passed },
): Promise<Message> {
  const to = { sessionId, id }
  switch (what.kind) {
    case 'snippet':
      return keep(house, caller, to, words('snippet', what.text))
    case 'picture':
      return keep(house, caller, to, { ...words('text', ''), kind: 'picture', pictureId: what.pictureId }, (tx) =>
        attachToSession(tx, caller.organizationId, caller.personId, what.pictureId, sessionId),
      )
    case 'file':
      return keep(house, caller, to, {
        ...words('text', what.name),
        ...{ kind: 'file', fileBytes: what.bytes, fileSha256: what.sha256 },
      })
  }
}

/**
 * The same id again gives the message that was kept, also after the end [S9].
 * @param first what has to be so before it is kept
 * @throws Refusal NOT_FOUND | SESSION_ENDED | TOO_MANY | BAD_INPUT (an id that names something else)
 */
async function keep(
  house: House,
  caller: Caller,
  { sessionId, id }: { sessionId: string; id: string },
  what: Kept,
  first?: (tx: Tx) => Promise<void>,
): Promise<Message> {
  const { organizationId, personId } = caller
  house.rate.take(`message:${personId}`, allowance)
  return house.transaction(async (tx, record) => {
    // Held, so that messages are kept in the order of their times.
    const { session, role } = await lockMine(tx, caller, sessionId)
    const kept = await messageById(tx, organizationId, id)
    if (kept) {
      if (kept.sessionId === sessionId && kept.authorId === personId) return messageView(kept)
      throw new Refusal('BAD_INPUT', { issues: [{ path: 'id', code: 'taken' }] })
    }
    if (lifecycle[session.state][role].write === 'refused') throw new Refusal('SESSION_ENDED', {})
    await first?.(tx)
    const last = await lastMessageAt(tx, organizationId, sessionId)
    const at = new Date(Math.max(house.clock.now().getTime(), (last?.getTime() ?? 0) + 1))
    const row = { ...what, id, sessionId, authorId: personId, at }
    if (!(await insertMessage(tx, organizationId, row))) {
      throw new Refusal('BAD_INPUT', { issues: [{ path: 'id', code: 'taken' }] })
    }
    record({ kind: 'message.said', ...factOf(organizationId, session), messageId: id })
    if (what.pictureId === null) return messageView({ ...row, width: null, height: null })
    const whole = await messageById(tx, organizationId, id)
    if (!whole) throw new Error('what was just kept is gone')
    return messageView(whole)
  })
}
