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
  /** Pixels of this screen for a CSS pixel (`devicePixelRatio`). */
  dpr: number
}

/** Where the whole frame lies on the page: letterboxed, then zoomed about the centre, then panned. */
function pictureBox({ element, frame, zoom, pan }: View): Box {
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
 * The same, its edges on whole pixels of this screen. A browser paints a video there whatever it is told, and moves it by
 * up to half a pixel for it; told so itself, the picture and what is drawn on it lie exactly on one another.
 */
export function drawnBox(view: View): Box {
  const { x, y, width, height } = pictureBox(view)
  const whole = (value: number) => Math.round(value * view.dpr) / view.dpr
  const [left, top, least] = [whole(x), whole(y), 1 / view.dpr]
  return {
    x: left,
    y: top,
    width: Math.max(least, whole(x + width) - left),
    height: Math.max(least, whole(y + height) - top),
  }
}

/** How large it is seen: pixels of this screen for one of the frame. 1 is pixel for pixel, as sharp as it was sent. */
export function scaleOf(view: View): number {
  return (pictureBox(view).width / view.frame.width) * view.dpr
}

/** The zoom at which it is seen that large. */
export function zoomFor(view: View, scale: number): number {
  return (view.zoom * scale) / scaleOf(view)
}

/** The pan that is nearest to this one and leaves the picture filling the stage, or in its middle when it is smaller. */
export function clampPan(view: View): View {
  const { element, pan } = view
  const box = pictureBox(view)
  const within = (value: number, size: number, place: number) => {
    const reach = Math.max(0, (size - place) / 2)
    return Math.min(reach, Math.max(-reach, value))
  }
  return {
    ...view,
    pan: { x: within(pan.x, box.width, element.width), y: within(pan.y, box.height, element.height) },
  }
}

/**
 * A place on the page as a fraction of the captured frame. It does not depend on the size of the window,
 * on zoom or on the pixels of the screen, so both sides mean the same place.
 */
export function toFrame(view: View, clientX: number, clientY: number): Point {
  const box = drawnBox(view)
  return [(clientX - box.x) / box.width, (clientY - box.y) / box.height]
}

/** The same place on the page, in CSS pixels. */
export function toPage(view: View, [u, v]: Point): { x: number; y: number } {
  const box = drawnBox(view)
  return { x: box.x + u * box.width, y: box.y + v * box.height }
}

/** Is the point on the frame itself, not on the bars beside it? */
export function onFrame([u, v]: Point): boolean {
  return u >= 0 && u <= 1 && v >= 0 && v <= 1
}

/** The pan that keeps the place under the pointer where it is while the zoom changes. */
export function zoomAbout(view: View, zoom: number, clientX: number, clientY: number): View {
  const centre = (from: number, size: number) => from + size / 2
  const grown = zoom / view.zoom - 1
  const x = view.pan.x - (clientX - centre(view.element.x, view.element.width) - view.pan.x) * grown
  const y = view.pan.y - (clientY - centre(view.element.y, view.element.height) - view.pan.y) * grown
  return { ...view, zoom, pan: { x, y } }
}
