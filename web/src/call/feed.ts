import { attachVoice, ScreenAttachment } from './attach.ts'
import { firstPictureTakes } from './bitrate.ts'
import type { Clock } from './clock.ts'
import type { Link } from './link.ts'

/** The tracks that leave this computer now; null: that one does not. */
export interface Flowing {
  voice: MediaStreamTrack | null
  screen: MediaStreamTrack | null
  /** Of a shared tab, on a line of its own: it is not muted with the voice, nor cleaned like one. */
  sound: MediaStreamTrack | null
}

/** What a new link has on its lines. */
const NOTHING: Flowing = { voice: null, screen: null, sound: null }

/** Puts what flows on the lines of the current link while it is connected. What is on its line already is left alone. */
export class Feed {
  readonly #clock: Clock
  #link: Link | null = null
  /** As it was put: what a line says itself comes later, and a screen may lie there as a clone. */
  #on = NOTHING
  #attachment: ScreenAttachment | null = null
  /** Keeps the sound, which waits for its picture, from its line. */
  #noSound: (() => void) | null = null

  constructor(clock: Clock) {
    this.#clock = clock
  }

  handleLink(link: Link): void {
    this.end()
    this.#link = link
  }

  /** The link is connected, for the first time or again. Resolves when the voice is on it. */
  async handleUp(flowing: Flowing): Promise<void> {
    const before = this.#attachment
    const put = this.put(flowing)
    if (before && before === this.#attachment) void before.again()
    await put
  }

  /** Resolves when the voice is on the line. */
  async put(flowing: Flowing): Promise<void> {
    const { voice, screen, sound } = flowing
    // Also while the link is down: what is held back meanwhile does not flow when it comes back.
    if (screen !== this.#on.screen) this.#takeOff()
    const link = this.#link
    if (!link?.up || !link.lines) return
    const { lines } = link
    const before = this.#on
    this.#on = flowing
    // The screen first: it has the longer way to its first picture.
    if (screen && screen !== before.screen) {
      this.#attachment = new ScreenAttachment(lines.ours.sender, link.rates, this.#clock)
      void this.#attachment.attach(screen)
    }
    if (sound !== before.sound) {
      this.#noSound?.()
      const give = () => {
        this.#noSound = null
        // A link that closes between two awaits has nothing left to feed.
        void lines.sound?.sender.replaceTrack(sound).catch(() => undefined)
      }
      // After the first picture, which it would take a tenth of a narrow way from, silent or not.
      if (sound && screen !== before.screen) this.#noSound = this.#clock.after(firstPictureTakes(link.rates), give)
      else give()
    }
    if (voice !== before.voice) await attachVoice(lines.voice.sender, voice)
  }

  end(): void {
    this.#takeOff()
    this.#on = NOTHING
    this.#link = null
  }

  #takeOff(): void {
    this.#attachment?.end()
    this.#attachment = null
    this.#on = { ...this.#on, screen: null, ...(this.#noSound && { sound: null }) }
    this.#noSound?.()
    this.#noSound = null
  }
}
