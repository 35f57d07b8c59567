import { warmClock } from './callOf.ts'
import { askIceEarly } from './ice.ts'

let warm = false

/**
 * Where a call is likely, what its first second needs is made ready: servers to connect through, the page of the
 * session, its clock, and the browser's own machinery: its first connection costs some 30 ms, its sound is a process of
 * its own that is begun with the first list of devices. Nothing is connected, gathered, opened or told to anybody.
 */
export function getReady(): void {
  askIceEarly()
  warmClock()
  if (warm) return
  warm = true
  import('./SessionPage.tsx').catch(() => {
    // Offline for a moment: the route fetches it again.
    warm = false
  })
  new RTCPeerConnection().close()
  void navigator.mediaDevices?.enumerateDevices().catch(() => undefined)
}
