import { useEffect, useState } from 'react'
import { live } from './live.ts'
import { useLine } from './live-react.ts'

/** Nobody at the keyboard, or another tab in front, for so long: whoever asks gets an answer later. */
const IDLE_MS = 120_000

/** Tells the server while nobody is at this tab: it takes a line that says nothing for one that is used. Nobody is shown it. */
export function usePresence(): void {
  const open = useLine().state === 'open'
  const used = useUsed()
  useEffect(() => {
    if (!open || used) return
    void live.say({ type: 'presence', state: 'idle' })
    return () => void live.say({ type: 'presence', state: 'active' })
  }, [open, used])
}

/** Whether somebody used this tab these two minutes, whatever became of the line meanwhile. */
function useUsed(): boolean {
  const [used, setUsed] = useState(true)
  useEffect(() => {
    const left = () => setUsed(false)
    let timer = window.setTimeout(left, IDLE_MS)
    const here = () => {
      if (document.visibilityState !== 'visible') return
      window.clearTimeout(timer)
      timer = window.setTimeout(left, IDLE_MS)
      setUsed(true)
    }
    const signs = ['pointermove', 'pointerdown', 'keydown', 'scroll'] as const
    for (const sign of signs) window.addEventListener(sign, here, { passive: true })
    document.addEventListener('visibilitychange', here)
    return () => {
      window.clearTimeout(timer)
      for (const sign of signs) window.removeEventListener(sign, here)
      document.removeEventListener('visibilitychange', here)
    }
  }, [])
  return used
}
