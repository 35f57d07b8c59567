import type { Clock } from './clock.ts'
import { joinHere } from './loopback.ts'
import { pairInUse } from './pair-in-use.ts'
import { ENOUGH, type Estimate, type Path, pathOf, surelyCarried } from './path.ts'

export interface NetworkFound {
  path: Path
  /** At least this much gets through the relay, kbit/s; null: not known. */
  kbps: number | null
}

export interface NetworkCheckFacts {
  clock: Clock
  iceServers: () => Promise<RTCIceServer[]>
  relayOnly: () => Promise<boolean>
}

const GATHER = 5000
/** The second time, when nothing came in the first. */
const GATHER_AGAIN = 3000
const CONNECT = 6000
const LOOK = 250
/** So long at least, and longer where the picture is slow to leave: a busy machine. */
const LISTEN = 2300
const MOST_LISTEN = 6000

/**
 * What can be known of the network before anybody is met: this page calls itself through the house's relay. It costs
 * some 200 kB and four seconds, and ends at once when it is not wanted any more.
 */
export class NetworkCheck {
  readonly #facts: NetworkCheckFacts
  readonly #ends = new Set<() => void>()
  readonly #ended = Promise.withResolvers<null>()
  #over = false

  constructor(facts: NetworkCheckFacts) {
    this.#facts = facts
  }

  /** Null: it was ended before it knew. */
  run(): Promise<NetworkFound | null> {
    return Promise.race([this.#find(), this.#ended.promise])
  }

  end(): void {
    this.#over = true
    this.#ended.resolve(null)
    for (const end of [...this.#ends]) end()
  }

  async #find(): Promise<NetworkFound | null> {
    const [iceServers, relayOnly] = await Promise.all([this.#facts.iceServers(), this.#facts.relayOnly()])
    if (this.#over) return null
    let gathered = await this.#gather(iceServers, relayOnly, GATHER)
    // One silence proves little, and "blocked" worries people: it is said of two.
    if (!this.#over && pathOf({ ...gathered, relayOnly }) === 'blocked') {
      gathered = await this.#gather(iceServers, relayOnly, GATHER_AGAIN)
    }
    if (this.#over) return null
    const path = pathOf({ ...gathered, relayOnly })
    const kbps = gathered.relay ? await this.#carried(iceServers) : null
    return this.#over ? null : { path, kbps }
  }

  async #gather(iceServers: RTCIceServer[], relayOnly: boolean, ms: number) {
    const has = (scheme: string) => iceServers.some(({ urls }) => [urls].flat().some((url) => url.startsWith(scheme)))
    const found = { stun: has('stun'), turn: has('turn'), reflexive: false, unanswered: false, relay: false }
    const pc = this.#open({ iceServers, iceTransportPolicy: relayOnly ? 'relay' : 'all' })
    pc.createDataChannel('check')
    pc.onicecandidate = ({ candidate }) => {
      found.reflexive ||= candidate?.type === 'srflx'
      found.relay ||= candidate?.type === 'relay'
    }
    pc.onicecandidateerror = ({ url }) => {
      found.unanswered ||= url.startsWith('stun')
    }
    const complete = this.#until((done) => {
      pc.onicegatheringstatechange = () => pc.iceGatheringState === 'complete' && done()
    }, ms)
    await pc.setLocalDescription()
    const all = await complete
    this.#close(pc)
    return { ...found, unanswered: found.unanswered || !all }
  }

  /** Calls itself: out through the relay, and back in. A picture of noise is what the browser's estimate feeds on. */
  async #carried(iceServers: RTCIceServer[]): Promise<number | null> {
    const near = this.#open({ iceServers, iceTransportPolicy: 'relay' })
    const far = this.#open({ iceServers })
    const picture = this.#noise()
    try {
      near.addTransceiver(picture.track, { direction: 'sendonly', sendEncodings: [{ maxBitrate: 3_000_000 }] })
      const connected = this.#until((done) => {
        near.onconnectionstatechange = () => near.connectionState === 'connected' && done()
      }, CONNECT)
      await joinHere(near, far)
      if (!(await connected)) return null
      return surelyCarried(await this.#estimates(near))
    } catch {
      return null // ended meanwhile
    } finally {
      picture.end()
      this.#close(near)
      this.#close(far)
    }
  }

  async #estimates(pc: RTCPeerConnection): Promise<Estimate[]> {
    const { clock } = this.#facts
    const seen: Estimate[] = []
    const began = clock.now()
    const look = async (done: () => void) => {
      const report = await pc.getStats()
      const kbps = pairInUse(report)?.available ?? 0
      let sent = 0
      for (const stat of report.values()) if (stat.type === 'outbound-rtp') sent = stat.bytesSent ?? 0
      // A browser that does not say it (Firefox) leaves no figure.
      const at = clock.now() - began
      if (kbps > 0) seen.push({ at, kbps, sent })
      if (at >= LISTEN && sent >= ENOUGH) done()
    }
    const enough = Promise.withResolvers<void>()
    const stop = clock.every(LOOK, () => void look(enough.resolve).catch(ignore))
    await this.#until((done) => void enough.promise.then(done), MOST_LISTEN)
    stop()
    return seen
  }

  #noise(): { track: MediaStreamTrack; end: () => void } {
    const canvas = document.createElement('canvas')
    canvas.width = 640
    canvas.height = 360
    const brush = canvas.getContext('2d')
    const image = new ImageData(canvas.width, canvas.height)
    const block = new Uint8Array(65_536)
    const stop = this.#facts.clock.every(66, () => {
      for (let at = 0; at < image.data.length; at += block.length) {
        crypto.getRandomValues(block)
        image.data.set(block.subarray(0, image.data.length - at), at)
      }
      brush?.putImageData(image, 0, 0)
    })
    const [track] = canvas.captureStream(15).getVideoTracks()
    if (!track) throw new TypeError('a canvas without a track')
    const end = () => {
      stop()
      track.stop()
    }
    this.#ends.add(end)
    return { track, end }
  }

  #open(configuration: RTCConfiguration): RTCPeerConnection {
    const pc = new RTCPeerConnection(configuration)
    this.#ends.add(() => pc.close())
    return pc
  }

  #close(pc: RTCPeerConnection): void {
    pc.onicecandidate = pc.onicecandidateerror = pc.onicegatheringstatechange = pc.onconnectionstatechange = null
    pc.close()
  }

  /** Whether it happened in time; an end is not in time. */
  #until(begin: (done: () => void) => void, ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const finish = (inTime: boolean) => {
        stop()
        this.#ends.delete(cut)
        resolve(inTime)
      }
      const cut = () => finish(false)
      const stop = this.#facts.clock.after(ms, cut)
      this.#ends.add(cut)
      begin(() => finish(true))
    })
  }
}

/** A link that closes under a question has no answer, and needs none. */
function ignore(): void {
  return
}
