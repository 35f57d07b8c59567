import { chose, type Device, fell, find, type Move, moveFor, NO_PLACE, type Place, same, took } from './devices.ts'
import { Emitter } from './emitter.ts'
import { type Meter, openMeter } from './meter.ts'
import { type Permission, watchPermission } from './permission.ts'
import type { Processing, VoiceMemory } from './voice-choice.ts'

/**
 * `closed`: not asked for yet. `asking`: the browser is asking. `blocked`: refused by the person, the browser or
 * the organisation: they can still listen, write and point. `none`: there is no microphone that works.
 */
export type MicrophoneState = 'closed' | 'asking' | 'open' | 'muted' | 'blocked' | 'none'

/** A device changed without anybody's hand; `to` is null when there is none left. */
export type Moved =
  | { kind: 'fell'; from: Device; to: Device | null }
  | { kind: 'back'; to: Device }
  | { kind: 'followed'; to: Device }

interface MicrophoneEvents {
  state: MicrophoneState
  moved: Moved
  /** Another device is in use, or another was chosen. */
  place: Place
}

export interface MicrophoneFacts {
  memory: VoiceMemory
  /** Puts this track on its line (null: none); the one before it is stopped when this is done [U3]. */
  onto: (track: MediaStreamTrack | null) => Promise<void>
}

/** The microphone of this person: its permission, its device, its light. */
export class Microphone extends Emitter<MicrophoneEvents> {
  readonly #facts: MicrophoneFacts
  #state: MicrophoneState = 'closed'
  #track: MediaStreamTrack | null = null
  #place: Place
  #muted = false
  #turn = 0
  #meter: Meter | null = null
  #stop: (() => void) | null = null
  #permission: Permission | null = null
  #changes: Promise<void> = Promise.resolve()
  /** What is in use is named as a list names it; until the first one, as its track does. */
  #listed = false

  constructor(facts: MicrophoneFacts) {
    super()
    this.#facts = facts
    this.#place = chose(NO_PLACE, facts.memory.read().microphone)
  }

  get state(): MicrophoneState {
    return this.#state
  }

  get track(): MediaStreamTrack | null {
    return this.#track
  }

  get place(): Place {
    return this.#place
  }

  /** Opens the microphone. Never throws: what came of it is the state. */
  async open(): Promise<MicrophoneState> {
    await this.#open(this.#place.away ?? this.#place.chosen)
    return this.#state
  }

  /** Another one, by hand, and remembered; null: the system's own. What is open goes on until the new one is there. */
  async choose(device: Device | null): Promise<void> {
    const { memory } = this.#facts
    memory.write({ ...memory.read(), microphone: device })
    this.#setPlace(chose(this.#place, device))
    if (this.#track) await this.open()
  }

  /** What the browser does to the voice from now on, and remembered. */
  async process(processing: Processing): Promise<void> {
    const { memory } = this.#facts
    memory.write({ ...memory.read(), processing })
    // A track keeps the processing it was opened with, whatever `applyConstraints` answers (Chromium).
    if (this.#track) await this.#open(this.#place.using)
  }

  /** Silence without closing: the line stays, the track sends nothing. */
  mute(muted: boolean): void {
    this.#muted = muted
    if (!this.#track) return
    this.#track.enabled = !muted
    this.#say(muted ? 'muted' : 'open')
  }

  /** Mutes it while it is open, opens it again while it is muted; one that is closed is opened by `speak`, its owner's way. */
  toggle(speak: () => Promise<void>): void {
    if (this.#state === 'open') this.mute(true)
    else if (this.#state === 'muted') this.mute(false)
    else void speak()
  }

  /** These microphones are here now: what is in use falls, comes back or follows the system [U1]. */
  handleDevices(present: readonly Device[]): void {
    this.#inTurn(() => this.#follow(present))
  }

  /** How loud it is now, 0 to 1; 0 while muted or closed. For a meter that is drawn, so nothing runs without one. */
  level(): number {
    if (!this.#track || this.#state !== 'open') return 0
    this.#meter ??= openMeter(this.#track)
    return this.#meter.read()
  }

  close(): void {
    this.#turn++
    this.#permission?.end()
    this.#permission = null
    void this.#hold(null)
    this.#setPlace({ ...this.#place, using: null, away: null })
    this.#say('closed')
  }

  /** One change at a time: a headset that is unplugged is told three times over. */
  #inTurn(change: () => Promise<void>): void {
    this.#changes = this.#changes.then(change)
  }

  async #open(device: Device | null, again = true): Promise<void> {
    const turn = ++this.#turn
    // Another device while one is open: the voice goes on until the new one is there.
    if (!this.#track) this.#say('asking')
    this.#permission ??= watchPermission((granted) => this.#handlePermission(granted))
    try {
      const track = await requestTrack(device, this.#facts.memory.read().processing)
      if (turn !== this.#turn) {
        track.stop()
        return
      }
      // Ended before anybody could hear of it, as around a permission that changes: once more, not for ever.
      if (track.readyState === 'ended' && again) return await this.#open(device, false)
      if (track.readyState === 'ended') throw new DOMException('ended at once', 'NotReadableError')
      this.#listed = false
      this.#setPlace(took(this.#place, deviceOf(track)))
      await this.#hold(track)
      if (turn === this.#turn) this.#say(this.#muted ? 'muted' : 'open')
    } catch (error) {
      if (turn !== this.#turn) return
      await this.#hold(null)
      this.#setPlace({ ...this.#place, using: null })
      const name = error instanceof Error ? error.name : ''
      this.#say(name === 'NotAllowedError' || name === 'SecurityError' ? 'blocked' : 'none')
    }
  }

  async #follow(present: readonly Device[]): Promise<void> {
    this.#name(present)
    if (this.#state === 'none' && present.length > 0) {
      const { away } = this.#place
      await this.open()
      const { using } = this.#place
      if (away && using && this.#place.away === null) this.emit('moved', { kind: 'back', to: using })
    } else if (this.#track) await this.#move(moveFor(this.#place, present))
  }

  /** Without an id where no list names it (a virtual one). */
  #name(present: readonly Device[]): void {
    const { using } = this.#place
    if (this.#listed || !using || !present.some(({ label }) => label !== '')) return
    this.#listed = true
    this.#setPlace({ ...this.#place, using: find(present, using) ?? { ...using, id: '' } })
  }

  async #move(move: Move): Promise<void> {
    switch (move.kind) {
      case 'stay':
        return
      case 'fall': {
        await this.#open(null)
        const { using } = this.#place
        if (this.#state === 'blocked') return
        this.#setPlace(fell(this.#place, move.from, using))
        this.emit('moved', { kind: 'fell', from: move.from, to: using })
        return
      }
      case 'return':
        await this.#open(move.to)
        if (this.#place.using && same(this.#place.using, move.to)) this.emit('moved', { kind: 'back', to: move.to })
        return
      case 'follow':
        await this.#open(null)
        if (this.#place.using) this.emit('moved', { kind: 'followed', to: this.#place.using })
    }
  }

  /** The browser ended the track: unplugged, or the permission was taken back. */
  async #handleEnded(): Promise<void> {
    if (this.#track?.readyState !== 'ended') return
    const move = moveFor(this.#place, await devicesOf('audioinput'))
    if (move.kind === 'stay') await this.#open(this.#place.using)
    else await this.#move(move)
  }

  #handlePermission(granted: boolean): void {
    if (granted && this.#state === 'blocked') void this.open()
    else if (!granted && this.#track) void this.#open(this.#place.using)
  }

  async #hold(track: MediaStreamTrack | null): Promise<void> {
    this.#meter?.close()
    this.#meter = null
    this.#stop?.()
    this.#stop = null
    const before = this.#track
    this.#track = track
    if (track) {
      track.enabled = !this.#muted
      const ended = () => this.#inTurn(() => this.#handleEnded())
      track.addEventListener('ended', ended)
      this.#stop = () => track.removeEventListener('ended', ended)
    }
    // What is put out is put out at once; what is replaced waits for its successor.
    if (!track) before?.stop()
    await this.#facts.onto(track)
    before?.stop()
  }

  #setPlace(place: Place): void {
    this.#place = place
    this.emit('place', place)
  }

  #say(state: MicrophoneState): void {
    if (this.#state === state) return
    this.#state = state
    this.emit('state', state)
  }
}

/** The devices of a kind. Without permission a browser gives no names. */
export async function devicesOf(kind: 'audioinput' | 'audiooutput'): Promise<Device[]> {
  if (!navigator.mediaDevices) return []
  const all = await navigator.mediaDevices.enumerateDevices()
  return all
    .filter((device) => device.kind === kind)
    .map(({ deviceId, label, groupId }) => ({ id: deviceId, label, group: groupId }))
}

/** One that is not there, or does not open, leaves its place to the system's own. */
async function requestTrack(device: Device | null, processing: Processing): Promise<MediaStreamTrack> {
  // Plain http on a LAN has no mediaDevices at all.
  if (!navigator.mediaDevices) throw new DOMException('no secure context', 'NotFoundError')
  const ask = async (id: string | null) => {
    const audio = { ...processing, ...(id === null ? {} : { deviceId: { exact: id } }) }
    const [track] = (await navigator.mediaDevices.getUserMedia({ audio })).getAudioTracks()
    if (!track) throw new DOMException('no audio track', 'NotFoundError')
    return track
  }
  const found = device && (find(await devicesOf('audioinput'), device) ?? device)
  try {
    return await ask(found?.id ?? null)
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    if (!found || name === 'NotAllowedError' || name === 'SecurityError') throw error
    return ask(null)
  }
}

/** The device of a track, as the track names it. */
function deviceOf(track: MediaStreamTrack): Device {
  const { deviceId = '', groupId = '' } = track.getSettings()
  return { id: deviceId, label: track.label, group: groupId }
}
