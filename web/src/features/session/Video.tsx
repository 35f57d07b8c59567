import { useEffect, useRef } from 'react'

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
  useEffect(() => {
    const video = place.current
    if (!video) return
    // Another link to the same screen: its last picture stays until the first of the new one, in the place of none.
    const last = video.srcObject && lastPicture(video)
    // (Not as a poster: browsers count that as a connection, which our policy lets go to our server alone.)
    if (last) video.style.background = `url(${last}) center / contain no-repeat`
    video.srcObject = stream
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
