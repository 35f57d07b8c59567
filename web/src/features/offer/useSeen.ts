import { type RefObject, useEffect, useRef } from 'react'
import { live } from '../../app/live.ts'

const told = new Set<string>()

/** Tells the server, once, that a tap was really on the screen: half of it, in a tab that is looked at. */
export function useSeen(offerId: string): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = place.current
    if (!element || told.has(offerId)) return
    let inView = false
    const tell = () => {
      if (!inView || document.visibilityState !== 'visible' || told.has(offerId)) return
      told.add(offerId)
      void live.say({ type: 'offer_seen', offerId }).then((ack) => {
        if (!ack.ok && ack.code === 'OFFLINE') told.delete(offerId)
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
  }, [offerId])
  return place
}
