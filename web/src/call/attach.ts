import { Cap, capFor, type Rates, type WayOut } from './bitrate.ts'
import type { Clock } from './clock.ts'
import { isAv1, isH264 } from './codecs.ts'
import { pairInUse } from './pair-in-use.ts'

/** The watchdog looks this often, for at most this long (measured: cuts the tail, leaves the median). */
const LOOK = 150
const PATIENCE = 3000
/** The first seconds of an estimate say little; from then on the cap follows it. */
const ESTIMATE_AFTER = 2000
const ADAPT = 1000
/** What a first picture is sent in where the way is wide stays for so long: it has come by then, lost packets and all. */
const FIRST_IN = 1000
/** A round trip longer than the shortest by this much, ms, is a queue; a link that loses an eighth for itself is none. */
const QUEUE = 350
const LOST = 0.2

/**
 * Puts a screen on a sender whose link is connected, and sees to it that a first frame leaves:
 * a still page gives no second frame for a second, and the first is sometimes not encoded.
 * Every clone made here ends here; the screen itself stays its owner's.
 */
export class ScreenAttachment {
  readonly #sender: RTCRtpSender
  readonly #clock: Clock
  readonly #rates: Rates
  #clone: MediaStreamTrack | null = null
  #stops: (() => void)[] = []
  #ended = false
  /** In H264 for its first picture alone. */
  #quick = false
  /** How many times the first frame was called for. */
  kicks = 0

  constructor(sender: RTCRtpSender, rates: Rates, clock: Clock) {
    this.#sender = sender
    this.#rates = rates
    this.#clock = clock
  }

  async attach(screen: MediaStreamTrack): Promise<void> {
    // Said before the track is on, which need not be waited for: what a sender is asked is done in order.
    this.#quick = this.#rates.wide && isInAv1(this.#sender)
    if (this.#quick) void encodeIn(this.#sender, isH264)
    // Both at once: the count is taken before a frame of the new track can be encoded, and costs no wait.
    let before: number
    try {
      before = (await Promise.all([framesEncoded(this.#sender), this.#sender.replaceTrack(screen)]))[0]
    } catch (error) {
      ignoreClosed(error)
      return
    }
    if (this.#ended) return
    this.#watch(screen, before, () => {
      if (this.#quick) this.#stops.push(this.#clock.after(FIRST_IN, () => void this.#goOn(screen)))
    })
    // The side that answered could not say it when the lines were laid, and more may be known of the link since.
    if (capOf(this.#sender) !== this.#rates.cap) void setCap(this.#sender, this.#rates.cap)
    this.#stops.push(this.#clock.after(ESTIMATE_AFTER, () => void this.#capByEstimate()))
  }

  /**
   * The link is back after a break. Who looks asks for a whole picture only after three seconds of nothing (libwebrtc);
   * this one leaves at once, of a page that stands still too.
   */
  async again(): Promise<void> {
    const screen = this.#sender.track
    try {
      const before = await framesEncoded(this.#sender)
      if (this.#ended || !screen) return
      await wholePicture(this.#sender)
      this.#watch(screen, before)
    } catch (error) {
      ignoreClosed(error)
    }
  }

  /** Takes the screen off the line. The link may be closed already. */
  end(): void {
    if (this.#ended) return
    this.#ended = true
    for (const stop of this.#stops.splice(0)) stop()
    this.#clone?.stop()
    this.#clone = null
    if (this.#sender.transport?.state === 'closed') return
    void this.#sender.replaceTrack(null).catch(ignoreClosed)
    if (this.#quick) void this.#backToAv1()
  }

  /** After a first picture in H264. */
  async #goOn(screen: MediaStreamTrack): Promise<void> {
    await this.#backToAv1()
    // Another codec counts its pictures anew.
    if (!this.#ended) this.#watch(screen, 0)
  }

  async #backToAv1(): Promise<void> {
    this.#quick = false
    if (!braked.has(this.#sender)) await encodeIn(this.#sender, isAv1)
  }

  /** @param over told once a picture has left, or is waited for no more */
  #watch(screen: MediaStreamTrack, before: number, over?: () => void): void {
    const until = this.#clock.now() + PATIENCE
    let busy = false
    const stop = this.#clock.every(LOOK, () => {
      if (busy) return
      busy = true
      void this.#look(screen, before).then((left) => {
        busy = false
        if (!left && !this.#ended && this.#clock.now() <= until) return
        stop()
        if (!this.#ended) over?.()
      })
    })
    this.#stops.push(stop)
  }

  /** True when a frame has left. If none has, a clone gives the encoder another first frame. */
  async #look(screen: MediaStreamTrack, before: number): Promise<boolean> {
    try {
      if ((await framesEncoded(this.#sender)) > before) return true
      if (this.#ended || screen.readyState === 'ended') return true
      const clone = screen.clone()
      clone.contentHint = screen.contentHint
      this.kicks++
      const old = this.#clone
      this.#clone = clone
      await this.#sender.replaceTrack(clone)
      old?.stop()
      return false
    } catch (error) {
      ignoreClosed(error)
      return true
    }
  }

  async #capByEstimate(): Promise<void> {
    const first = await this.#wayOut()
    if (this.#ended) return
    const cap = new Cap(this.#rates.known || !first ? this.#rates.cap : capFor(first.estimate))
    if (capOf(this.#sender) !== cap.kbps) void setCap(this.#sender, cap.kbps)
    let reading = false
    let quickest = Number.POSITIVE_INFINITY
    const look = async () => {
      if (reading) return
      reading = true
      const wayOut = await this.#wayOut()
      reading = false
      if (!wayOut || this.#ended) return
      quickest = Math.min(quickest, wayOut.roundTrip)
      const crowded = wayOut.roundTrip - quickest > QUEUE || wayOut.lost > LOST
      if (cap.look(wayOut, crowded)) void setCap(this.#sender, cap.kbps)
    }
    this.#stops.push(this.#clock.every(ADAPT, () => void look()))
  }

  /** Null: the browser does not say, or the link is closed. */
  async #wayOut(): Promise<(WayOut & { roundTrip: number; lost: number }) | null> {
    const report = await this.#sender.getStats().catch(ignoreClosed)
    const estimate = report ? (pairInUse(report)?.available ?? null) : null
    if (!report || estimate === null) return null
    const seen = { estimate, narrow: false, roundTrip: 0, lost: 0 }
    for (const stat of report.values()) {
      if (stat.type === 'outbound-rtp') seen.narrow ||= stat.qualityLimitationReason === 'bandwidth'
      if (stat.type !== 'remote-inbound-rtp') continue
      seen.roundTrip = (stat.roundTripTime ?? 0) * 1000
      seen.lost = stat.fractionLost ?? 0
    }
    return seen
  }
}

/** Puts the voice on a connected link, before everything else in the queue. */
export async function attachVoice(sender: RTCRtpSender, track: MediaStreamTrack | null): Promise<void> {
  try {
    await sender.replaceTrack(track)
    if (!track) return
    const parameters = sender.getParameters()
    const encoding = parameters.encodings[0]
    if (!encoding || encoding.priority === 'high') return
    encoding.priority = 'high'
    encoding.networkPriority = 'high'
    await sender.setParameters(parameters)
  } catch (error) {
    ignoreClosed(error)
  }
}

/** The most a sender may send, kbit/s; null: it was never said. */
export function capOf(sender: RTCRtpSender): number | null {
  const most = sender.getParameters().encodings[0]?.maxBitrate
  return most ? most / 1000 : null
}

/** @param cap kbit/s */
export async function setCap(sender: RTCRtpSender, cap: number): Promise<void> {
  try {
    const parameters = sender.getParameters()
    const encoding = parameters.encodings[0]
    if (!encoding) return
    encoding.maxBitrate = cap * 1000
    await sender.setParameters(parameters)
  } catch (error) {
    ignoreClosed(error)
  }
}

type WithWishes = (set: RTCRtpSendParameters, wishes: { encodingOptions: { keyFrame: boolean }[] }) => Promise<void>

/** The next picture is a whole one (W3C webrtc-extensions). A browser that does not know the wish passes it over. */
async function wholePicture(sender: RTCRtpSender): Promise<void> {
  const setParameters: WithWishes = sender.setParameters
  await setParameters.call(sender, sender.getParameters(), { encodingOptions: [{ keyFrame: true }] })
}

/** Senders that stay in H264. */
const braked = new WeakSet<RTCRtpSender>()

/** The brake for a slow processor: H264 costs less than AV1, and the change needs no negotiation. */
export function changeToH264(sender: RTCRtpSender): Promise<void> {
  braked.add(sender)
  return encodeIn(sender, isH264)
}

/** Told no codec, it is in the first of those agreed on. */
type Encoding = RTCRtpEncodingParameters & { codec?: RTCRtpCodec }

function isInAv1(sender: RTCRtpSender): boolean {
  const { encodings, codecs } = sender.getParameters()
  const encoding: Encoding | undefined = encodings[0]
  const codec = encoding?.codec ?? codecs[0]
  return codec !== undefined && isAv1(codec)
}

async function encodeIn(sender: RTCRtpSender, wanted: (codec: RTCRtpCodec) => boolean): Promise<void> {
  const codec = RTCRtpSender.getCapabilities('video')?.codecs.find(wanted)
  if (!codec) return
  try {
    const parameters = sender.getParameters()
    const encoding: Encoding | undefined = parameters.encodings[0]
    if (!encoding) return
    encoding.codec = codec
    await sender.setParameters(parameters)
  } catch (error) {
    ignoreClosed(error)
  }
}

async function framesEncoded(sender: RTCRtpSender): Promise<number> {
  for (const stat of (await sender.getStats()).values())
    if (stat.type === 'outbound-rtp') return stat.framesEncoded ?? 0
  return 0
}

/**
 * A link may close, or its sender change parameters under us, between two awaits: then there is nothing left to set.
 * Anything else is a mistake of ours and is thrown.
 */
function ignoreClosed(error: unknown): void {
  const name = error instanceof Error ? error.name : ''
  if (name !== 'InvalidStateError' && name !== 'InvalidModificationError' && name !== 'OperationError') throw error
}
