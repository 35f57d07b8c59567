import type { Surface } from '@binome/contract/signal.ts'
import { Emitter } from './emitter.ts'

/** What came of asking for a screen. `monitor`: a whole desktop was picked where only a tab or a window is allowed. */
export type PickResult = 'picked' | 'refused' | 'unsupported' | 'monitor' | 'cameraBlocked' | 'noCamera'

/** Which camera of a phone: at its back, or the one that looks at whoever holds it. */
export type Facing = 'environment' | 'user'

/** The one at the other side of the phone; of what is no camera, none. */
export const otherCamera = (facing: Facing | null): Facing | undefined =>
  facing === null ? undefined : facing === 'user' ? 'environment' : 'user'

/** Browsers of phones cannot. */
export const canShareScreens = () => Boolean(navigator.mediaDevices?.getDisplayMedia)

/** A label held before it is to be read; a hand that holds it is slow. */
const CAMERA = { width: { ideal: 1920 }, height: { ideal: 1080 }, frameRate: { ideal: 15, max: 30 } }

interface ScreenEvents {
  /** Another screen, or none: picked here, stopped here or by the browser's own bar, or its window was closed. */
  change: PickedScreen | null
}

export interface PickedScreen {
  track: MediaStreamTrack
  /** The picture alone. */
  stream: MediaStream
  /** What the shared tab plays, when the person left that ticked in the browser's own choice. */
  sound: MediaStreamTrack | null
  surface: Surface
  /** Of a camera. */
  facing: Facing | null
}

/** What browsers know and TypeScript's DOM library does not yet (Screen Capture, W3C). */
interface DisplayOptions extends DisplayMediaStreamOptions {
  controller?: CaptureController
  monitorTypeSurfaces?: 'include' | 'exclude'
  selfBrowserSurface?: 'include' | 'exclude'
  surfaceSwitching?: 'include' | 'exclude'
  systemAudio?: 'include' | 'exclude'
}
interface CaptureController extends EventTarget {
  setFocusBehavior(behavior: 'no-focus-change'): void
}
declare const CaptureController: { new (): CaptureController } | undefined

/** What this person shows or is ready to show: a tab, a window, or a thing before a camera. A capture never survives a reload. */
export class Screen extends Emitter<ScreenEvents> {
  #picked: PickedScreen | null = null
  #stop: (() => void) | null = null

  get picked(): PickedScreen | null {
    return this.#picked
  }

  /** Must be called in the click itself, before any `await`. Keeps the screen picked before when nothing new is. */
  async pick(allow: { monitor: boolean } = { monitor: false }): Promise<PickResult> {
    if (!canShareScreens()) return 'unsupported'
    const controller = typeof CaptureController === 'undefined' ? null : new CaptureController()
    const options: DisplayOptions = {
      video: { frameRate: { max: 30 }, ...(allow.monitor ? {} : { displaySurface: 'window' }) },
      // As it is played: it is no voice, and what cleans voices spoils it. Offered for tabs only.
      audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
      monitorTypeSurfaces: allow.monitor ? 'include' : 'exclude',
      selfBrowserSurface: 'exclude',
      surfaceSwitching: 'include',
      systemAudio: 'exclude',
      ...(controller ? { controller } : {}),
    }
    try {
      const stream = await navigator.mediaDevices.getDisplayMedia(options)
      keepFocus(controller)
      const [track] = stream.getVideoTracks()
      const [sound = null] = stream.getAudioTracks()
      if (!track) return 'refused'
      const surface = surfaceOf(track)
      // Some browsers do not know how to leave the desktop out of the choice.
      if (surface === 'monitor' && !allow.monitor) {
        track.stop()
        sound?.stop()
        return 'monitor'
      }
      track.contentHint = 'text'
      this.#hold({ track, stream: new MediaStream([track]), sound, surface, facing: null })
      return 'picked'
    } catch (error) {
      if (error instanceof Error && error.name === 'NotAllowedError') return 'refused'
      return 'unsupported'
    }
  }

  /** A camera, as if it were a screen: both look at the thing itself, and draw on it. Keeps what was picked before when it cannot. */
  async pickCamera(facing: Facing): Promise<PickResult> {
    if (!navigator.mediaDevices?.getUserMedia) return 'noCamera'
    // Many phones open one camera at a time.
    if (this.#picked?.facing) this.#picked.track.stop()
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ video: { ...CAMERA, facingMode: { ideal: facing } } })
      const [track] = stream.getVideoTracks()
      if (!track) return 'noCamera'
      track.contentHint = 'detail'
      this.#hold({ track, stream, sound: null, surface: 'camera', facing })
      return 'picked'
    } catch (error) {
      if (this.#picked?.facing) this.#hold(null)
      return error instanceof Error && error.name === 'NotAllowedError' ? 'cameraBlocked' : 'noCamera'
    }
  }

  stop(): void {
    if (this.#picked) this.#hold(null)
  }

  #hold(picked: PickedScreen | null): void {
    this.#stop?.()
    this.#stop = null
    this.#picked?.track.stop()
    this.#picked?.sound?.stop()
    this.#picked = picked
    if (picked) {
      const ended = () => this.#hold(null)
      picked.track.addEventListener('ended', ended)
      this.#stop = () => picked.track.removeEventListener('ended', ended)
    }
    this.emit('change', picked)
  }
}

/**
 * Firefox (140) does not say what it captures, and calls a whole desktop so, in every language; of its windows it gives
 * the title.
 */
const DESKTOP = /^(Primary Monitor|Screen \d+)$/

/** What is captured; what nobody tells is taken for a window. */
export function surfaceOf(track: Pick<MediaStreamTrack, 'label' | 'getSettings'>): Surface {
  const { displaySurface } = track.getSettings()
  if (displaySurface === 'browser' || displaySurface === 'monitor') return displaySurface
  return displaySurface === undefined && DESKTOP.test(track.label) ? 'monitor' : 'window'
}

/** Stay on this page after the pick instead of jumping to the picked window. */
function keepFocus(controller: CaptureController | null): void {
  try {
    controller?.setFocusBehavior('no-focus-change')
  } catch {
    // Not allowed for a whole desktop, nor when the pick took the focus first: then the browser decides.
  }
}
