type Subscribe = (tell: () => void) => () => void

/** Who would have been drawn anew meanwhile; null: nothing holds the drawing back. */
let missed: Set<() => void> | null = null

/** Nothing is kept from being drawn for longer than this. */
const DRAWN_AFTER_MS = 1000

/**
 * While this is done nothing is drawn anew, for a second at most: it has the page's one thread to itself. Then all that
 * changed is drawn, once.
 */
export async function undrawn<T>(deed: () => Promise<T>): Promise<T> {
  missed ??= new Set()
  const timer = setTimeout(drawMissed, DRAWN_AFTER_MS)
  try {
    return await deed()
  } finally {
    clearTimeout(timer)
    drawMissed()
  }
}

function drawMissed(): void {
  const tells = missed ?? []
  missed = null
  for (const tell of tells) tell()
}

/** The same subscription, which waits while something is `undrawn`. */
export const whenDrawn =
  (subscribe: Subscribe): Subscribe =>
  (tell) => {
    const stop = subscribe(() => {
      if (missed) missed.add(tell)
      else tell()
    })
    return () => {
      missed?.delete(tell)
      stop()
    }
  }
