import { useSyncExternalStore } from 'react'

const subscribe = (tell: () => void) => {
  document.addEventListener('fullscreenchange', tell)
  return () => document.removeEventListener('fullscreenchange', tell)
}

/** The whole page, so that dialogs and menus come along. `flip` is null where the browser has none (iPhone). */
export function useFullScreen(): { on: boolean; flip: (() => void) | null } {
  const on = useSyncExternalStore(subscribe, () => document.fullscreenElement !== null)
  const flip = () => {
    // Refused without a gesture or by the house: then it stays as it is, and the button says so.
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined)
    else void document.documentElement.requestFullscreen().catch(() => undefined)
  }
  return { on, flip: document.fullscreenEnabled ? flip : null }
}
