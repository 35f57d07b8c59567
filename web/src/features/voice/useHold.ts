import { type KeyboardEvent, type MouseEvent, type PointerEvent, type SyntheticEvent, useRef } from 'react'
import type { Voice } from '../../call/voice.ts'

/** A click that ends a press comes within this time, ms. */
const ENDS_PRESS = 60

/**
 * The microphone's button: pressed while muted it speaks at once, held it speaks as long as it is held; a click opens
 * or mutes. @param toggle what a click does when nothing was held
 */
export function useHold(voice: Voice, muted: boolean, toggle: () => void) {
  const pressing = useRef(false)
  const released = useRef(Number.NEGATIVE_INFINITY)
  const press = () => {
    pressing.current = true
    voice.press(true)
  }
  const release = (event: SyntheticEvent) => {
    if (!pressing.current) return
    pressing.current = false
    released.current = event.timeStamp
    voice.release()
  }
  const activates = (event: KeyboardEvent) => event.key === ' ' || event.key === 'Enter'
  return {
    onPointerDown(event: PointerEvent) {
      if (!muted || event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      press()
    },
    onPointerUp: release,
    onPointerCancel: release,
    onBlur: release,
    onKeyDown(event: KeyboardEvent) {
      if (!activates(event)) return
      if (pressing.current || event.repeat) event.preventDefault()
      else if (muted) {
        event.preventDefault()
        press()
      }
    },
    onKeyUp(event: KeyboardEvent) {
      if (!activates(event) || !pressing.current) return
      event.preventDefault()
      release(event)
    },
    // Held on a touch screen, this would be its menu.
    onContextMenu: (event: MouseEvent) => event.preventDefault(),
    onClick(event: MouseEvent) {
      if (event.timeStamp - released.current > ENDS_PRESS) toggle()
    },
  }
}
