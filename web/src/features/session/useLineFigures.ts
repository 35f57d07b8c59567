import { useEffect, useState } from 'react'
import type { Call } from '../../call/call.ts'
import { countersOf, figuresBetween, type LineCounters, type LineFigures } from '../../call/line-figures.ts'

const EVERY_MS = 1000

/** What the link carries, measured while somebody looks; null until there were two looks at one. */
export function useLineFigures(call: Call): LineFigures | null {
  const [figures, setFigures] = useState<LineFigures | null>(null)
  useEffect(() => {
    let gone = false
    let before: LineCounters | null = null
    const look = async () => {
      const report = await call.getStats()
      if (gone) return
      const now = report && countersOf(report)
      if (now && before) setFigures(figuresBetween(before, now))
      before = now
    }
    void look()
    const timer = setInterval(() => void look(), EVERY_MS)
    return () => {
      gone = true
      clearInterval(timer)
    }
  }, [call])
  return figures
}
