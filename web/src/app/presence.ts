import { useEffect } from 'react'
import { live } from './live.ts'
import { useLine } from './live-react.ts'

/** Nobody at the keyboard, or another tab in front, for so long: whoever asks gets an answer later. */
const IDLE_MS = 120_000

/** Tells the server whether somebody is at this tab: when it changes, and anew on a new line. Nobody is shown it. */
export function usePresence(): void {
  const open = useLine().state === 'open'
  useEffect(() => {
    if (!open) return
    let active = true
    let timer = 0
    const say = (now: boolean) => {
      if (now === active) return
      active = now
      void live.say({ type: 'presence', state: now ? 'active' : 'idle' })
    }
    const here = () => {
      if (document.visibilityState !== 'visible') return
      window.clearTimeout(timer)
      timer = window.setTimeout(() => say(false), IDLE_MS)
      say(true)
    }
    const signs = ['pointermove', 'pointerdown', 'keydown', 'scroll'] as const
    for (const sign of signs) window.addEventListener(sign, here, { passive: true })
    document.addEventListener('visibilitychange', here)
    timer = window.setTimeout(() => say(false), IDLE_MS)
    return () => {
      window.clearTimeout(timer)
      for (const sign of signs) window.removeEventListener(sign, here)
      document.removeEventListener('visibilitychange', here)
    }
  }, [open])
}
