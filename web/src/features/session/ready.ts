import { askIceEarly } from './ice.ts'

let warm = false

/**
 * Where a call is likely, what its first second needs is made ready: servers to connect through, the page of the
 * session, and the browser's own machinery, whose first connection costs it some 30 ms. Nothing is connected, gathered
 * or told to anybody.
 */
export function getReady(): void {
  askIceEarly()
  if (warm) return
  warm = true
  import('./SessionPage.tsx').catch(() => {
    // Offline for a moment: the route fetches it again.
    warm = false
  })
  new RTCPeerConnection().close()
}
