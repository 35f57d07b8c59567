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
    video.srcObject = stream
    return () => {
      video.srcObject = null
    }
  }, [stream])
  useEffect(() => {
    onVideo?.(place.current)
    return () => onVideo?.(null)
  }, [onVideo])
  return <video ref={place} className={className} autoPlay muted playsInline aria-label={label} hidden={hidden} />
}
