import type { Now } from '@binome/contract/now.ts'
import type { SessionView } from '@binome/contract/session.ts'
import type { HeldOffer, Signal } from '@binome/contract/signal.ts'
import i18next from 'i18next'
import { useMemo, useSyncExternalStore } from 'react'
import { newId } from '../../app/id.ts'
import { live } from '../../app/live.ts'
import { whenDrawn } from '../../app/undrawn.ts'
import { storedLink } from '../../call/bitrate.ts'
import { Call } from '../../call/call.ts'
import { type Clock, WorkerClock } from '../../call/clock.ts'
import type { Role } from '../../call/role.ts'
import type { CallSnapshot } from '../../call/snapshot.ts'
import { storedVoice } from '../../call/voice-choice.ts'
import { endEarly, showEarly } from './early.ts'
import { passFiles } from './files.ts'
import { freshIce, relayOnly } from './ice.ts'
import { keepMarks, rememberMicrophone, wasMicrophoneOpen } from './reload.ts'

/**
 * The one call of this page. It lives outside React: what a seeker prepared while waiting is the same call that the
 * session draws, whatever route is shown in between.
 */
export interface Running {
  call: Call
  role: Role
  askId: string
  /** Null while the seeker waits. */
  sessionId: string | null
  clock: Clock
  relayOnly: boolean
}

/** This page, as those of the other side know it. */
export const tab = newId()
const heard = new Set<() => void>()
let running: Running | null = null
let offer: HeldOffer | null = null
/** Grows with everything that begins or ends a call, so that a slow beginning never overtakes an end. */
let turn = 0
/** The session being joined: asked for by the answer to a yes and, a moment later, by the page it opens. */
let joining: string | null = null

const set = (next: Running | null) => {
  running = next
  for (const tell of heard) tell()
}

/** The clock of the call to come: beginning a Worker takes as long as answering does. */
let spare: WorkerClock | null = null
export function warmClock(): void {
  spare ??= new WorkerClock()
}

async function make(role: Role, askId: string): Promise<Running | null> {
  const mine = ++turn
  end()
  turn = mine
  const relayed = await relayOnly()
  if (mine !== turn) return null
  const clock = spare ?? new WorkerClock()
  spare = null
  const call = new Call({
    role,
    tab,
    clock,
    memory: storedLink(localStorage, Date.now),
    voice: storedVoice(localStorage),
    send: (signal: Signal) => {
      if (running?.sessionId) void live.say({ type: 'signal', sessionId: running.sessionId, signal })
    },
    iceServers: freshIce,
    relayOnly: relayed,
    list: i18next.language === 'fr' ? 'fr' : 'en',
  })
  call.subscribe(() => {
    if (running?.call === call && running.sessionId) {
      rememberMicrophone(sessionStorage, running.sessionId, call.getSnapshot().me.microphone)
    }
  })
  const made: Running = { call, role, askId, sessionId: null, clock, relayOnly: relayed }
  set(made)
  return made
}

/** Seeker, once the ask searches: the server holds an offer of this page from now on. Said again it changes nothing. */
export async function prepareCall(askId: string): Promise<void> {
  if (running?.askId === askId || running?.sessionId) return
  const made = await make('seeker', askId)
  if (!made) return
  made.call.on('heldOffer', (held) => {
    offer = held
    void live.say({ type: 'hold', askId, held })
  })
  made.call.on('heldWithdrawn', () => {
    offer = null
    void live.say({ type: 'hold', askId, held: null })
  })
  made.call.prepare()
}

/**
 * The two are matched: this page shows the session from now on. Resolves when the first word to the other page is said.
 * @param held the connection the seeker prepared, as the accept gave it; helper only
 */
export async function joinCall(session: SessionView, held: HeldOffer | null = null): Promise<void> {
  if (joining === session.id) return
  if (running?.sessionId === session.id && !running.call.getSnapshot().ended) return
  joining = session.id
  try {
    await join(session, held)
  } finally {
    joining = null
  }
}

async function join(session: SessionView, held: HeldOffer | null): Promise<void> {
  const waiting = running && running.role === session.role && running.askId === session.askId && !running.sessionId
  const made = waiting ? running : await make(session.role, session.askId)
  if (!made) return
  offer = null
  set({ ...made, sessionId: session.id })
  keepMarks(sessionStorage, session.id, made.call.marks)
  // Entering first: what was said to this page before it came is delivered by it.
  void live.say({ type: 'session_enter', sessionId: session.id })
  // Whoever spoke goes on speaking when another takes over, as they agreed; who was silent stays so.
  const spoke = [session.id, ...(session.before ? [session.before.sessionId] : [])]
  const microphone = session.role === 'helper' || spoke.some((id) => wasMicrophoneOpen(sessionStorage, id))
  await made.call.join(waiting ? {} : { held, microphone })
  // What this browser remembers of files is read now; the channel keeps what comes until then.
  if (running?.call === made.call) void passFiles(made.call, session.id)
}

/** A page is not kept from being drawn for longer than this. */
const DRAWN_AFTER_MS = 500

/**
 * The same for a yes just given: resolves when the connection is answered, which the other one waits for, so that the
 * page of the session is drawn while the answer travels and not before it is made. What comes before that page is shown.
 */
export async function answerThenDraw(session: SessionView, held: HeldOffer | null): Promise<void> {
  await Promise.race([joinCall(session, held), new Promise((drawn) => setTimeout(drawn, DRAWN_AFTER_MS))])
  const screen = running?.sessionId === session.id ? running.call.getSnapshot().them.screen : null
  if (screen) await showEarly(screen, i18next.t('session.stage'))
}

/** Ends the call of this page: tracks, lights, windows, link. The session itself is ended by its verb. */
export function endCall(): void {
  turn++
  end()
}

function end(): void {
  const was = running
  if (!was) return
  offer = null
  endEarly()
  set(null)
  if (was.sessionId) void live.say({ type: 'session_leave', sessionId: was.sessionId })
  was.call.end()
}

/** What the server says decides: a session that is over ends its call, one that opens joins the call that waited. */
function follow({ session, ask }: Now): void {
  if (!running) return
  if (running.sessionId) {
    if (session?.id !== running.sessionId) endCall()
    return
  }
  if (session && session.askId === running.askId) void joinCall(session)
  else if (ask?.id !== running.askId || ask.state !== 'searching') {
    running.call.withdraw()
    endCall()
  }
}

live.on('event', (event, now) => {
  if (event.part === 'session' || event.part === 'ask') follow(now)
})
live.on('snapshot', follow)
live.on('moment', (moment) => {
  if (moment.type !== 'signal' || moment.looksOn || moment.sessionId !== running?.sessionId) return
  running.call.handleSignal(moment.signal)
})

let open = false
live.subscribe(() => {
  const was = open
  open = live.state().state === 'open'
  if (live.state().state === 'closed' && running) endCall()
  if (!open || was || !running) return
  // Another socket: the server knows nothing of this page any more.
  if (running.sessionId) {
    void live.say({ type: 'session_enter', sessionId: running.sessionId })
    running.call.handleSignallingUp()
  } else if (offer) void live.say({ type: 'hold', askId: running.askId, held: offer })
})

/** Hears of every call that begins or ends on this page. Returns what ends it. */
export const onRunning = (tell: () => void) => {
  heard.add(tell)
  return () => heard.delete(tell)
}
const subscribe = whenDrawn(onRunning)

/** The call of this page, or null. */
export const useRunning = (): Running | null => useSyncExternalStore(subscribe, () => running)

/** The same, outside React. */
export const runningNow = (): Running | null => running

const none = () => () => undefined

/**
 * A call changes many times while it connects, and drawing the room anew each time keeps the same thread from connecting
 * it: what changes together is drawn once, after it, and on a page that nobody sees less often still.
 */
const GATHERED_MS = { visible: 30, hidden: 250 }

function gathered(call: Call): (tell: () => void) => () => void {
  return whenDrawn((tell) => {
    let timer = 0
    const stop = call.subscribe(() => {
      timer ||= window.setTimeout(() => {
        timer = 0
        tell()
      }, GATHERED_MS[document.visibilityState])
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  })
}

/** A call as it is now; null without one. */
export function useCallSnapshot(call: Call | null): CallSnapshot | null {
  const subscribe = useMemo(() => (call ? gathered(call) : none), [call])
  return useSyncExternalStore(subscribe, () => call?.getSnapshot() ?? null)
}
