import type { Now } from '@binome/contract/now.ts'
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { type LineState, type LiveListeners, live } from './live.ts'
import { whenDrawn } from './undrawn.ts'

const subscribe = whenDrawn(live.subscribe)

/** A part of my Now, renewed by the server: `const taps = useNow((now) => now.taps)`. Null before the first snapshot. */
export function useNow<T>(part: (now: Now) => T): T | null {
  return useSyncExternalStore(subscribe, () => {
    const now = live.now()
    return now ? part(now) : null
  })
}

/** How the line is: for words about the connection. */
export function useLine(): LineState {
  return useSyncExternalStore(subscribe, live.state)
}

/** Hears the line while mounted; the listener always sees the current render. */
export function useLive<K extends keyof LiveListeners>(kind: K, listener: LiveListeners[K]): void {
  const latest = useEffectEvent((...args: unknown[]) => (listener as (...args: unknown[]) => void)(...args))
  useEffect(() => live.on(kind, ((...args: unknown[]) => latest(...args)) as LiveListeners[K]), [kind])
}
