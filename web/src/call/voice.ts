import type { Clock } from './clock.ts'
import { type Device, type Place, same } from './devices.ts'
import { canChooseSpeaker, Loudspeaker } from './loudspeaker.ts'
import { devicesOf, type Microphone, type MicrophoneState, type Moved } from './microphone.ts'
import { type Hold, type HoldEvent, hold } from './push-to-talk.ts'
import { heard, SILENT, type Speaking } from './speaking.ts'
import type { Processing, VoiceMemory } from './voice-choice.ts'

/** What a screen draws of the voices: a value, replaced whenever something in it changes. */
export interface VoiceSnapshot {
  state: MicrophoneState
  /** Those with a name: without permission a browser tells none. */
  microphones: readonly Device[]
  /** Empty where the browser lets nobody choose. */
  speakers: readonly Device[]
  microphone: Place
  speaker: Place
  processing: Processing
  speaking: { me: boolean; them: boolean }
  /** Push-to-talk: open as long as it is held. */
  held: boolean
  /** A device that changed by itself, until it is read or taken back. */
  moved: ({ what: 'microphone' | 'speaker' } & Moved) | null
}

const LOOK = 100
/** "Back again" is said this long; that something is gone stays until it is read. */
const SAID = 6000

/** Both voices of a call, or of a check before one: devices, who speaks, push-to-talk. */
export class Voice {
  readonly microphone: Microphone
  readonly loudspeaker: Loudspeaker
  readonly #clock: Clock
  readonly #memory: VoiceMemory
  readonly #listeners = new Set<() => void>()
  #snapshot: VoiceSnapshot
  #mine: Speaking = SILENT
  #theirs: Speaking = SILENT
  #hold: Hold = null
  /** How loud the other one was at the last look, 0 to 1: looked at apart, each look would hold the page up. */
  theirLevel = 0
  #stopLooking: (() => void) | null = null
  #forget: (() => void) | null = null
  #stops: (() => void)[] = []
  #looks = false

  /** @param facts.microphone its owner's, which closes it */
  constructor({ clock, memory, microphone }: { clock: Clock; memory: VoiceMemory; microphone: Microphone }) {
    const loudspeaker = new Loudspeaker(memory)
    this.#clock = clock
    this.#memory = memory
    this.microphone = microphone
    this.loudspeaker = loudspeaker
    this.#snapshot = {
      state: microphone.state,
      microphones: [],
      speakers: [],
      microphone: microphone.place,
      speaker: loudspeaker.place,
      processing: memory.read().processing,
      speaking: { me: false, them: false },
      held: false,
      moved: null,
    }
    this.#listen()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    // Who speaks is looked at only while somebody draws it.
    this.#stopLooking ??= this.#clock.every(LOOK, () => this.#look())
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size > 0) return
      this.#stopLooking?.()
      this.#stopLooking = null
    }
  }

  readonly getSnapshot = (): VoiceSnapshot => this.#snapshot

  /** What the browser does to the voice from now on. */
  async process(processing: Processing): Promise<void> {
    await this.microphone.process(processing)
    this.#draw({ processing: this.#memory.read().processing })
  }

  /** Push-to-talk begins; nothing happens unless muted [U5]. @param latches a short press stays open */
  press(latches: boolean): void {
    this.#held({ kind: 'press', now: this.#clock.now(), muted: this.microphone.state === 'muted', latches })
  }

  release(): void {
    this.#held({ kind: 'release', now: this.#clock.now() })
  }

  /** What changed by itself was read. */
  dismiss(): void {
    this.#forget?.()
    this.#forget = null
    this.#draw({ moved: null })
  }

  /**
   * From now on the devices are known, and it is seen when they change; said again it changes nothing. The first to ask
   * for them makes the browser start what looks for cameras too, a process of its own: not while a call connects.
   */
  lookAtDevices(): void {
    if (this.#looks) return
    this.#looks = true
    const { mediaDevices } = navigator
    const changed = () => void this.#list()
    mediaDevices?.addEventListener('devicechange', changed)
    this.#stops.push(() => mediaDevices?.removeEventListener('devicechange', changed))
    if (this.microphone.state !== 'closed') changed()
  }

  end(): void {
    this.#held({ kind: 'lost' })
    this.#forget?.()
    this.#stopLooking?.()
    this.#stopLooking = this.#forget = null
    for (const stop of this.#stops.splice(0)) stop()
    this.loudspeaker.end()
    this.#listeners.clear()
  }

  #listen(): void {
    const { microphone, loudspeaker } = this
    const lost = () => this.#held({ kind: 'lost' })
    addEventListener('blur', lost)
    this.#stops = [
      () => removeEventListener('blur', lost),
      microphone.on('place', (place) => this.#draw({ microphone: place })),
      loudspeaker.on('place', (place) => this.#draw({ speaker: place })),
      microphone.on('moved', (moved) => this.#say({ what: 'microphone', ...moved })),
      loudspeaker.on('moved', (moved) => this.#say({ what: 'speaker', ...moved })),
      microphone.on('state', (state) => {
        this.#draw({ state })
        // Names are told once the microphone was allowed.
        if (this.#looks && (state === 'open' || state === 'muted')) void this.#list()
      }),
    ]
  }

  async #list(): Promise<void> {
    const [inputs, outputs] = await Promise.all([devicesOf('audioinput'), devicesOf('audiooutput')])
    if (this.#stops.length === 0) return
    const named = (devices: readonly Device[]) => devices.filter(({ label }) => label !== '')
    this.#draw({ microphones: named(inputs), speakers: canChooseSpeaker() ? named(outputs) : [] })
    this.microphone.handleDevices(inputs)
    void this.loudspeaker.handleDevices(outputs)
  }

  #look(): void {
    if (document.hidden) return
    const now = this.#clock.now()
    this.#mine = heard(this.#mine, this.microphone.level(), now)
    this.theirLevel = this.loudspeaker.level()
    this.#theirs = heard(this.#theirs, this.theirLevel, now)
    const { speaking } = this.#snapshot
    if (speaking.me === this.#mine.speaks && speaking.them === this.#theirs.speaks) return
    this.#draw({ speaking: { me: this.#mine.speaks, them: this.#theirs.speaks } })
  }

  #held(event: HoldEvent): void {
    const next = hold(this.#hold, event)
    this.#hold = next.hold
    if (next.mute !== null) this.microphone.mute(next.mute)
    if (this.#snapshot.held !== (this.#hold !== null)) this.#draw({ held: this.#hold !== null })
  }

  #say(moved: NonNullable<VoiceSnapshot['moved']>): void {
    this.#forget?.()
    this.#forget = null
    const before = this.#snapshot.moved
    // A headset is a microphone and a loudspeaker at once: that it is gone is said once, for the microphone.
    if (before?.what === 'microphone' && moved.what === 'speaker' && isOneDevice(before, moved)) return
    this.#draw({ moved })
    if (moved.kind !== 'fell') this.#forget = this.#clock.after(SAID, () => this.#draw({ moved: null }))
  }

  #draw(changed: Partial<VoiceSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...changed }
    for (const listener of [...this.#listeners]) listener()
  }
}

function isOneDevice(one: Moved, other: Moved): boolean {
  const of = (moved: Moved) => (moved.kind === 'fell' ? moved.from : moved.to)
  return one.kind === other.kind && (same(of(one), of(other)) || of(one).group === of(other).group)
}
