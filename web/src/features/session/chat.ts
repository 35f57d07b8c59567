import type { Message } from '@binome/contract/now.ts'
import { useSyncExternalStore } from 'react'
import { api, isRefusal } from '../../app/api.ts'
import { newId } from '../../app/id.ts'
import { live } from '../../app/live.ts'

/**
 * What I wrote and the server has not kept yet. Outside React: closing the drawer loses nothing, and what was written
 * without a line leaves by itself, in order, when it is back. The id is ours, so that nothing is kept twice.
 */
export interface Unsent {
  id: string
  sessionId: string
  kind: Message['kind']
  text: string
  at: string
  /** Refused for good: the session is over. */
  refused: boolean
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
const waiting = () => unsent.find((one) => !one.refused)

async function send({ id, sessionId, kind, text }: Unsent): Promise<void> {
  try {
    await api.sessions.say({ sessionId, id, kind, text })
    set(unsent.filter((one) => one.id !== id))
  } catch (error) {
    if (!isRefusal(error, 'SESSION_ENDED', 'NOT_FOUND', 'NOT_ALLOWED', 'NOT_SIGNED_IN', 'BAD_INPUT')) throw error
    set(unsent.map((one) => (one.id === id ? { ...one, refused: true } : one)))
  }
}

/** Writes to the other of the pair. */
export function say(sessionId: string, kind: Message['kind'], text: string): void {
  const words = text.trim().slice(0, 4000)
  if (!words) return
  set([...unsent, { id: newId(), sessionId, kind, text: words, at: new Date().toISOString(), refused: false }])
  void leave()
}

live.subscribe(() => {
  if (waiting() && live.state().state === 'open') void leave()
})
