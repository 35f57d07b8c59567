/** An element that does not begin is not waited for, ms. */
const BEGINS = 100

let standing: HTMLVideoElement | null = null

/**
 * Their screen, before the room is drawn, which takes the element in when it is (`earlyOf`). The first picture may be
 * quicker than the room, a picture that no element is bound to is lost, and a page that stands still gives no second one
 * for a second or two. Until there is a picture nothing is seen of it. Resolves once the element takes pictures, which
 * needs the page's thread for a moment.
 */
export async function showEarly(stream: MediaStream, label: string): Promise<void> {
  endEarly()
  const video = document.createElement('video')
  Object.assign(video, { autoplay: true, muted: true, playsInline: true, ariaLabel: label, srcObject: stream })
  const place = { position: 'fixed', inset: '0', width: '100%', height: '100%', objectFit: 'contain', zIndex: '1' }
  Object.assign(video.style, place, { pointerEvents: 'none' })
  const shown = () => {
    if (standing === video) video.style.background = 'var(--b-sunken)'
  }
  video.addEventListener('loadeddata', shown, { once: true })
  standing = video
  document.body.append(video)
  await new Promise((begun) => {
    video.addEventListener('loadstart', begun, { once: true })
    setTimeout(begun, BEGINS)
  })
}

/** The element that shows this stream before its room; null: there is none, or the room has it. */
export function earlyOf(stream: MediaStream | null): HTMLVideoElement | null {
  return standing?.srcObject === stream ? standing : null
}

/** Puts it where it belongs, which it is from now on: it goes on showing what it shows. */
export function takeIn(video: HTMLVideoElement, place: Element): void {
  if (standing === video) standing = null
  video.removeAttribute('style')
  place.append(video)
}

/** The room did not come to be. */
export function endEarly(): void {
  if (!standing) return
  standing.remove()
  standing.srcObject = null
  standing = null
}
