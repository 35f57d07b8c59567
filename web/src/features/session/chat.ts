import type { Passed } from '@binome/contract/verbs/session.ts'
import { useSyncExternalStore } from 'react'
import { api, isRefusal } from '../../app/api.ts'
import { newId } from '../../app/id.ts'
import { live } from '../../app/live.ts'
import type { DraftPicture } from '../ask/composer.ts'
import { sendPicture } from '../ask/pictures.ts'

/** What is on its way: words, or what is passed across; a picture is uploaded first. */
export type Outgoing =
  | { kind: 'text' | 'mark'; text: string }
  | { kind: 'picture'; picture: DraftPicture }
  | Extract<Passed, { kind: 'snippet' | 'file' }>

/**
 * What I wrote and the server has not kept yet. Outside React: closing the drawer loses nothing, and what was written
 * without a line leaves by itself, in order, when it is back. The id is ours, so that nothing is kept twice.
 */
export interface Unsent {
  id: string
  sessionId: string
  what: Outgoing
  /** Why it was refused for good, as it was thrown; null while it was not. */
  refused: unknown
}

let unsent: readonly Unsent[] = []
const heard = new Set<() => void>()

function set(next: readonly Unsent[]) {
  unsent = next
  for (const tell of heard) tell()
}

const subscribe = (tell: () => void) => {
  heard.add(tell)
  return () => {
    heard.delete(tell)
  }
}

export const useUnsent = (): readonly Unsent[] => useSyncExternalStore(subscribe, () => unsent)

let sending = false

async function leave(): Promise<void> {
  if (sending) return
  sending = true
  try {
    for (let one = waiting(); one; one = waiting()) await send(one)
  } catch (error) {
    if (!isRefusal(error, 'OFFLINE', 'BUSY', 'TOO_MANY', 'BROKEN')) throw error
    setTimeout(() => void leave(), AGAIN_MS)
  } finally {
    sending = false
  }
}

const AGAIN_MS = 3_000
const waiting = () => unsent.find((one) => one.refused === null)
const change = (id: string, changed: Partial<Unsent>) =>
  set(unsent.map((one) => (one.id === id ? { ...one, ...changed } : one)))

const FOR_GOOD = [
  'SESSION_ENDED',
  'NOT_FOUND',
  'NOT_ALLOWED',
  'NOT_SIGNED_IN',
  'BAD_INPUT',
  'TOO_LARGE',
  'PICTURE_UNREADABLE',
  'PICTURE_TAKEN',
] as const

async function send({ id, sessionId, what }: Unsent): Promise<void> {
  try {
    await leaves(id, sessionId, what)
    set(unsent.filter((one) => one.id !== id))
    if (what.kind === 'picture') URL.revokeObjectURL(what.picture.url)
  } catch (error) {
    if (!isRefusal(error, ...FOR_GOOD)) throw error
    change(id, { refused: error })
  }
}

async function leaves(id: string, sessionId: string, what: Outgoing): Promise<void> {
  switch (what.kind) {
    case 'text':
    case 'mark':
      await api.sessions.say({ sessionId, id, kind: what.kind, text: what.text })
      return
    case 'picture': {
      let { picture } = what
      const pictureId = await sendPicture(picture, (way) => {
        picture = { ...picture, way }
        change(id, { what: { kind: 'picture', picture } })
      })
      await api.sessions.pass({ sessionId, id, what: { kind: 'picture', pictureId } })
      return
    }
    case 'snippet':
    case 'file':
      await api.sessions.pass({ sessionId, id, what })
  }
}

/** Passes it to the other of the pair. @param id given when it has one already */
export function pass(sessionId: string, what: Outgoing, id: string = newId()): void {
  if (unsent.some((one) => one.id === id)) return
  set([...unsent, { id, sessionId, what, refused: null }])
  void leave()
}

/** Writes to the other of the pair. */
export function say(sessionId: string, kind: 'text' | 'mark', text: string): void {
  const words = text.trim().slice(0, 4000)
  if (words) pass(sessionId, { kind, text: words })
}

live.subscribe(() => {
  if (waiting() && live.state().state === 'open') void leave()
})
