import type { Tap } from '@binome/contract/now.ts'
import { type RefObject, useEffect, useRef } from 'react'
import { live } from '../../app/live.ts'

/**
 * Tells the server, once each time it is shown, that a tap was really on the screen: half of it, in a tab that is looked at.
 * One that was put off is to be seen anew when it comes again.
 */
export function useSeen({ offerId, state }: Pick<Tap, 'offerId' | 'state'>): RefObject<HTMLDivElement | null> {
  const open = state.state === 'open'
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = place.current
    if (!element || !open) return
    let inView = false
    let told = false
    const tell = () => {
      if (!inView || document.visibilityState !== 'visible' || told) return
      told = true
      void live.say({ type: 'offer_seen', offerId }).then((ack) => {
        if (!ack.ok && ack.code === 'OFFLINE') told = false
      })
    }
    const observer = new IntersectionObserver(
      ([entry]) => {
        inView = (entry?.intersectionRatio ?? 0) >= 0.5 || (entry?.intersectionRect.height ?? 0) > innerHeight * 0.4
        tell()
      },
      { threshold: [0, 0.25, 0.5] },
    )
    observer.observe(element)
    document.addEventListener('visibilitychange', tell)
    return () => {
      observer.disconnect()
      document.removeEventListener('visibilitychange', tell)
    }
  }, [offerId, open])
  return place
}
