import { type RefObject, useEffect, useRef } from 'react'

/**
 * The heading of a page takes the focus when one arrives there from another page, so that a keyboard and a screen
 * reader begin where the page begins. Not over a place where somebody is typing.
 */
export function useArrival<E extends HTMLElement>(): RefObject<E | null> {
  const place = useRef<E>(null)
  useEffect(() => {
    const at = document.activeElement
    if (!at || at === document.body || !at.isConnected || at.closest('main') === null) {
      place.current?.focus({ preventScroll: true })
    }
  }, [])
  return place
}
