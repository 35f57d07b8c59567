import { Cap, capFor, type Rates, type WayOut } from './bitrate.ts'
import type { Clock } from './clock.ts'
import {
  backToAv1,
  capOf,
  encodeInH264,
  framesEncoded,
  ignoreClosed,
  isInAv1,
  scaleDown,
  sendFirst,
  setCap,
  wholePicture,
} from './encoding.ts'
import { pairInUse } from './pair-in-use.ts'

/** A picture that has not left after so long is called for anew, for at most this long (measured: cuts the tail, leaves the median). */
const CALL = 150
const PATIENCE = 3000
/** How often it is looked at: what comes after a first picture waits for it to have left. */
const LOOK = 50
/** The first seconds of an estimate say little; from then on the cap follows it. */
const ESTIMATE_AFTER = 2000
const ADAPT = 1000
/** What a first picture is sent in where the way is wide stays for so long: it has come by then, lost packets and all. */
const FIRST_IN = 1000
/** Where it is not, the first picture is smaller by this in each direction, and the whole one follows at its heels. */
const COARSE = 2
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
  /** How it is sent for its first picture alone. */
  #first: 'in H264' | 'coarse' | null = null
  /** How many times the first frame was called for. */
  kicks = 0

  constructor(sender: RTCRtpSender, rates: Rates, clock: Clock) {
    this.#sender = sender
    this.#rates = rates
    this.#clock = clock
  }

  async attach(screen: MediaStreamTrack): Promise<void> {
    // Said before the track is on, which need not be waited for: what a sender is asked is done in order.
    if (!this.#rates.wide) this.#first = 'coarse'
    else if (isInAv1(this.#sender)) this.#first = 'in H264'
    if (this.#first === 'in H264') void encodeInH264(this.#sender)
    if (this.#first === 'coarse') void scaleDown(this.#sender, COARSE)
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
      if (this.#first === 'coarse') void this.#goOn(screen)
      if (this.#first === 'in H264') this.#stops.push(this.#clock.after(FIRST_IN, () => void this.#goOn(screen)))
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
    if (this.#first) void this.#asItIs()
  }

  /** After the first picture. */
  async #goOn(screen: MediaStreamTrack): Promise<void> {
    // Another codec counts its pictures anew.
    let before = 0
    try {
      if (this.#first === 'coarse') before = await framesEncoded(this.#sender)
      await this.#asItIs()
      if (this.#ended || screen.readyState === 'ended') return
      await this.#kick(screen)
    } catch (error) {
      ignoreClosed(error)
      return
    }
    if (!this.#ended) this.#watch(screen, before)
  }

  async #asItIs(): Promise<void> {
    const first = this.#first
    this.#first = null
    if (first === 'coarse') await scaleDown(this.#sender, 1)
    else if (first === 'in H264') await backToAv1(this.#sender)
  }

  /** @param over told once a picture has left, or is waited for no more */
  #watch(screen: MediaStreamTrack, before: number, over?: () => void): void {
    const until = this.#clock.now() + PATIENCE
    let calls = this.#clock.now() + CALL
    let busy = false
    const stop = this.#clock.every(LOOK, () => {
      if (busy) return
      busy = true
      const call = this.#clock.now() >= calls
      if (call) calls = this.#clock.now() + CALL
      void this.#look(screen, before, call).then((left) => {
        busy = false
        if (!left && !this.#ended && this.#clock.now() <= until) return
        stop()
        if (!this.#ended) over?.()
      })
    })
    this.#stops.push(stop)
  }

  /** True when a frame has left. If none has, another one is called for, if it is time. */
  async #look(screen: MediaStreamTrack, before: number, call: boolean): Promise<boolean> {
    try {
      if ((await framesEncoded(this.#sender)) > before) return true
      if (this.#ended || screen.readyState === 'ended') return true
      if (call) await this.#kick(screen)
      return false
    } catch (error) {
      ignoreClosed(error)
      return true
    }
  }

  /** A clone gives the encoder another first frame. */
  async #kick(screen: MediaStreamTrack): Promise<void> {
    const clone = screen.clone()
    clone.contentHint = screen.contentHint
    this.kicks++
    const old = this.#clone
    this.#clone = clone
    await this.#sender.replaceTrack(clone)
    old?.stop()
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
    if (sender.getParameters().encodings[0]?.priority !== 'high') await sendFirst(sender)
  } catch (error) {
    ignoreClosed(error)
  }
}
