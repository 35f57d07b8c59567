import { Armed } from './armed.ts'
import type { Clock } from './clock.ts'
import { Emitter } from './emitter.ts'
import { Feed, type Flowing } from './feed.ts'
import type { Link } from './link.ts'
import { Microphone } from './microphone.ts'
import { Mirror } from './mirror.ts'
import { type PickResult, Screen } from './screen.ts'
import type { VoiceMemory } from './voice-choice.ts'

interface OutflowEvents {
  /** Something of what we let flow has changed. */
  change: undefined
}

/**
 * What leaves this computer: the voice and the screen that this person said yes to, on the current link, from the
 * moment it is connected. (A track attached before has its first frame encoded while there is no way out.)
 */
export class Outflow extends Emitter<OutflowEvents> {
  readonly microphone: Microphone
  readonly screen = new Screen()
  readonly armed: Armed
  readonly mirror = new Mirror()
  readonly #feed: Feed
  #voiceOn = false
  /** It was armed, and there is no microphone for it: that is said, and whoever gives one by hand is heard. */
  #voiceRefused = false
  #screenOn = false
  #paused = false
  #ended = false

  constructor(clock: Clock, voice: VoiceMemory) {
    super()
    this.#feed = new Feed(clock)
    this.armed = new Armed(clock)
    this.microphone = new Microphone({ memory: voice, onto: () => this.#put() })
    this.microphone.on('state', (state) => {
      const refused = state === 'blocked' || state === 'none'
      if (refused) {
        this.#voiceRefused ||= this.armed.flows('voice')
        this.armed.drop('voice')
      } else if (state === 'closed') this.#voiceRefused = false
      this.#changed()
    })
    this.screen.on('change', (picked) => {
      if (!picked) {
        this.#screenOn = this.#paused = false
        this.armed.drop('screen')
        this.mirror.close()
      }
      void this.#put()
      this.#changed()
    })
    this.armed.on('change', () => this.#changed())
    this.mirror.on('change', () => this.#changed())
  }

  /** The screen flows, or will as soon as there is a link. */
  get sharing(): boolean {
    return this.screen.picked !== null && (this.#screenOn || this.armed.flows('screen'))
  }

  /** Shared, and held back for the moment: nothing of it is on the line. */
  get paused(): boolean {
    return this.#paused
  }

  /** What the other one is given once there is a link, and whoever looks on with them. */
  get flowing(): Flowing {
    const picked = this.#screenOn && !this.#paused && !this.#ended ? this.screen.picked : null
    return {
      voice: this.#voiceOn && !this.#ended ? this.microphone.track : null,
      screen: picked?.track ?? null,
      sound: picked?.sound ?? null,
    }
  }

  pause(paused: boolean): void {
    if (paused === this.#paused || !this.screen.picked) return
    this.#paused = paused
    void this.#put()
    this.#changed()
  }

  /** Opens the microphone and lets the voice flow. */
  async speak(): Promise<void> {
    this.#voiceOn = true
    if (!this.microphone.track) await this.microphone.open()
    await this.#put()
  }

  /** In the click. A screen that was prepared and held back is used as it is; otherwise the browser asks for one. */
  async share(): Promise<PickResult> {
    const result = this.screen.picked && !this.#screenOn ? 'picked' : await this.screen.pick()
    if (result !== 'picked' || this.#ended) return result
    this.#screenOn = true
    void this.#put()
    this.#changed()
    return result
  }

  /** Microphone and screen closed, their lights out. */
  putOut(): void {
    this.microphone.close()
    this.screen.stop()
  }

  handleLink(link: Link): void {
    this.#feed.handleLink(link)
  }

  /** The link is connected: what was armed becomes what flows, and the armed state is over. */
  handleUp(): void {
    this.#voiceOn ||= this.armed.flows('voice') || (this.#voiceRefused && !this.armed.view.suspended)
    this.#screenOn ||= this.screen.picked !== null && this.armed.flows('screen')
    // Opened for a voice that was then held back: the light goes out, a click opens it again.
    if (!this.#voiceOn) this.microphone.close()
    void this.#feed.handleUp(this.flowing)
    // The window that said what would flow goes on as the one that shows it.
    const small = this.sharing ? this.armed.release() : null
    if (small) this.mirror.take(small)
    this.armed.disarm()
    this.#changed()
  }

  end(): void {
    this.#ended = true
    this.armed.disarm()
    this.mirror.close()
    this.#feed.end()
    this.putOut()
    this.hush()
  }

  async #put(): Promise<void> {
    if (!this.#ended) await this.#feed.put(this.flowing)
  }

  #changed(): void {
    if (!this.#ended) this.emit('change', undefined)
  }
}
