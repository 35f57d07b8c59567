import { useCallback, useEffect, useRef, useState } from 'react'
import { linkChecked, storedLink } from '../../call/bitrate.ts'
import { WorkerClock } from '../../call/clock.ts'
import { NetworkCheck } from '../../call/network-check.ts'
import { freshIce, relayOnly } from '../session/ice.ts'
import { isNetworkKnown } from './checked.ts'
import { checkedNow, noteChecked } from './useChecked.ts'

/** Looks at the network; what is found is remembered. Returns what ends it before its time. */
function lookAtNetwork(done: () => void): () => void {
  const clock = new WorkerClock()
  const check = new NetworkCheck({ clock, iceServers: freshIce, relayOnly })
  void check.run().then((found) => {
    clock.end()
    if (found) noteChecked({ network: { at: Date.now(), ...found } })
    if (found?.kbps) {
      const memory = storedLink(localStorage, Date.now)
      memory.write(linkChecked(memory.read(), found.kbps))
    }
    done()
  })
  return () => check.end()
}

/** The network, looked at when it is wanted and again on request; ends with its screen, and nothing waits for it [U7]. */
export function useNetworkCheck(wanted: boolean): { looking: boolean; again: () => void } {
  const [looking, setLooking] = useState(false)
  const stop = useRef<(() => void) | null>(null)
  const look = useCallback(() => {
    stop.current?.()
    setLooking(true)
    const mine = lookAtNetwork(() => {
      if (stop.current === mine) setLooking(false)
    })
    stop.current = mine
    return mine
  }, [])
  useEffect(() => (wanted && !isNetworkKnown(checkedNow(), Date.now()) ? look() : undefined), [wanted, look])
  useEffect(() => () => stop.current?.(), [])
  return { looking, again: look }
}
