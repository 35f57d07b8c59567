import type { Tap } from '@binome/contract/now.ts'
import { useNow } from '../../app/live-react.ts'

/** My taps as this page shows them by itself: whoever wants none in a tab sees here only what they put off [V3]. */
export function useTapsHere(): readonly Tap[] | null {
  const taps = useNow((now) => now.taps)
  const tab = useNow((now) => now.me.channels.tab)
  return tab === false ? (taps?.filter(({ state }) => state.state === 'postponed') ?? null) : taps
}
