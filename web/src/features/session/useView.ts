import { useCallback, useEffect, useState } from 'react'
import { pictureBox, type View, zoomAbout } from '../../call/frame.ts'

const MOST_ZOOM = 6

const clampPan = (view: View): View => {
  const box = pictureBox(view)
  const { element, pan } = view
  // The picture may be moved as far as its edge meets the middle of the stage.
  const reach = (size: number, place: number) => Math.max(0, (size - place) / 2)
  const x = reach(box.width, element.width)
  const y = reach(box.height, element.height)
  return { ...view, pan: { x: Math.min(x, Math.max(-x, pan.x)), y: Math.min(y, Math.max(-y, pan.y)) } }
}

export interface Looking {
  view: View | null
  /** The element the picture lies in. */
  place: (element: HTMLElement | null) => void
  /** The video, for the size of its frame. */
  picture: (video: HTMLVideoElement | null) => void
  fit: () => void
  zoom: (factor: number, clientX: number, clientY: number) => void
  pan: (dx: number, dy: number) => void
}

/** How the stage is looked at: fitted, or zoomed and moved by hand. */
export function useView(): Looking {
  const [element, setElement] = useState<HTMLElement | null>(null)
  const [video, setVideo] = useState<HTMLVideoElement | null>(null)
  const [view, setView] = useState<View | null>(null)

  useEffect(() => {
    if (!element || !video) {
      setView(null)
      return
    }
    const measure = () => {
      const { x, y, width, height } = element.getBoundingClientRect()
      const frame = { width: video.videoWidth, height: video.videoHeight }
      if (!frame.width || !frame.height || !width || !height) return
      setView((now) => clampPan({ zoom: 1, pan: { x: 0, y: 0 }, ...now, element: { x, y, width, height }, frame }))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    video.addEventListener('resize', measure)
    video.addEventListener('loadedmetadata', measure)
    measure()
    return () => {
      observer.disconnect()
      video.removeEventListener('resize', measure)
      video.removeEventListener('loadedmetadata', measure)
    }
  }, [element, video])

  const change = useCallback((next: (now: View) => View) => setView((now) => (now ? clampPan(next(now)) : now)), [])
  return {
    view,
    place: setElement,
    picture: setVideo,
    fit: useCallback(() => change((now) => ({ ...now, zoom: 1, pan: { x: 0, y: 0 } })), [change]),
    zoom: useCallback(
      (factor, x, y) => change((now) => zoomAbout(now, Math.min(MOST_ZOOM, Math.max(1, now.zoom * factor)), x, y)),
      [change],
    ),
    pan: useCallback(
      (dx, dy) => change((now) => ({ ...now, pan: { x: now.pan.x + dx, y: now.pan.y + dy } })),
      [change],
    ),
  }
}
