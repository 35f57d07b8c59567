import { Emitter } from './emitter.ts'
import { documentPip } from './small-window.ts'

interface MirrorEvents {
  change: Window | null
}

/** Wide enough to read a mark on a whole screen; the person may make it as large as they like. */
const SIZE = { width: 480, height: 330 }
/** Each picture is drawn a second time beside the one that is sent; what others draw on it does not wait for the next. */
const PICTURES_PER_SECOND = 8

/**
 * The always-on-top window of a person who shares: what it shows (their own screen, with what the other draws on it) is
 * drawn into it by the page; here is whether it is there.
 */
export class Mirror extends Emitter<MirrorEvents> {
  #window: Window | null = null
  #opening = false

  get window(): Window | null {
    return this.#window
  }

  /** In a click. False where browsers have no such window, or refuse. */
  async open(): Promise<boolean> {
    const pip = documentPip()
    if (this.#window || this.#opening) return true
    if (!pip) return false
    this.#opening = true
    try {
      this.take(await pip.requestWindow(SIZE))
      return true
    } catch {
      return false
    } finally {
      this.#opening = false
    }
  }

  /** A window that was opened for something else, and is empty by now. */
  take(view: Window): void {
    this.close()
    this.#window = view
    view.addEventListener('pagehide', () => {
      if (this.#window !== view) return
      this.#window = null
      this.emit('change', null)
    })
    this.emit('change', view)
  }

  close(): void {
    const view = this.#window
    if (!view) return
    this.#window = null
    this.emit('change', null)
    view.close()
  }
}

/** A copy of a screen with few pictures a second, for whoever sees the screen itself; it is the caller's to stop. */
export function mirrored(screen: MediaStream): MediaStream {
  const tracks = screen.getVideoTracks().map((track) => track.clone())
  for (const track of tracks) {
    // Where it is refused, or gone by then, the picture moves more often: no harm but the work.
    track.applyConstraints({ frameRate: { max: PICTURES_PER_SECOND } }).catch(() => undefined)
  }
  return new MediaStream(tracks)
}
