import type { BookingView } from '@binome/contract/now.ts'
import { useNow } from '../../app/live-react.ts'

/** The moment that the seeker of this ask waits for, asked for or booked; null when there is none. */
export function useBooking(askId: string): BookingView | null {
  return useNow((now) => now.bookings.find((one) => one.askId === askId && isAwaited(one)) ?? null)
}

const isAwaited = ({ role, state }: BookingView) => role === 'seeker' && (state === 'proposed' || state === 'booked')
