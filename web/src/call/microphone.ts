import { Emitter } from './emitter.ts'

/**
 * `closed`: not asked for yet. `asking`: the browser is asking. `blocked`: refused by the person, the browser or
 * the organisation: they can still listen, write and point. `none`: there is no microphone that works.
 */
export type MicrophoneState = 'closed' | 'asking' | 'open' | 'muted' | 'blocked' | 'none'

interface MicrophoneEvents {
  state: MicrophoneState
  /** The track to send from now on; null: none. */
  track: MediaStreamTrack | null
}

export interface MicrophoneDevice {
  id: string
  label: string
}

/** The microphone of this person: its permission, its device, its light. */
export class Microphone extends Emitter<MicrophoneEvents> {
  #state: MicrophoneState = 'closed'
  #track: MediaStreamTrack | null = null
  #device: string | null = null
  #muted = false
  #turn = 0
  #meter: Meter | null = null
  #stop: (() => void) | null = null

  get state(): MicrophoneState {
    return this.#state
  }

  get track(): MediaStreamTrack | null {
    return this.#track
  }

  /** The device in use, as `devices()` names it. */
  get device(): string | null {
    return this.#track?.getSettings().deviceId ?? this.#device
  }

  /** Opens the microphone, or another one. Never throws: what came of it is the state. */
  async open(device: string | null = this.#device): Promise<MicrophoneState> {
    const turn = ++this.#turn
    this.#device = device
    // Another device while one is open: the voice goes on until the new one is there.
    if (!this.#track) this.#say('asking')
    try {
      const track = await requestTrack(device)
      if (turn !== this.#turn) {
        track.stop()
        return this.#state
      }
      this.#hold(track)
      this.#say(this.#muted ? 'muted' : 'open')
    } catch (error) {
      if (turn !== this.#turn) return this.#state
      this.#hold(null)
      const name = error instanceof Error ? error.name : ''
      this.#say(name === 'NotAllowedError' || name === 'SecurityError' ? 'blocked' : 'none')
    }
    return this.#state
  }

  /** Silence without closing: the line stays, the track sends nothing. */
  mute(muted: boolean): void {
    this.#muted = muted
    if (!this.#track) return
    this.#track.enabled = !muted
    this.#say(muted ? 'muted' : 'open')
  }

  /** Every microphone of this computer. Without permission a browser gives no names, and the list is empty. */
  async devices(): Promise<MicrophoneDevice[]> {
    if (!navigator.mediaDevices) return []
    const all = await navigator.mediaDevices.enumerateDevices()
    return all
      .filter((device) => device.kind === 'audioinput' && device.label !== '')
      .map((device) => ({ id: device.deviceId, label: device.label }))
  }

  /** How loud it is now, 0 to 1; 0 while muted or closed. For a meter that is drawn, so nothing runs without one. */
  level(): number {
    if (!this.#track || this.#state !== 'open') return 0
    this.#meter ??= openMeter(this.#track)
    return this.#meter.read()
  }

  close(): void {
    this.#turn++
    this.#hold(null)
    this.#say('closed')
  }

  #hold(track: MediaStreamTrack | null): void {
    this.#meter?.close()
    this.#meter = null
    this.#stop?.()
    this.#stop = null
    this.#track?.stop()
    this.#track = track
    if (track) {
      track.enabled = !this.#muted
      const lost = () => void this.open(null)
      // Unplugged, or the permission was taken back: ask once more, with whatever device there is.
      track.addEventListener('ended', lost)
      this.#stop = () => track.removeEventListener('ended', lost)
    }
    this.emit('track', track)
  }

  #say(state: MicrophoneState): void {
    if (this.#state === state) return
    this.#state = state
    this.emit('state', state)
  }
}

async function requestTrack(device: string | null): Promise<MediaStreamTrack> {
  // Plain http on a LAN has no mediaDevices at all.
  if (!navigator.mediaDevices) throw new DOMException('no secure context', 'NotFoundError')
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: {
      echoCancellation: true,
      noiseSuppression: true,
      autoGainControl: true,
      ...(device ? { deviceId: { exact: device } } : {}),
    },
  })
  const [track] = stream.getAudioTracks()
  if (!track) throw new DOMException('no audio track', 'NotFoundError')
  return track
}

interface Meter {
  read(): number
  close(): void
}

function openMeter(track: MediaStreamTrack): Meter {
  const context = new AudioContext()
  const source = context.createMediaStreamSource(new MediaStream([track]))
  const analyser = context.createAnalyser()
  analyser.fftSize = 512
  source.connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  return {
    read() {
      analyser.getFloatTimeDomainData(samples)
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
      // -60 dB (a quiet room) is 0, -10 dB (speech close by) is 1.
      return Math.min(1, Math.max(0, (10 * Math.log10(power + 1e-12) + 60) / 50))
    },
    close() {
      source.disconnect()
      void context.close()
    },
  }
}
