import type { Clock } from './clock.ts'
import { joinHere } from './loopback.ts'

/** A packet that came through: in which train it left, when it came, ms, and how large it is, bytes. */
export interface Arrival {
  train: number
  at: number
  bytes: number
}

/** Of a train at least so many packets, and so many such trains, say something. */
const PACKETS = 5
const ENOUGH = 3

/**
 * What a link carries, kbit/s, by how far it pulled apart packets that left it together (packet trains: Jain and
 * Dovrolis 2002, who also say why it may be told too high when others use the link). The lower middle one of the trains:
 * a busy page takes some packets late, and then several at once. Null when too few came.
 */
export function carriedBy(arrivals: readonly Arrival[]): number | null {
  const rates: number[] = []
  for (const came of Map.groupBy(arrivals, ({ train }) => train).values()) {
    const [first, last] = [came[0], came.at(-1)]
    if (!first || !last || came.length < PACKETS) continue
    const bytes = came.reduce((sum, one) => sum + one.bytes, -first.bytes)
    // Faster than a clock can tell is fast enough.
    rates.push(Math.round((bytes * 8) / Math.max(1, last.at - first.at)))
  }
  if (rates.length < ENOUGH) return null
  return rates.toSorted((a, b) => a - b)[Math.floor((rates.length - 1) / 2)] ?? null
}

const TRAINS = 6
const LENGTH = 10
const SIZE = 1100
/** IP, UDP, TURN, DTLS and SCTP around each packet. */
const AROUND = 95
const BETWEEN = 250
const CONNECT = 5000

/**
 * Six trains of ten packets (70 kB) from this page to itself, out through the house's relay and back: what can be known
 * of a link that was never used, while somebody waits. Null: there is no relay, nothing came, or it was ended.
 */
export class TrainProbe {
  readonly #clock: Clock
  readonly #links: RTCPeerConnection[] = []
  readonly #over = Promise.withResolvers<null>()
  #ended = false
  #cut: (() => void) | null = null

  constructor(clock: Clock) {
    this.#clock = clock
  }

  run(iceServers: RTCIceServer[]): Promise<number | null> {
    return Promise.race([this.#probe(iceServers), this.#over.promise])
  }

  end(): void {
    this.#over.resolve(null)
    this.#close()
  }

  #close(): void {
    this.#ended = true
    this.#cut?.()
    for (const link of this.#links.splice(0)) {
      link.onicecandidate = link.ondatachannel = null
      link.close()
    }
  }

  async #probe(iceServers: RTCIceServer[]): Promise<number | null> {
    if (!iceServers.some(({ urls }) => [urls].flat().some((url) => url.startsWith('turn')))) return null
    try {
      const out = await this.#open(iceServers)
      return out && (await this.#send(out.channel, out.arrivals))
    } catch {
      return null // ended under it
    } finally {
      this.#close()
    }
  }

  async #open(iceServers: RTCIceServer[]) {
    const near = new RTCPeerConnection({ iceServers, iceTransportPolicy: 'relay' })
    const far = new RTCPeerConnection()
    this.#links.push(near, far)
    const arrivals: Arrival[] = []
    const options = { negotiated: true, id: 0, ordered: false, maxRetransmits: 0 }
    const channel = near.createDataChannel('train', options)
    const heard = far.createDataChannel('train', options)
    heard.binaryType = 'arraybuffer'
    heard.onmessage = ({ data }) => {
      const packet = new Uint8Array(data as ArrayBuffer)
      arrivals.push({ train: packet[0] ?? 0, at: this.#clock.now(), bytes: packet.byteLength + AROUND })
    }
    const opened = this.#within(CONNECT, (done) => {
      channel.onopen = done
    })
    await joinHere(near, far)
    return (await opened) ? { channel, arrivals } : null
  }

  async #send(channel: RTCDataChannel, arrivals: Arrival[]): Promise<number | null> {
    for (let train = 0; train < TRAINS; train++) {
      const packet = new Uint8Array(SIZE).fill(train)
      for (let n = 0; n < LENGTH; n++) channel.send(packet)
      let came = -1
      // The next leaves when nothing of this one comes any more.
      while (!this.#ended && came !== arrivals.length) {
        came = arrivals.length
        await this.#within(BETWEEN, () => undefined)
      }
      if (this.#ended) return null
    }
    return carriedBy(arrivals)
  }

  /** Whether it happened in time; an end cuts it short. */
  #within(ms: number, begin: (done: () => void) => void): Promise<boolean> {
    if (this.#ended) return Promise.resolve(false)
    return new Promise((resolve) => {
      const finish = (inTime: boolean) => {
        stop()
        this.#cut = null
        resolve(inTime)
      }
      const stop = this.#clock.after(ms, () => finish(false))
      this.#cut = () => finish(false)
      begin(() => finish(true))
    })
  }
}
