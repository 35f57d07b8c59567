import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { ENDING } from '../../call/link.ts'
import { earlyOf, takeIn } from './early.ts'

/** A live picture. Bound as soon as its stream is there, so that the first frame is not missed. */
export function Video({
  stream,
  label,
  className,
  hidden,
  onVideo,
}: {
  stream: MediaStream | null
  label: string
  className?: string | undefined
  hidden?: boolean
  /** The element, when it is there: its size in frame pixels is what marks stand on. */
  onVideo?: (video: HTMLVideoElement | null) => void
}) {
  const place = useRef<HTMLVideoElement>(null)
  const stand = useRef<HTMLSpanElement>(null)
  const [early] = useState(() => earlyOf(stream))
  useLayoutEffect(() => {
    if (!early || !stand.current) return
    takeIn(early, stand.current)
    place.current = early
    return () => early.remove()
  }, [early])
  useLayoutEffect(() => {
    if (early) Object.assign(early, { className: className ?? '', ariaLabel: label, hidden: hidden === true })
  }, [early, className, label, hidden])
  useEffect(() => {
    const video = place.current
    if (!video || video.srcObject === stream) return
    // Another link to the same screen: its last picture stays until the first of the new one, in the place of none.
    const last = video.srcObject && lastPicture(video)
    // (Not as a poster: browsers count that as a connection, which our policy lets go to our server alone.)
    if (last) video.style.background = `url(${last}) center / contain no-repeat`
    video.srcObject = stream
  }, [stream])
  useEffect(() => {
    // Another stream plays by itself.
    const standStill = () => place.current?.pause()
    const tracks = stream?.getVideoTracks() ?? []
    for (const track of tracks) track.addEventListener(ENDING, standStill)
    return () => {
      for (const track of tracks) track.removeEventListener(ENDING, standStill)
    }
  }, [stream])
  useEffect(() => {
    const video = place.current
    return () => {
      if (video) video.srcObject = null
    }
  }, [])
  useEffect(() => {
    // Nothing is shared any more: what comes next may be another screen.
    if (hidden) place.current?.style.removeProperty('background')
  }, [hidden])
  useEffect(() => {
    onVideo?.(place.current)
    return () => onVideo?.(null)
  }, [onVideo])
  if (early) return <span ref={stand} style={{ display: 'contents' }} />
  return <video ref={place} className={className} autoPlay muted playsInline aria-label={label} hidden={hidden} />
}

function lastPicture(video: HTMLVideoElement): string | null {
  const { videoWidth: width, videoHeight: height } = video
  if (width === 0 || height === 0 || video.hidden) return null
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  return canvas.toDataURL('image/jpeg', 0.9)
}
