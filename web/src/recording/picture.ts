import type { Point } from '@binome/contract/signal.ts'

/** Frames a second at most; a page that stands still has one a second, so that what is said beside it never waits for it. */
export const FRAME_MS = 200
const STILL_MS = 1000
const MOST = { width: 1920, height: 1200 }
const NOTHING_SHOWN = { width: 1280, height: 720 }
const GROUND = '#1d1a1b'

/** Where a picture of one shape lies whole in the middle of another: fractions of the other. Pure. */
export function within(
  inner: { width: number; height: number },
  outer: { width: number; height: number },
): { x: number; y: number; width: number; height: number } {
  const scale = Math.min(outer.width / inner.width, outer.height / inner.height)
  const width = (inner.width * scale) / outer.width
  const height = (inner.height * scale) / outer.height
  return { x: (1 - width) / 2, y: (1 - height) / 2, width, height }
}

/** The size of what is recorded: that of the first picture, never larger than `MOST`; even, as encoders want it. Pure. */
export function sizeFor(frame: { width: number; height: number } | null): { width: number; height: number } {
  if (!frame) return NOTHING_SHOWN
  const scale = Math.min(1, MOST.width / frame.width, MOST.height / frame.height)
  const even = (value: number) => Math.max(2, Math.round((value * scale) / 2) * 2)
  return { width: even(frame.width), height: even(frame.height) }
}

/**
 * The stage as one picture of one size from beginning to end, whoever shares and whatever: a recorder breaks off when its
 * track is another or its size changes. Nothing shared, or held back: an empty ground.
 */
export class Picture {
  readonly track: MediaStreamTrack
  readonly #request: () => void
  readonly #canvas = document.createElement('canvas')
  readonly #brush: CanvasRenderingContext2D
  readonly #video = document.createElement('video')
  #shown: MediaStream | null = null
  #last = { at: 0, time: -1 }

  /** @param stage what is on stage as it begins */
  constructor(stage: MediaStream | null) {
    this.#video.muted = true
    this.#show(stage)
    const settings = stage?.getVideoTracks()[0]?.getSettings()
    const { width, height } = settings ?? {}
    Object.assign(this.#canvas, sizeFor(width && height ? { width, height } : null))
    const brush = this.#canvas.getContext('2d', { alpha: false })
    const stream = this.#canvas.captureStream(0)
    const [track] = stream.getVideoTracks()
    if (!brush || !track) throw new Error('no canvas to record from')
    this.#brush = brush
    this.track = track
    this.#request = requestOf(stream, track)
  }

  /** Whether what is on stage has a picture; where nothing is, there is none to wait for. */
  get isThere(): boolean {
    return this.#shown === null || this.#video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA
  }

  /** Draws what is on stage now, when there is something new to draw. */
  draw(stage: MediaStream | null, now: number): void {
    if (stage !== this.#shown) this.#show(stage)
    const time = stage ? this.#video.currentTime : -1
    if (time === this.#last.time && now - this.#last.at < STILL_MS) return
    this.#last = { at: now, time }
    const { width, height } = this.#canvas
    this.#brush.fillStyle = GROUND
    this.#brush.fillRect(0, 0, width, height)
    const box = this.#box()
    if (box) {
      const at = [box.x * width, box.y * height, box.width * width, box.height * height] as const
      this.#brush.drawImage(this.#video, ...at)
    }
    this.#request()
  }

  /** A place on the stage as a place on what is recorded. */
  place([u, v]: Point): Point {
    const box = this.#box()
    if (!box) return [u, v]
    const held = (value: number) => Math.min(1.25, Math.max(-0.25, value))
    return [held(box.x + u * box.width), held(box.y + v * box.height)]
  }

  end(): void {
    this.track.stop()
    this.#video.srcObject = null
  }

  #box() {
    const { videoWidth: width, videoHeight: height } = this.#video
    return this.#shown && width > 0 && height > 0 ? within({ width, height }, this.#canvas) : null
  }

  #show(stage: MediaStream | null): void {
    this.#shown = stage
    this.#video.srcObject = stage
    // Refused only when another stream has taken its place meanwhile.
    if (stage) this.#video.play().catch(() => undefined)
  }
}

/** What takes the canvas as it is now for the next frame: a word to the track, and in Firefox to the stream. */
function requestOf(stream: MediaStream, track: MediaStreamTrack): () => void {
  const asked = [track, stream].find((one): one is CanvasCaptureMediaStreamTrack => 'requestFrame' in one)
  if (!asked) throw new Error('no canvas to record from')
  return () => asked.requestFrame()
}
