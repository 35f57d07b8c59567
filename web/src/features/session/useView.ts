import { useCallback, useEffect, useState } from 'react'
import { clampPan, type View, zoomAbout, zoomFor } from '../../call/frame.ts'

/** As far as one comes to it by hand: half of pixel for pixel (or all of it, if that is smaller), and six times all of it. */
const within = (view: View, zoom: number): number =>
  Math.min(Math.max(6, zoomFor(view, 3)), Math.max(Math.min(1, zoomFor(view, 0.5)), zoom))

/** Hears once that the page is zoomed or on another screen: the same size perhaps, in other pixels. */
function onOtherScreen(page: Window, dpr: number, heard: () => void): () => void {
  const same = page.matchMedia(`(resolution: ${dpr}dppx)`)
  same.addEventListener('change', heard)
  return () => same.removeEventListener('change', heard)
}

export interface Looking {
  view: View | null
  /** The element the picture lies in, once it is there. */
  element: HTMLElement | null
  place: (element: HTMLElement | null) => void
  /** The video, for the size of its frame. */
  picture: (video: HTMLVideoElement | null) => void
  fit: () => void
  /** Pixel for pixel, or so much of it: 1 is 100 %. */
  scale: (scale: number) => void
  /** About a place of the page; about the middle of the stage without one. */
  zoom: (factor: number, clientX?: number, clientY?: number) => void
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
    // Its own page, which may be the small window: the page behind it measures nothing while it is hidden.
    const page = element.ownerDocument.defaultView as (Window & typeof globalThis) | null
    if (!page) return
    let stopScreen: (() => void) | null = null
    const measure = () => {
      const { x, y, width, height } = element.getBoundingClientRect()
      const frame = { width: video.videoWidth, height: video.videoHeight }
      if (!frame.width || !frame.height || !width || !height) return
      const dpr = page.devicePixelRatio
      stopScreen?.()
      stopScreen = onOtherScreen(page, dpr, measure)
      setView((now) => clampPan({ zoom: 1, pan: { x: 0, y: 0 }, ...now, element: { x, y, width, height }, frame, dpr }))
    }
    const observer = new page.ResizeObserver(measure)
    observer.observe(element)
    video.addEventListener('resize', measure)
    video.addEventListener('loadedmetadata', measure)
    measure()
    return () => {
      observer.disconnect()
      stopScreen?.()
      video.removeEventListener('resize', measure)
      video.removeEventListener('loadedmetadata', measure)
    }
  }, [element, video])

  const change = useCallback((next: (now: View) => View) => setView((now) => (now ? clampPan(next(now)) : now)), [])
  return {
    view,
    element,
    place: setElement,
    picture: setVideo,
    fit: useCallback(() => change((now) => ({ ...now, zoom: 1, pan: { x: 0, y: 0 } })), [change]),
    scale: useCallback((scale) => change((now) => ({ ...now, zoom: within(now, zoomFor(now, scale)) })), [change]),
    zoom: useCallback(
      (factor, x, y) =>
        change((now) => {
          const { element } = now
          const about = [x ?? element.x + element.width / 2, y ?? element.y + element.height / 2] as const
          return zoomAbout(now, within(now, now.zoom * factor), ...about)
        }),
      [change],
    ),
    pan: useCallback(
      (dx, dy) => change((now) => ({ ...now, pan: { x: now.pan.x + dx, y: now.pan.y + dy } })),
      [change],
    ),
  }
}
