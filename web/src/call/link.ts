import type { Signal } from '@binome/contract/signal.ts'
import type { Rates } from './bitrate.ts'
import type { Clock } from './clock.ts'
import { Emitter } from './emitter.ts'
import { type Channels, type Lines, layLines, openChannels, takeLines } from './lines.ts'
import { withoutStrayPayloads, withRates } from './sdp.ts'
import { type Fingerprints, fingerprintsIn } from './words.ts'

/** What a link has to say to the other side; the rendezvous adds from whom and to whom. */
export type LinkSignal = DistributiveOmit<Extract<Signal, { kind: 'offer' | 'answer' | 'candidate' }>, 'from' | 'to'>
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

interface LinkEvents {
  signal: LinkSignal
  /** Media can flow. Also after a repair. */
  up: undefined
  /** Nothing is heard any more; the browser may still find its way back by itself. */
  down: { failed: boolean }
  /** First packet of theirs. */
  media: 'voice' | 'screen'
}

export interface LinkFacts {
  id: string
  /** The polite side yields when two offers cross (perfect negotiation, W3C webrtc-pc 10.7). */
  polite: boolean
  iceServers: RTCIceServer[]
  relayOnly: boolean
  /** Whom we are known by; none: the browser makes one. */
  certificates: RTCCertificate[]
  /** Of the moment: what is known of the way out may grow until the link is answered. */
  rates: () => Rates
  clock: Clock
}

/**
 * Told to a track of theirs just before its link ends. Chromium then draws black over the last picture of it, save where
 * it stands still.
 */
export const ENDING = 'ending'

/** Nor is drawing put off for longer, ms: a relay may not answer at once, and one of a network is found within some twenty. */
const PLACED = { relayOnly: 400, all: 150 }

/** One RTCPeerConnection, from its first offer to its end. */
export class Link extends Emitter<LinkEvents> {
  readonly id: string
  readonly channels: Channels
  /**
   * When the link is closed. What a connection is asked that closes meanwhile never settles (W3C webrtc-pc 4.4.1.2), so
   * whoever waits for a step of the link waits for this too.
   */
  readonly over: Promise<void>
  readonly #pc: RTCPeerConnection
  readonly #facts: LinkFacts
  #lines: Lines | null = null
  /** The certificates that their first description named; a later one that names others is refused [N7]. */
  #theirs: string | null = null
  #makingOffer = false
  #ignoreOffer = false
  /** The first offer and answer have been exchanged: from now on perfect negotiation. */
  #settled = false
  /** Candidates of theirs that came before their description. */
  #early: RTCIceCandidateInit[] = []
  /** Candidates of ours found after a complete offer was handed over; sent once it is answered. */
  #late: LinkSignal[] = []
  #trickles = false
  #up = false
  #closed = false
  readonly #end = Promise.withResolvers<void>()
  /** When the first of our candidates is said, or that there is none. */
  readonly #placed = Promise.withResolvers<void>()

  constructor(facts: LinkFacts) {
    super()
    this.id = facts.id
    this.over = this.#end.promise
    this.#facts = facts
    this.#pc = new RTCPeerConnection({
      iceServers: facts.iceServers,
      iceTransportPolicy: facts.relayOnly ? 'relay' : 'all',
      certificates: facts.certificates,
      bundlePolicy: 'max-bundle',
    })
    this.channels = openChannels(this.#pc)
    this.#pc.onicecandidate = ({ candidate }) => this.#sayCandidate(candidate)
    this.#pc.onconnectionstatechange = () => this.#sayState()
    this.#pc.onnegotiationneeded = () => void this.#offerAgain()
  }

  get rates(): Rates {
    return this.#facts.rates()
  }

  get lines(): Lines | null {
    return this.#lines
  }

  get closed(): boolean {
    return this.#closed
  }

  get up(): boolean {
    return this.#up
  }

  /** Whose ends this link joins; null before both descriptions are there. */
  get fingerprints(): Fingerprints | null {
    const mine = fingerprintsIn(this.#pc.localDescription?.sdp ?? '')
    return mine && this.#theirs ? { mine, theirs: this.#theirs } : null
  }

  getStats(): Promise<RTCStatsReport> {
    return this.#pc.getStats()
  }

  /**
   * An offer with its candidates in it, gathered for at most `ms`; later ones follow once it is answered.
   * For an offer that somebody else keeps.
   */
  async offerComplete(ms: number): Promise<string> {
    this.#hold(layLines(this.#pc, this.rates))
    await this.#pc.setLocalDescription()
    await this.#gathered(ms)
    return this.#pc.localDescription?.sdp ?? ''
  }

  /** An offer at once, candidates trickle after it. */
  async offer(): Promise<void> {
    this.#hold(layLines(this.#pc, this.rates))
    this.#trickles = true
    await this.#pc.setLocalDescription()
    this.#sayDescription()
  }

  /** Answers the first offer at once; also takes later ones (repair), yielding or not when two cross. */
  async handleOffer(sdp: string): Promise<void> {
    const crossed = this.#makingOffer || this.#pc.signalingState !== 'stable'
    this.#ignoreOffer = !this.#facts.polite && crossed
    if (this.#ignoreOffer || this.#closed) return
    this.#recognise(sdp)
    await this.#pc.setRemoteDescription({ type: 'offer', sdp: readable(sdp, this.rates) })
    if (!this.#lines) this.#hold(takeLines(this.#pc))
    this.#trickles = true
    await this.#pc.setLocalDescription()
    this.#sayDescription()
    this.#settled = true
    await this.#takeEarly()
    await this.#placedSoon()
  }

  async handleAnswer(sdp: string): Promise<void> {
    if (this.#closed || this.#pc.signalingState !== 'have-local-offer') return
    this.#recognise(sdp)
    await this.#pc.setRemoteDescription({ type: 'answer', sdp: readable(sdp, this.rates) })
    this.#settled = true
    this.#trickles = true
    for (const late of this.#late.splice(0)) this.emit('signal', late)
    await this.#takeEarly()
  }

  async handleCandidate(candidate: RTCIceCandidateInit): Promise<void> {
    if (this.#closed) return
    if (!this.#pc.remoteDescription) {
      if (this.#early.length < 200) this.#early.push(candidate)
      return
    }
    try {
      await this.#pc.addIceCandidate(candidate)
    } catch (error) {
      // A candidate of an offer we ignored belongs to nothing; any other that does not fit is only one way less.
      if (!this.#ignoreOffer) console.warn('candidate refused', error instanceof Error ? error.name : '')
    }
  }

  /** Looks for a new way between the same two browsers, with fresh TURN credentials. */
  restart(iceServers: RTCIceServer[]): void {
    if (this.#closed) return
    this.#pc.setConfiguration({ ...this.#pc.getConfiguration(), iceServers })
    this.#pc.restartIce()
  }

  close(): void {
    if (this.#closed) return
    this.#closed = true
    this.#up = false
    this.#pc.onicecandidate = this.#pc.onconnectionstatechange = this.#pc.onnegotiationneeded = null
    if (this.#lines) for (const receiver of this.#receivers()) receiver.track.onunmute = null
    this.#lines?.theirs.receiver.track.dispatchEvent(new Event(ENDING))
    this.#pc.close()
    this.#end.resolve()
    this.hush()
  }

  /** @throws TypeError when somebody else speaks on this link */
  #recognise(sdp: string): void {
    const named = fingerprintsIn(sdp)
    if (this.#theirs !== null && named !== this.#theirs) throw new TypeError('another certificate on the same link')
    this.#theirs = named
  }

  #receivers(): RTCRtpReceiver[] {
    return this.#lines ? [this.#lines.voice.receiver, this.#lines.theirs.receiver] : []
  }

  #hold(lines: Lines): void {
    this.#lines = lines
    const once = (track: MediaStreamTrack, what: 'voice' | 'screen') => {
      track.onunmute = () => {
        track.onunmute = null
        this.emit('media', what)
      }
    }
    once(lines.voice.receiver.track, 'voice')
    once(lines.theirs.receiver.track, 'screen')
  }

  async #offerAgain(): Promise<void> {
    if (!this.#settled || this.#closed) return
    this.#makingOffer = true
    try {
      await this.#pc.setLocalDescription()
      this.#sayDescription()
    } finally {
      this.#makingOffer = false
    }
  }

  #sayDescription(): void {
    const description = this.#pc.localDescription
    if (!description || this.#closed || (description.type !== 'offer' && description.type !== 'answer')) return
    this.emit('signal', { kind: description.type, link: this.id, sdp: description.sdp })
  }

  /**
   * Through a relay alone nobody can try us before they know our place at it: whoever answered draws and opens nothing
   * until that is said, since it is their page that says it.
   */
  async #placedSoon(): Promise<void> {
    const late = Promise.withResolvers<void>()
    const stop = this.#facts.clock.after(this.#facts.relayOnly ? PLACED.relayOnly : PLACED.all, late.resolve)
    await Promise.race([this.#placed.promise, late.promise])
    stop()
  }

  #sayCandidate(candidate: RTCIceCandidate | null): void {
    if (!candidate) {
      this.#placed.resolve()
      return
    }
    const said: LinkSignal = {
      kind: 'candidate',
      link: this.id,
      candidate: candidate.candidate,
      mid: candidate.sdpMid,
      line: candidate.sdpMLineIndex,
      fragment: candidate.usernameFragment,
    }
    if (!this.#trickles) {
      this.#late.push(said)
      return
    }
    this.emit('signal', said)
    this.#placed.resolve()
  }

  async #takeEarly(): Promise<void> {
    for (const candidate of this.#early.splice(0)) await this.handleCandidate(candidate)
  }

  #sayState(): void {
    const state = this.#pc.connectionState
    if (state === 'connected' && !this.#up) {
      this.#up = true
      this.emit('up', undefined)
    }
    if (state === 'disconnected' || state === 'failed') {
      this.#up = false
      this.emit('down', { failed: state === 'failed' })
    }
  }

  async #gathered(ms: number): Promise<void> {
    if (this.#pc.iceGatheringState === 'complete') return
    await new Promise<void>((done) => {
      const stop = this.#facts.clock.after(ms, () => finish())
      const finish = () => {
        stop()
        this.#pc.onicegatheringstatechange = null
        this.#late.length = 0
        done()
      }
      this.#pc.onicegatheringstatechange = () => {
        if (this.#pc.iceGatheringState === 'complete' || this.#closed) finish()
      }
    })
  }
}

/** A candidate of theirs as the browser takes it. */
export function candidateOf(signal: Extract<Signal, { kind: 'candidate' }>): RTCIceCandidateInit {
  const { candidate, mid, line, fragment } = signal
  return { candidate, sdpMid: mid, sdpMLineIndex: line, usernameFragment: fragment }
}

/** A description of theirs as this browser takes it, with the rates we begin at. */
const readable = (sdp: string, rates: Rates): string => withRates(withoutStrayPayloads(sdp), rates)
