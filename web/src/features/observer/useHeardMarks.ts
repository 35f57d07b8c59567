import { useEffect, useEffectEvent } from 'react'
import type { Described } from '../../call/describe.ts'
import type { Hand, Marks } from '../../call/marks.ts'
import { announce } from '../../ui/LiveRegion.tsx'
import { useMarkWords } from '../session/MarkLine.tsx'

/** What these hands draw is said aloud to whoever has no log that says it [H6]. */
export function useHeardMarks(marks: Marks, names: { [H in Hand]?: string | undefined }): void {
  const words = useMarkWords()
  const say = useEffectEvent(({ by, described }: { by: Hand; described: Described }) => {
    const name = names[by]
    if (name !== undefined) announce(words(described, false, name))
  })
  useEffect(() => marks.on('heard', (heard) => say(heard)), [marks])
}
