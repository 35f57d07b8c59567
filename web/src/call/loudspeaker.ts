import { chose, type Device, fell, moveFor, NO_PLACE, type Place, took } from './devices.ts'
import { Emitter } from './emitter.ts'
import { levelOf } from './meter.ts'
import type { Moved } from './microphone.ts'
import type { VoiceMemory } from './voice-choice.ts'

interface LoudspeakerEvents {
  /** The browser wants a click before it plays anything. */
  blocked: boolean
  moved: Moved
  place: Place
}

/** The other one of a call, as whose voice is played. */
const OTHER = 'other'

/**
 * Plays voices, and beside each what a tab that person shares plays, on the device that was chosen where the browser
 * lets one choose.
 */
export class Loudspeaker extends Emitter<LoudspeakerEvents> {
  readonly #memory: VoiceMemory
  /** By whose it is. */
  readonly #playing = new Map<string, { element: HTMLAudioElement; voice: RTCRtpReceiver }>()
  #blocked = false
  #place: Place

  constructor(memory: VoiceMemory) {
    super()
    this.#memory = memory
    const { speaker } = memory.read()
    this.#place = { ...chose(NO_PLACE, speaker), using: speaker }
  }

  /** `using` is null while the system's own plays. */
  get place(): Place {
    return this.#place
  }

  /** @param sound of a shared tab; of the same element as the voice, so that both have one device and one loudness */
  play(voice: RTCRtpReceiver, sound?: MediaStreamTrack, who = OTHER): void {
    const element = this.#playing.get(who)?.element ?? this.#make()
    this.#playing.set(who, { element, voice })
    element.srcObject = new MediaStream(sound ? [voice.track, sound] : [voice.track])
    void this.resume()
  }

  /** They are heard no longer. */
  stop(who: string): void {
    const playing = this.#playing.get(who)
    if (playing) playing.element.srcObject = null
    this.#playing.delete(who)
  }

  /** What comes of the other one of a call: their voice, and what a tab they share plays. */
  get heard(): readonly MediaStreamTrack[] {
    return (this.#playing.get(OTHER)?.element.srcObject as MediaStream | null)?.getAudioTracks() ?? []
  }

  /** In a click, after `blocked`. */
  async resume(): Promise<void> {
    try {
      await Promise.all([...this.#playing.values()].map(({ element }) => element.play()))
      this.#say(false)
    } catch (error) {
      // AbortError: another track took its place meanwhile.
      if (error instanceof Error && error.name === 'NotAllowedError') this.#say(true)
    }
  }

  /** By hand, and remembered; null: the system's own. */
  async choose(device: Device | null): Promise<void> {
    this.#memory.write({ ...this.#memory.read(), speaker: device })
    this.#setPlace({ ...chose(this.#place, device), using: device })
    await this.#route()
  }

  /** These loudspeakers are here now: what is in use falls to the system's own, and comes back [U1]. */
  async handleDevices(present: readonly Device[]): Promise<void> {
    const move = moveFor(this.#place, present)
    if (move.kind === 'stay') return
    this.#setPlace(move.kind === 'fall' ? fell(this.#place, move.from, null) : took(this.#place, move.to))
    await this.#route()
    if (move.kind === 'fall') this.emit('moved', { kind: 'fell', from: move.from, to: null })
    else if (move.kind === 'return') this.emit('moved', { kind: 'back', to: move.to })
  }

  /**
   * How loud the other one is, 0 to 1: as their packets say, so nothing is decoded twice for it. The page stands still
   * until the thread of the network has answered, some milliseconds on a busy computer.
   */
  level(): number {
    const amplitude = this.#playing.get(OTHER)?.voice.getSynchronizationSources()[0]?.audioLevel ?? 0
    return levelOf(amplitude * amplitude)
  }

  /** Two soft notes where the voice would be heard. Resolves when they are over. In a click. */
  async test(): Promise<void> {
    const context = new AudioContext()
    const through = context.createMediaStreamDestination()
    const element = this.#make()
    element.srcObject = through.stream
    const notes = [523.25, 783.99].map((frequency, i) => {
      const note = new OscillatorNode(context, { frequency })
      const loudness = new GainNode(context, { gain: 0 })
      const begin = context.currentTime + 0.1 + i * 0.35
      loudness.gain.setValueAtTime(0, begin)
      loudness.gain.linearRampToValueAtTime(0.25, begin + 0.03)
      loudness.gain.exponentialRampToValueAtTime(0.001, begin + 0.7)
      note.connect(loudness).connect(through)
      note.start(begin)
      note.stop(begin + 0.7)
      return new Promise((done) => note.addEventListener('ended', done))
    })
    try {
      await element.play()
      await Promise.all(notes)
    } finally {
      element.srcObject = null
      await context.close()
    }
  }

  end(): void {
    for (const who of this.#playing.keys()) this.stop(who)
    this.hush()
  }

  #make(): HTMLAudioElement {
    const element = new Audio()
    void sendTo(element, this.#place.using)
    return element
  }

  async #route(): Promise<void> {
    await Promise.all([...this.#playing.values()].map(({ element }) => sendTo(element, this.#place.using)))
  }

  #setPlace(place: Place): void {
    this.#place = place
    this.emit('place', place)
  }

  #say(blocked: boolean): void {
    if (this.#blocked === blocked) return
    this.#blocked = blocked
    this.emit('blocked', blocked)
  }
}

/** Whether this browser lets one choose where a voice is heard (Safari and some phones do not). */
export const canChooseSpeaker = (): boolean => 'setSinkId' in HTMLMediaElement.prototype

async function sendTo(element: HTMLAudioElement, device: Device | null): Promise<void> {
  if (!canChooseSpeaker()) return
  try {
    await element.setSinkId(device?.id ?? '')
  } catch (error) {
    // Not plugged in, or not permitted here: the system's own plays, and the list that comes next says which.
    console.warn('loudspeaker not taken', error instanceof Error ? error.name : '')
  }
}
