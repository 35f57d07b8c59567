import { useSyncExternalStore } from 'react'
import { api, isRefusal } from '../../app/api.ts'
import { live } from '../../app/live.ts'
import type { Deed } from './pending.ts'

/**
 * What I did to the guide and the server has not answered yet. Outside React: it survives the drawer, leaves in order,
 * one at a time, and by itself when the line is back.
 */
interface Under {
  sessionId: string
  deed: Deed
}

let underway: readonly Under[] = []
/** The last one that was refused: said to whoever did it, and forgotten with the next deed. */
let refused: { sessionId: string; error: unknown } | null = null
const heard = new Set<() => void>()

function set(next: readonly Under[], error: typeof refused = refused) {
  underway = next
  refused = error
  for (const tell of heard) tell()
}

const subscribe = (tell: () => void) => {
  heard.add(tell)
  return () => {
    heard.delete(tell)
  }
}

export const useUnderway = (): readonly Under[] => useSyncExternalStore(subscribe, () => underway)
export const useRefusedDeed = () => useSyncExternalStore(subscribe, () => refused)

const AGAIN_MS = 3_000
let sending = false

async function leave(): Promise<void> {
  if (sending) return
  sending = true
  try {
    for (let one = underway[0]; one; one = underway[0]) await send(one)
  } catch (error) {
    if (!isRefusal(error, 'OFFLINE', 'BUSY', 'TOO_MANY', 'BROKEN')) throw error
    setTimeout(() => void leave(), AGAIN_MS)
  } finally {
    sending = false
  }
}

async function send(one: Under): Promise<void> {
  const done = () => underway.filter((other) => other !== one)
  try {
    await call(one)
    set(done())
  } catch (error) {
    if (isRefusal(error, 'OFFLINE', 'BUSY', 'TOO_MANY', 'BROKEN')) throw error
    set(done(), { sessionId: one.sessionId, error })
  }
}

function call({ sessionId, deed }: Under): Promise<unknown> {
  switch (deed.do) {
    case 'mode':
      return api.guide.setMode({ sessionId, id: deed.id, mode: deed.mode })
    case 'alone':
      return api.guide.setAlone({ sessionId, id: deed.id, alone: deed.alone })
    case 'write': {
      const { stepId, words, version, after } = deed
      return api.guide.writeStep({ sessionId, stepId, words, version, ...(after !== undefined && { after }) })
    }
    case 'place':
      return api.guide.placeStep({ sessionId, stepId: deed.stepId, version: deed.version, after: deed.after })
    case 'remove':
      return api.guide.removeStep({ sessionId, stepId: deed.stepId, version: deed.version })
    case 'tick':
      return api.guide.tickStep({ sessionId, stepId: deed.stepId, pass: deed.pass, turns: deed.turns })
  }
}

/** Seen at once here; the other sees it when the server has it. */
export function doDeed(sessionId: string, deed: Deed): void {
  set([...underway, { sessionId, deed }], null)
  void leave()
}

live.subscribe(() => {
  if (underway.length > 0 && live.state().state === 'open') void leave()
})
