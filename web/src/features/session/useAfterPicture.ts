import { startTransition, useCallback, useEffect, useState } from 'react'

/** Who is shown no picture by then gets the rest all the same, ms. */
const PATIENCE_MS = 700

/**
 * True from the first picture on, or where none comes soon: what can wait is drawn after it, in pieces, so that neither
 * the connection nor the picture is kept waiting by the drawing.
 * @returns and what is to be told the element that shows the picture
 */
export function useAfterPicture(): [after: boolean, onVideo: (video: HTMLVideoElement | null) => void] {
  const [video, setVideo] = useState<HTMLVideoElement | null>(null)
  const [after, setAfter] = useState(false)
  const shown = useCallback(() => startTransition(() => setAfter(true)), [])
  useEffect(() => {
    const timer = setTimeout(shown, PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [shown])
  useEffect(() => {
    video?.addEventListener('loadeddata', shown, { once: true })
    return () => video?.removeEventListener('loadeddata', shown)
  }, [video, shown])
  return [after, setVideo]
}
