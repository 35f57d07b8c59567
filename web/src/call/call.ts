import type { HeldOffer, PeerState, Signal } from '@binome/contract/signal.ts'
import type { ArmedLook, ArmedParts } from './armed.ts'
import { ratesFor } from './bitrate.ts'
import { sayBoard } from './board.ts'
import type { CallEvents, CallFacts } from './call-facts.ts'
import { listenOn } from './channels.ts'
import { Emitter } from './emitter.ts'
import type { Flowing } from './feed.ts'
import { FileLine } from './files/line.ts'
import { followGrants } from './gate.ts'
import { Grants } from './grants.ts'
import { isWaiting, next, type Turn } from './lifecycle.ts'
import type { Link } from './link.ts'
import { LinkMaker } from './link-maker.ts'
import { Marks } from './marks.ts'
import type { Microphone } from './microphone.ts'
import type { Mirror } from './mirror.ts'
import { Outflow } from './outflow.ts'
import { SharedPointer } from './pointer.ts'
import { Preparation, watchNetwork } from './prepare.ts'
import { FIRST_QUALITY, judge, type QualityEvent, type QualityState } from './quality.ts'
import { Rendezvous } from './rendezvous.ts'
import { otherRole } from './role.ts'
import type { Facing, PickResult } from './screen.ts'
import { type CallSnapshot, firstSnapshot, meOf, paused, stageOf, stateOf } from './snapshot.ts'
import { Stats } from './stats.ts'
import { Voice } from './voice.ts'
import { drawNonce, WordExchange } from './word-exchange.ts'

/** The devices are looked at when the first picture has had the time to come, ms after the call began to connect. */
const DEVICES_AFTER = 1500

/**
 * A call, from waiting to its end: composes the parts and draws one snapshot. The screens listen (`subscribe`,
 * `getSnapshot`), call what a person does, and hand over what the server says (`handleSignal`).
 */
export class Call extends Emitter<CallEvents> {
  readonly pointer: SharedPointer
  readonly marks: Marks
  /** What the two give each other: to draw, to see. */
  readonly grants: Grants
  /** By which the two know that nobody is between them. */
  readonly words: WordExchange
  readonly files = new FileLine()
  /** Devices, who speaks, push-to-talk. */
  readonly voice: Voice
  readonly microphone: Microphone
  readonly mirror: Mirror
  readonly #facts: CallFacts
  readonly #out: Outflow
  readonly #preparation: Preparation
  readonly #rendezvous: Rendezvous
  readonly #stats: Stats
  readonly #listeners = new Set<() => void>()
  readonly #stopNetwork: () => void
  #snapshot: CallSnapshot
  #quality: QualityState = FIRST_QUALITY
  #chosen: 'me' | 'them' | null = null

  constructor(facts: CallFacts) {
    super()
    this.#facts = facts
    const { clock, tab, role, send, iceServers, memory, voice, relayOnly = false, list = 'en' } = facts
    const links = new LinkMaker({ role, clock, rates: () => ratesFor(memory.read()), iceServers, relayOnly })
    this.pointer = new SharedPointer(clock)
    this.marks = new Marks(clock, role)
    this.grants = new Grants(clock)
    this.words = new WordExchange({ role, list, draw: drawNonce })
    this.#out = new Outflow(clock, voice)
    this.microphone = this.#out.microphone
    this.voice = new Voice({ clock, memory: voice, microphone: this.microphone })
    this.mirror = this.#out.mirror
    this.#stats = new Stats(clock, memory)
    this.#preparation = new Preparation({ tab, clock, links, memory })
    const takePrepared = (id: string) => this.#preparation.take(id)
    this.#rendezvous = new Rendezvous({ role, tab, clock, send, links, takePrepared })
    this.#snapshot = firstSnapshot(role, tab, this.#out, this.grants.view)
    this.#stopNetwork = watchNetwork(() => this.#rendezvous.handleNetworkChange())
    this.#listen()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly getSnapshot = (): CallSnapshot => this.#snapshot

  /** Seeker, as soon as the ask is out: from now on the server holds an offer of this page. */
  prepare(): void {
    if (!this.#turn('prepare')) return
    this.#preparation.start()
    this.voice.lookAtDevices()
  }

  /** Seeker: the ask is withdrawn or parked. What was armed or picked ends too. */
  withdraw(): void {
    if (this.#turn('withdraw')) this.#preparation.withdraw()
    this.disarm()
  }

  /** Picks the screen, or the camera, that may be armed or shared; in the click. */
  pickScreen(what?: Facing | 'monitor'): Promise<PickResult> {
    const { screen } = this.#out
    if (what === undefined || what === 'monitor') return screen.pick({ monitor: what === 'monitor' })
    return screen.pickCamera(what)
  }

  /** Arms what was said yes to in so many words; in the click (it may follow the pick). */
  async arm(parts: ArmedParts, look: ArmedLook): Promise<void> {
    const { armed, screen, microphone } = this.#out
    const seen = screen.picked?.stream ?? null
    const small = armed.arm({ ...parts, screen: parts.screen && seen !== null }, seen, look)
    if (parts.voice && !microphone.track) await microphone.open()
    await small
  }

  suspend(suspended: boolean): void {
    this.#out.armed.suspend(suspended)
  }

  /** Takes everything armed back; while nobody is there yet, it also puts microphone and screen out. */
  disarm(): void {
    this.#out.armed.disarm()
    if (isWaiting(this.#snapshot.phase)) this.#out.putOut()
  }

  /**
   * The two are matched. Helper: with the held offer that came with the accept, or null.
   * @param microphone open it now (helper: yes was said; seeker: it was open before a reload)
   * @returns resolves when what the other one waits for is said: the answer to a held offer, else the greeting
   */
  async join(given: { held?: HeldOffer | null; microphone?: boolean } = {}): Promise<void> {
    const { held = null, microphone = false } = given
    const awaitsAnswer = this.#snapshot.phase === 'held'
    if (this.#snapshot.phase === 'ended') return
    this.#turn('join')
    this.#facts.clock.after(DEVICES_AFTER, () => this.voice.lookAtDevices())
    this.#sayState()
    await this.#rendezvous.join(held, awaitsAnswer)
    // Where their screen will be seen is known from here on.
    if (this.#snapshot.ended === null) this.#draw({})
    // After the answer: asking for a microphone can take as long as a person takes, and opening one holds the answer up.
    if (microphone && this.#snapshot.ended === null) void this.#out.speak()
  }

  handleSignal(signal: Signal): void {
    this.#rendezvous.handleSignal(signal)
  }

  handleSignallingUp(): void {
    this.#rendezvous.handleSignallingUp()
  }

  /** Opens the microphone and speaks; in a click when it was never open. */
  speak(): Promise<void> {
    return this.#out.speak()
  }

  share(): Promise<PickResult> {
    return this.#out.share()
  }

  stopSharing(): void {
    this.#out.screen.stop()
  }

  /** Holds the picture back, or lets it flow again, without stopping. */
  pauseSharing(paused: boolean): void {
    this.#out.pause(paused)
  }

  /** Whose screen this page shows when both share. */
  putOnStage(who: 'me' | 'them'): void {
    this.#chosen = who
    this.#draw({})
  }

  /** What leaves this page now and is said of it: for whoever looks on. */
  get shown(): { flowing: Flowing; state: PeerState } {
    return { flowing: this.#out.flowing, state: stateOf(this.#snapshot.me, this.#snapshot.grants) }
  }

  /** Counters of the current link, for diagnosis and tests. */
  async getStats(): Promise<RTCStatsReport | null> {
    return (await this.#rendezvous.link?.getStats()) ?? null
  }

  /** Ends everything this call began: tracks, lights, timers, worker, windows, link. */
  end(why: 'left' | 'elsewhere' = 'left'): void {
    if (!this.#turn('end')) return
    this.#stopNetwork()
    this.#preparation.withdraw()
    this.#rendezvous.end()
    this.voice.end()
    this.#out.end()
    this.#stats.end()
    for (const part of [this.pointer, this.marks, this.grants, this.words, this.files]) part.end()
    this.#facts.clock.end()
    this.#draw({
      ended: why,
      them: { ...this.#snapshot.them, screen: null },
      together: paused(this.#snapshot.together, this.#facts.clock.now()),
    })
    this.emit('ended', why)
    this.#listeners.clear()
    this.hush()
  }

  #listen(): void {
    const { marks } = this
    const { clock } = this.#facts
    this.#preparation.on('heldOffer', (offer) => {
      this.#turn('offerHeld')
      this.emit('heldOffer', offer)
    })
    this.#preparation.on('withdrawn', () => this.emit('heldWithdrawn', undefined))
    this.#out.on('change', () => this.#drawMe())
    this.voice.loudspeaker.on('blocked', (soundBlocked) => this.#draw({ soundBlocked }))
    this.#stats.on('look', (look) => {
      this.#judge({ kind: 'look', look, now: clock.now(), microphoneBlocked: this.microphone.state === 'blocked' })
    })
    this.#rendezvous.on('link', (link) => this.#handleLink(link))
    this.#rendezvous.on('up', () => this.#handleUp())
    this.#rendezvous.on('down', () => this.#handleDown())
    this.#rendezvous.on('callingBack', () => this.#turn('callBack'))
    this.#rendezvous.on('media', (what) => this.emit('media', what))
    this.#rendezvous.on('peerState', (state) => {
      if (!state.sharing && this.#snapshot.them.tab) marks.handleStageGone(this.#snapshot.them.tab)
      this.#draw({ them: { ...this.#snapshot.them, tab: this.#rendezvous.peer, state, left: false } })
      this.grants.handleTheirs(this.#rendezvous.peer, state.grants)
    })
    this.#rendezvous.on('left', () => {
      this.#handleDown()
      this.grants.handleGone()
      this.#draw({ them: { ...this.#snapshot.them, state: null, left: true } })
    })
    this.#rendezvous.on('elsewhere', () => this.end('elsewhere'))
    this.words.on('change', (assurance) => this.#draw({ assurance }))
    sayBoard(this, () => this.#rendezvous.link?.channels)
    followGrants(this, this.#out)
    this.grants.on('change', (grants) => this.#draw({ grants }))
    this.grants.on('change', () => this.#sayState())
  }

  #handleLink(link: Link): void {
    this.#turn('join')
    this.#preparation.withdraw()
    this.#out.handleLink(link)
    listenOn(link, otherRole(this.#facts.role), this)
    this.#draw({ them: { ...this.#snapshot.them, tab: this.#rendezvous.peer, screen: null, left: false } })
    this.#sayState()
  }

  #handleUp(): void {
    const link = this.#rendezvous.link
    if (!link?.lines) return
    this.#turn('linkUp')
    this.#out.handleUp()
    this.voice.loudspeaker.play(link.lines.voice.receiver, link.lines.sound?.receiver.track)
    this.#stats.watch(link)
    const now = this.#facts.clock.now()
    this.#draw({ together: { ms: this.#snapshot.together.ms, since: now } })
    this.#judge({ kind: 'up', now })
  }

  #handleDown(): void {
    this.#turn('linkDown')
    this.#draw({ together: paused(this.#snapshot.together, this.#facts.clock.now()) })
    this.#judge({ kind: 'down' })
  }

  #judge(event: QualityEvent): void {
    this.#quality = judge(this.#quality, event)
    const connection = this.#quality.word
    if (connection !== this.#snapshot.connection) this.#draw({ connection, connectionSince: this.#facts.clock.now() })
  }

  #turn(turn: Turn): boolean {
    const phase = next(this.#facts.role, this.#snapshot.phase, turn)
    if (phase !== null && phase !== this.#snapshot.phase) this.#draw({ phase })
    return phase !== null
  }

  #drawMe(): void {
    const before = this.#snapshot.me
    const me = meOf(before.tab, this.#out)
    this.#draw({ me })
    // Drawn on another picture. That the screen is not shared any more the other one hears by our state.
    if (before.sharing && !me.sharing) this.marks.handleStageGone(before.tab)
    else if (before.sharing && before.screen !== me.screen) this.marks.clear()
    this.#sayState()
  }

  #sayState(): void {
    this.#rendezvous.sayState(stateOf(this.#snapshot.me, this.#snapshot.grants))
  }

  #draw(changed: Partial<CallSnapshot>): void {
    const drawn = { ...this.#snapshot, ...changed }
    const lines = this.#rendezvous.link?.lines
    if (lines && !drawn.them.screen && drawn.ended === null)
      drawn.them = { ...drawn.them, screen: new MediaStream([lines.theirs.receiver.track]) }
    drawn.stage = stageOf(drawn.role, drawn.me.sharing, Boolean(drawn.them.state?.sharing), this.#chosen)
    this.#snapshot = drawn
    for (const listener of [...this.#listeners]) listener()
  }
}
