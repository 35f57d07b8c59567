import { Armed } from './armed.ts'
import { attachVoice, ScreenAttachment } from './attach.ts'
import type { Clock } from './clock.ts'
import { Emitter } from './emitter.ts'
import type { Link } from './link.ts'
import { Microphone } from './microphone.ts'
import { Mirror } from './mirror.ts'
import { type PickResult, Screen } from './screen.ts'
import type { VoiceMemory } from './voice-choice.ts'

/** The tracks that leave this computer now; null: that one does not. */
export interface Flowing {
  voice: MediaStreamTrack | null
  screen: MediaStreamTrack | null
  /** Of a shared tab. */
  sound: MediaStreamTrack | null
}

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
  readonly #clock: Clock
  #link: Link | null = null
  #voiceOn = false
  #screenOn = false
  #paused = false
  #attachment: ScreenAttachment | null = null
  #ended = false

  constructor(clock: Clock, voice: VoiceMemory) {
    super()
    this.#clock = clock
    this.armed = new Armed(clock)
    this.microphone = new Microphone({ memory: voice, onto: () => this.#feedVoice() })
    this.microphone.on('state', (state) => {
      if (state === 'blocked' || state === 'none') this.armed.drop('voice')
      this.#changed()
    })
    this.screen.on('change', (picked) => {
      if (!picked) {
        this.#screenOn = this.#paused = false
        this.armed.drop('screen')
        this.mirror.close()
      }
      this.#feedScreen()
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
    this.#feedScreen()
    this.#changed()
  }

  /** Opens the microphone and lets the voice flow. */
  async speak(): Promise<void> {
    this.#voiceOn = true
    if (!this.microphone.track) await this.microphone.open()
    await this.#feedVoice()
  }

  /** In the click. A screen that was prepared and held back is used as it is; otherwise the browser asks for one. */
  async share(allow?: { monitor: boolean }): Promise<PickResult> {
    const result = this.screen.picked && !this.#screenOn ? 'picked' : await this.screen.pick(allow)
    if (result !== 'picked' || this.#ended) return result
    this.#screenOn = true
    this.#feedScreen()
    this.#changed()
    return result
  }

  /** Microphone and screen closed, their lights out. */
  putOut(): void {
    this.microphone.close()
    this.screen.stop()
  }

  handleLink(link: Link): void {
    this.#link = link
    this.#attachment?.end()
    this.#attachment = null
  }

  /** The link is connected: what was armed becomes what flows, and the armed state is over. */
  handleUp(): void {
    this.#voiceOn ||= this.armed.flows('voice')
    this.#screenOn ||= this.screen.picked !== null && this.armed.flows('screen')
    // Opened for a voice that was then held back: the light goes out, a click opens it again.
    if (!this.#voiceOn) this.microphone.close()
    // The screen first: it has the longer way to its first picture.
    if (this.#attachment) void this.#attachment.again()
    else this.#feedScreen()
    void this.#feedVoice()
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
    this.#attachment?.end()
    this.#attachment = null
    this.putOut()
    this.#link = null
    this.hush()
  }

  async #feedVoice(): Promise<void> {
    const sender = this.#link?.up ? this.#link.lines?.voice.sender : undefined
    if (!sender || this.#ended) return
    const track = this.#voiceOn ? this.microphone.track : null
    if (sender.track !== track) await attachVoice(sender, track)
  }

  #feedScreen(): void {
    this.#feedSound()
    this.#attachment?.end()
    this.#attachment = null
    const link = this.#link
    const picked = this.screen.picked
    if (!link?.up || !link.lines || !picked || !this.#screenOn || this.#paused || this.#ended) return
    this.#attachment = new ScreenAttachment(link.lines.ours.sender, link.rates, this.#clock)
    void this.#attachment.attach(picked.track)
  }

  /** The sound of a shared tab, on a line of its own: it is not muted with the voice, nor cleaned like one. */
  #feedSound(): void {
    const sender = this.#link?.up ? this.#link.lines?.sound?.sender : undefined
    if (!sender || this.#ended) return
    const track = this.#screenOn && !this.#paused ? (this.screen.picked?.sound ?? null) : null
    // A link that closes between two awaits has nothing left to feed.
    if (sender.track !== track) void sender.replaceTrack(track).catch(() => undefined)
  }

  #changed(): void {
    if (!this.#ended) this.emit('change', undefined)
  }
}
