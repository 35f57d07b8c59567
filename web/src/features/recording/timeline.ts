import type { Message } from '@binome/contract/session.ts'
import type { RecordedMark, Recording } from '@binome/contract/verbs/recording.ts'
import type { DrawnMark } from '../../call/marks.ts'

/** Something that was written or shown while it was recorded. `at`: seconds of the recording. */
export interface Moment {
  at: number
  message: Message
}

/** What was written from its beginning to its end, in order. Pure. */
export function momentsOf({ startedAt, ms }: Recording, messages: readonly Message[]): Moment[] {
  const began = new Date(startedAt).getTime()
  return messages.flatMap((message) => {
    const at = new Date(message.at).getTime() - began
    return at >= 0 && at <= ms ? [{ at: at / 1000, message }] : []
  })
}

/** The last of them that has come by then; -1: none yet. Pure. */
export const reached = (moments: readonly Moment[], seconds: number): number =>
  moments.findLastIndex(({ at }) => at <= seconds + 0.05)

/** What is to be seen on the picture at that moment. Pure. */
export function drawnAt(marks: readonly RecordedMark[], seconds: number): DrawnMark[] {
  const now = seconds * 1000
  return marks.flatMap(({ from, to, ...mark }): DrawnMark[] =>
    from <= now && (to === null || now < to) ? [{ ...mark, stage: '', end: { is: 'staying' } }] : [],
  )
}
