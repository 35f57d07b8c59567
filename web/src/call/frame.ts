import type { Point } from '@binome/contract/signal.ts'

/** CSS pixels, from the top left corner of the page. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** How a captured frame is looked at. */
export interface View {
  /** `getBoundingClientRect()` of the element that shows the picture. */
  element: Box
  /** Pixels of the captured frame (`videoWidth`, `videoHeight`). */
  frame: { width: number; height: number }
  /** 1 = the whole frame fits (`object-fit: contain`). */
  zoom: number
  /** CSS pixels the picture is moved by, from the centre of the element. */
  pan: { x: number; y: number }
}

/** Where the whole frame lies on the page: letterboxed, then zoomed about the centre, then panned. */
export function pictureBox({ element, frame, zoom, pan }: View): Box {
  const fit = Math.min(element.width / frame.width, element.height / frame.height) * zoom
  const width = frame.width * fit
  const height = frame.height * fit
  return {
    x: element.x + (element.width - width) / 2 + pan.x,
    y: element.y + (element.height - height) / 2 + pan.y,
    width,
    height,
  }
}

/**
 * A place on the page as a fraction of the captured frame. It does not depend on the size of the window,
 * on zoom or on the pixels of the screen, so both sides mean the same place.
 */
export function toFrame(view: View, clientX: number, clientY: number): Point {
  const box = pictureBox(view)
  return [(clientX - box.x) / box.width, (clientY - box.y) / box.height]
}

/** The same place on the page, in CSS pixels. */
export function toPage(view: View, [u, v]: Point): { x: number; y: number } {
  const box = pictureBox(view)
  return { x: box.x + u * box.width, y: box.y + v * box.height }
}

/** Is the point on the frame itself, not on the bars beside it? */
export function onFrame([u, v]: Point): boolean {
  return u >= 0 && u <= 1 && v >= 0 && v <= 1
}

/** The pan that keeps the place under the pointer where it is while the zoom changes. */
export function zoomAbout(view: View, zoom: number, clientX: number, clientY: number): View {
  const point = toFrame(view, clientX, clientY)
  const zoomed = { ...view, zoom }
  const moved = toPage(zoomed, point)
  return { ...zoomed, pan: { x: view.pan.x + clientX - moved.x, y: view.pan.y + clientY - moved.y } }
}
