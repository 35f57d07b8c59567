import { useEffect, useRef } from 'react'

/**
 * Does this browser say a move of the hand as soon as it has it (Pointer Events 3, `pointerrawupdate`; secure pages of
 * Chromium)? Other moves wait for the next frame of the page, which on a busy one is a tenth of a second away.
 */
export const saysMovesAtOnce = 'onpointerrawupdate' in globalThis

/** Calls back at each move over the element, without waiting for a frame; never where browsers do not say them so. */
export function useMovesAtOnce(element: HTMLElement | null, onMove: (event: PointerEvent) => void): void {
  const latest = useRef(onMove)
  useEffect(() => {
    latest.current = onMove
  })
  useEffect(() => {
    if (!element) return
    const moved = (event: Event) => latest.current(event as PointerEvent)
    element.addEventListener('pointerrawupdate', moved)
    return () => element.removeEventListener('pointerrawupdate', moved)
  }, [element])
}
