import { useSyncExternalStore } from 'react'
import { timeNow } from './time.ts'

/** One shared second hand: every clock and every « il y a » on the screen moves on the same tick. */
const heard = new Set<() => void>()
let at = timeNow()
let timer: ReturnType<typeof setInterval> | undefined

function subscribe(tell: () => void) {
  heard.add(tell)
  if (!timer) {
    at = timeNow()
    timer = setInterval(() => {
      at = timeNow()
      for (const next of heard) next()
    }, 1000)
  }
  return () => {
    heard.delete(tell)
    if (heard.size === 0) {
      clearInterval(timer)
      timer = undefined
    }
  }
}

/** The current instant in ms, renewed each second, or only each `step` seconds (a relative time needs no more). */
export function useMoment(step = 1): number {
  return useSyncExternalStore(subscribe, () => (step === 1 ? at : Math.floor(at / (step * 1000)) * step * 1000))
}
