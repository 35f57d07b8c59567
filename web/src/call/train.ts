import type { Clock } from './clock.ts'
import { joinHere } from './loopback.ts'
import { pairInUse } from './pair-in-use.ts'

/** A packet that came through: which one of which train, when it came, ms, and how large all of them are, bytes. */
export interface Arrival {
  train: number
  place: number
  at: number
  bytes: number
}

/** Of a train at least so many packets that left it together say something. */
const PACKETS = 4
/** So many trains are enough to believe the lower middle one; of fewer the slowest is. */
const ENOUGH = 3

/**
 * What a link carries, kbit/s, by how far it pulled apart packets that left together (packet trains: Jain and Dovrolis
 * 2002, who also say why it may be told too high when others use the link). Once a packet is lost, the transport lets
 * few leave and holds the others back until those are acknowledged (congestion window: RFC 9260, section 7.2): what comes
 * half a round trip after the one before did not leave with it, and neither did what follows. What was lost on the way
 * between two that came took its time (a full queue loses the end of a train). The lower middle one of the trains: a busy
 * page takes some packets late, and then several at once. Null when too few came.
 * @param roundTrip of the way there and back, ms; null: not known, and nothing is taken for held back
 */
export function carriedBy(arrivals: readonly Arrival[], roundTrip: number | null): number | null {
  const held = roundTrip === null ? Number.POSITIVE_INFINITY : Math.max(LEAST_HELD, roundTrip / 2)
  const rates: number[] = []
  for (const train of Map.groupBy(arrivals, ({ train }) => train).values()) {
    const stall = train.findIndex(({ at }, n) => at - (train[n - 1]?.at ?? at) > held)
    const came = stall === -1 ? train : train.slice(0, stall)
    const [first, last] = [came[0], came.at(-1)]
    if (!first || !last || came.length < PACKETS) continue
    const bytes = (last.place - first.place) * first.bytes
    // Faster than a clock can tell is fast enough.
    rates.push(Math.round((bytes * 8) / Math.max(1, last.at - first.at)))
  }
  const middle = rates.length < ENOUGH ? 0 : Math.floor((rates.length - 1) / 2)
  return rates.toSorted((a, b) => a - b)[middle] ?? null
}

/** ms; the packets of a link of 150 kbit/s come that far apart. */
const LEAST_HELD = 70
/**
 * A train leaves whole only as long as nothing of its own association was lost, so there are several, with few trains
 * each (measured at 8 % loss: six trains of one told 62 to 276 of a link of 1500).
 */
const ASSOCIATIONS = 3
const TRAINS_EACH = 2
const LENGTH = 10
const SIZE = 1100
/** IP, UDP, TURN, DTLS and SCTP around each packet. */
const AROUND = 95
const BETWEEN = 250
const CONNECT = 5000

interface Way {
  channel: RTCDataChannel
  /** ms */
  roundTrip: number | null
}

/**
 * Six trains of ten packets (70 kB) from this page to itself, out through the house's relay and back: what can be known
 * of a link that was never used, while somebody waits. Told after each train, the last being the best; never when there is
 * no relay or nothing came.
 */
export class TrainProbe {
  readonly #clock: Clock
  readonly #told: (kbps: number) => void
  readonly #links: RTCPeerConnection[] = []
  readonly #arrivals: Arrival[] = []
  readonly #over = Promise.withResolvers<void>()
  #ended = false
  readonly #cuts = new Set<() => void>()

  /** @param told what the link carries, kbit/s, as far as the trains until now say */
  constructor(clock: Clock, told: (kbps: number) => void) {
    this.#clock = clock
    this.#told = told
  }

  /** Resolves when the last train is in, or it was ended: what a closed connection is asked never settles. */
  run(iceServers: RTCIceServer[]): Promise<void> {
    return Promise.race([this.#probe(iceServers), this.#over.promise])
  }

  end(): void {
    this.#over.resolve()
    this.#close()
  }

  async #probe(iceServers: RTCIceServer[]): Promise<void> {
    if (!iceServers.some(({ urls }) => [urls].flat().some((url) => url.startsWith('turn')))) return
    try {
      const opening = Array.from({ length: ASSOCIATIONS }, () => this.#open(iceServers))
      const ways = (await Promise.all(opening)).filter((way) => way !== null)
      for (let round = 0; round < TRAINS_EACH; round++)
        for (const [n, way] of ways.entries()) await this.#send(round * ASSOCIATIONS + n, way)
    } catch {
      // ended under it
    } finally {
      this.#close()
    }
  }

  #close(): void {
    this.#ended = true
    for (const cut of [...this.#cuts]) cut()
    for (const link of this.#links.splice(0)) {
      link.onicecandidate = link.ondatachannel = null
      link.close()
    }
  }

  async #open(iceServers: RTCIceServer[]): Promise<Way | null> {
    const near = new RTCPeerConnection({ iceServers, iceTransportPolicy: 'relay' })
    const far = new RTCPeerConnection()
    this.#links.push(near, far)
    const options = { negotiated: true, id: 0, ordered: false, maxRetransmits: 0 }
    const channel = near.createDataChannel('train', options)
    const heard = far.createDataChannel('train', options)
    heard.binaryType = 'arraybuffer'
    heard.onmessage = ({ data }) => {
      const packet = new Uint8Array(data as ArrayBuffer)
      const [train = 0, place = 0] = packet
      this.#arrivals.push({ train, place, at: this.#clock.now(), bytes: packet.byteLength + AROUND })
    }
    const opened = this.#within(CONNECT, (done) => {
      channel.onopen = done
    })
    await joinHere(near, far)
    if (!(await opened)) return null
    return { channel, roundTrip: pairInUse(await near.getStats())?.roundTrip ?? null }
  }

  /** One train; resolves when nothing comes any more. */
  async #send(train: number, { channel, roundTrip }: Way): Promise<void> {
    const before = this.#arrivals.length
    for (let place = 0; place < LENGTH; place++) {
      const packet = new Uint8Array(SIZE)
      packet.set([train, place])
      channel.send(packet)
    }
    await this.#within(roundTrip ?? 0, () => undefined)
    let came = -1
    while (!this.#ended && came !== this.#arrivals.length && this.#arrivals.length < before + LENGTH) {
      came = this.#arrivals.length
      await this.#within(BETWEEN, () => undefined)
    }
    if (this.#ended) return
    const kbps = carriedBy(this.#arrivals, roundTrip)
    if (kbps !== null) this.#told(kbps)
  }

  /** Whether it happened in time; an end cuts it short. */
  #within(ms: number, begin: (done: () => void) => void): Promise<boolean> {
    if (this.#ended) return Promise.resolve(false)
    return new Promise((resolve) => {
      const finish = (inTime: boolean) => {
        stop()
        this.#cuts.delete(cut)
        resolve(inTime)
      }
      const cut = () => finish(false)
      const stop = this.#clock.after(ms, cut)
      this.#cuts.add(cut)
      begin(() => finish(true))
    })
  }
}
