import { useEffect, useState } from 'react'

const heard = new Set<(words: string) => void>()

/** Says something to screen readers, politely, without showing it. Never an alert, never takes the focus. */
export function announce(words: string): void {
  for (const tell of heard) tell(words)
}

/** The one polite region of the page; mounted once by the layout. */
export function LiveRegion() {
  const [said, setSaid] = useState({ words: '', turn: 0 })
  useEffect(() => {
    const tell = (words: string) => setSaid((before) => ({ words, turn: before.turn + 1 }))
    heard.add(tell)
    return () => {
      heard.delete(tell)
    }
  }, [])
  // A no-break space on every other turn, so that the same words said twice are spoken twice.
  return (
    <div className="b-hidden" role="status" aria-live="polite">
      {said.words + (said.turn % 2 ? '\u00a0' : '')}
    </div>
  )
}
