import type { Line } from './live.ts'

const IDLE_MS = 120_000

export type Presence = 'active' | 'idle' | 'hidden'

/**
 * Observes this tab and nothing else: is it visible, and was it touched within two minutes? Tells the server when that
 * changes, and again after each new connection. Never what was touched, never how often.
 */
export function observePresence(line: Line, page: Document): () => void {
  let told: Presence | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let idle = false

  const current = (): Presence => (page.visibilityState === 'hidden' ? 'hidden' : idle ? 'idle' : 'active')
  const tell = () => {
    const presence = current()
    if (presence === told || line.state().state !== 'open') return
    told = presence
    void line.say({ type: 'presence', presence })
  }
  const touched = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      idle = true
      tell()
    }, IDLE_MS)
    if (idle) {
      idle = false
      tell()
    }
  }
  const lineChanged = () => {
    if (line.state().state !== 'open') told = null
    else tell()
  }

  const gestures = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const
  for (const gesture of gestures) page.addEventListener(gesture, touched, { passive: true })
  page.addEventListener('visibilitychange', tell)
  const leave = line.subscribe(lineChanged)
  touched()
  lineChanged()
  return () => {
    clearTimeout(timer)
    leave()
    page.removeEventListener('visibilitychange', tell)
    for (const gesture of gestures) page.removeEventListener(gesture, touched)
  }
}
