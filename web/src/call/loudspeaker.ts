import { Emitter } from './emitter.ts'

interface LoudspeakerEvents {
  /** The browser wants a click before it plays anything. */
  blocked: boolean
}

/** Plays the other person's voice, and beside it what a tab they share plays. */
export class Loudspeaker extends Emitter<LoudspeakerEvents> {
  #element: HTMLAudioElement | null = null
  #blocked = false

  /** @param sound of a shared tab; of the same element as the voice, so that both have one device and one loudness */
  play(voice: MediaStreamTrack, sound?: MediaStreamTrack): void {
    this.#element ??= new Audio()
    this.#element.srcObject = new MediaStream(sound ? [voice, sound] : [voice])
    void this.resume()
  }

  /** In a click, after `blocked`. */
  async resume(): Promise<void> {
    try {
      await this.#element?.play()
      this.#say(false)
    } catch (error) {
      // AbortError: another track took its place meanwhile.
      if (error instanceof Error && error.name === 'NotAllowedError') this.#say(true)
    }
  }

  end(): void {
    if (this.#element) this.#element.srcObject = null
    this.#element = null
    this.hush()
  }

  #say(blocked: boolean): void {
    if (this.#blocked === blocked) return
    this.#blocked = blocked
    this.emit('blocked', blocked)
  }
}
