import type { HeldOffer, Signal } from '@binome/contract/signal.ts'
import { storedLink } from '@binome/web/src/call/bitrate.ts'
import { Call } from '@binome/web/src/call/call.ts'
import { WorkerClock } from '@binome/web/src/call/clock.ts'
import type { Described } from '@binome/web/src/call/describe.ts'
import { NetworkCheck, type NetworkFound } from '@binome/web/src/call/network-check.ts'
import type { Role } from '@binome/web/src/call/role.ts'
import { storedVoice } from '@binome/web/src/call/voice-choice.ts'
import { countLiving, givenTracks, type Living, mostUp, senders } from './living.ts'
import { enterRoom, firstFrame } from './room.ts'
import { SkippingClock } from './skipping-clock.ts'

const living = countLiving()
const video = document.querySelector('video') as HTMLVideoElement
const words = { title: 'Armed', effect: 'Shared as soon as someone says yes', suspend: 'Suspend', waited: String }
const colours = { paper: '#fff', ink: '#222', share: '#c05', onShare: '#fff' }

/** The line of what a shared tab plays; the voice is the first. */
const SOUND = '3'

interface OpenOptions {
  iceServers?: RTCIceServer[]
  relayOnly?: boolean
  /** No way leads straight to this page. */
  shut?: boolean
}

/** What was said, where every address of ours but that at the relay is one that nobody listens at. */
const unreachable = (said: string) =>
  said.replaceAll(/(candidate:\S+ \d+ \S+ \d+) \S+ (\d+ typ (?!relay))/g, '$1 127.0.0.3 $2')

/** What a test can do on the bare page: open one call, and look at what happened to it. */
export class CallBench {
  call!: Call
  tab = ''
  held: HeldOffer[] = []
  heard: Signal[] = []
  /** What this page offered through the server. */
  offers: Extract<Signal, { kind: 'offer' }>[] = []
  /** The kinds of all it said. */
  said: Signal['kind'][] = []
  phases: string[] = []
  media: string[] = []
  described: Described[] = []
  pointed: { stage: string; at: [number, number] }[] = []
  /** For the next links. */
  iceServers: RTCIceServer[] = []
  #clock: SkippingClock | null = null
  #room: Awaited<ReturnType<typeof enterRoom<Signal>>> | null = null

  async open(role: Role, room: string, options: OpenOptions = {}) {
    const told = options.shut ? unreachable : (text: string) => text
    this.#room = await enterRoom<Signal>(room, role, (signal) => {
      this.heard.push(signal)
      this.call.handleSignal(signal)
    })
    const entered = this.#room
    this.tab = entered.tab
    this.iceServers = options.iceServers ?? []
    this.#clock = new SkippingClock()
    this.call = new Call({
      role,
      tab: entered.tab,
      clock: this.#clock,
      memory: storedLink(localStorage, Date.now),
      voice: storedVoice(localStorage),
      send: (signal) => {
        this.said.push(signal.kind)
        if (signal.kind === 'offer') this.offers.push(signal)
        entered.say(JSON.parse(told(JSON.stringify(signal))))
      },
      iceServers: async () => this.iceServers,
      relayOnly: options.relayOnly ?? false,
    })
    this.call.subscribe(() => {
      const { phase, them } = this.call.getSnapshot()
      if (this.phases.at(-1) !== phase) this.phases.push(phase)
      if (video.srcObject !== them.screen) video.srcObject = them.screen
    })
    this.call.on('heldOffer', (offer) => {
      this.held.push(offer)
      entered.hold({ ...offer, sdp: told(offer.sdp) })
    })
    this.call.on('heldWithdrawn', () => entered.hold(null))
    this.call.on('media', (what) => this.media.push(what))
    this.call.marks.on('described', (one) => this.described.push(one))
    this.call.pointer.on('moved', (moved) => moved && this.pointed.push(moved))
    return entered.tab
  }

  async arm(voice: boolean, screen: boolean) {
    const picked = screen ? await this.call.pickScreen() : 'none'
    await this.call.arm({ voice, screen }, { words, colours })
    return picked
  }

  /** The click on Yes: from it to the first frame on this page, ms. */
  async accept(microphone = true): Promise<number> {
    const frame = firstFrame(video)
    const yes = performance.now()
    const held = (await this.#room?.accept()) as HeldOffer | null
    this.call.join({ held, microphone })
    return (await frame) - yes
  }

  /** Like `accept`, for when no picture is to be expected. */
  async acceptOnly(microphone = true): Promise<void> {
    const held = (await this.#room?.accept()) as HeldOffer | null
    this.call.join({ held, microphone })
  }

  /** The click on Yes: what was said to the other page by the time this one is given back to be drawn. */
  async answer(): Promise<Signal['kind'][]> {
    const held = (await this.#room?.accept()) as HeldOffer | null
    const from = this.said.length
    await this.call.join({ held })
    return this.said.slice(from)
  }

  /** The colour of a place of the picture, and its size. */
  pixel(u: number, v: number): { rgb: number[]; width: number; height: number } {
    const canvas = new OffscreenCanvas(Math.max(1, video.videoWidth), Math.max(1, video.videoHeight))
    const context = canvas.getContext('2d')
    if (!context) throw new Error('no canvas')
    context.drawImage(video, 0, 0)
    const { data } = context.getImageData(Math.floor(u * canvas.width), Math.floor(v * canvas.height), 1, 1)
    return { rgb: [...data.slice(0, 3)], width: video.videoWidth, height: video.videoHeight }
  }

  /** Everything received so far. */
  async received() {
    const sums = {
      audioEnergy: 0,
      audioPackets: 0,
      soundEnergy: 0,
      videoFrames: 0,
      relayed: false,
      relay: '',
      codec: '',
    }
    const report = await this.call.getStats()
    for (const stat of report?.values() ?? []) {
      if (stat.type === 'inbound-rtp' && stat.kind === 'audio' && stat.mid === SOUND)
        sums.soundEnergy += stat.totalAudioEnergy ?? 0
      else if (stat.type === 'inbound-rtp' && stat.kind === 'audio') {
        sums.audioEnergy += stat.totalAudioEnergy ?? 0
        sums.audioPackets += stat.packetsReceived ?? 0
      }
      if (stat.type === 'inbound-rtp' && stat.kind === 'video') {
        sums.videoFrames += stat.framesDecoded ?? 0
        sums.codec ||= report?.get(stat.codecId)?.mimeType ?? ''
      }
      if (stat.type === 'candidate-pair' && stat.nominated) {
        const local = report?.get(stat.localCandidateId)
        sums.relayed ||= local?.candidateType === 'relay'
        sums.relay ||= local?.relayProtocol ?? ''
      }
    }
    return sums
  }

  /** @returns `tracks`: on the lines of every link there is, also of one that nobody has answered yet */
  async sent() {
    const sums = { audioPackets: 0, videoFrames: 0, framesSent: 0, tracks: givenTracks() }
    for (const stat of (await this.call.getStats())?.values() ?? []) {
      if (stat.type !== 'outbound-rtp') continue
      if (stat.mid === SOUND) continue
      if (stat.kind === 'audio') sums.audioPackets += stat.packetsSent ?? 0
      else {
        sums.videoFrames += stat.framesEncoded ?? 0
        sums.framesSent += stat.framesSent ?? 0
      }
    }
    return sums
  }

  /** Says something that the call itself would not say now. */
  say(signal: Signal): void {
    this.#room?.say(signal)
  }

  /** How voice and screen are sent: the first encoding of the sender of each. */
  async sending() {
    const of = (kind: string) =>
      senders()
        .find(({ track }) => track?.kind === kind)
        ?.getParameters().encodings[0] ?? null
    return { voice: of('audio'), screen: of('video') }
  }

  /** As if so much time had gone by at once. */
  skip(ms: number): void {
    this.#clock?.skip(ms)
  }

  /** Two minutes go by: the next offer is held, made with these servers. */
  async renew(iceServers = this.iceServers): Promise<void> {
    const next = Promise.withResolvers<void>()
    const stop = this.call.on('heldOffer', () => next.resolve())
    this.iceServers = iceServers
    this.skip(120_000)
    await next.promise
    stop()
  }

  mostUp(): number {
    return mostUp()
  }

  /** What this page finds out about its network by itself. */
  async checkNetwork(iceServers: RTCIceServer[]): Promise<NetworkFound | null> {
    const clock = new WorkerClock()
    const check = new NetworkCheck({ clock, iceServers: async () => iceServers, relayOnly: async () => false })
    const found = await check.run()
    clock.end()
    return found
  }

  living(): Living {
    return living()
  }
}

declare global {
  var bench: CallBench
}
globalThis.bench = new CallBench()
