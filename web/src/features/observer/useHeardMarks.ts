import { useEffect } from 'react'
import type { Hand, Marks } from '../../call/marks.ts'
import { announce } from '../../ui/LiveRegion.tsx'
import { useMarkWords } from '../session/MarkLine.tsx'

/** What these hands draw is said aloud to whoever has no log that says it [H6]. */
export function useHeardMarks(marks: Marks | null, names: { [H in Hand]?: string | undefined }): void {
  const words = useMarkWords()
  useEffect(
    () =>
      marks?.on('heard', ({ by, described }) => {
        const name = names[by]
        if (name !== undefined) announce(words(described, false, name))
      }),
    [marks, names, words],
  )
}
