import type { ObserverView } from '@binome/contract/session.ts'
import type { PeerState } from '@binome/contract/signal.ts'
import i18next from 'i18next'
import { useSyncExternalStore } from 'react'
import { live } from '../../app/live.ts'
import { storedLink } from '../../call/bitrate.ts'
import type { Call } from '../../call/call.ts'
import type { SharedPointer } from '../../call/pointer.ts'
import { Shown } from '../../call/shown.ts'
import type { Assurance } from '../../call/word-exchange.ts'
import { onRunning, type Running, runningNow, tab } from '../session/callOf.ts'
import { freshIce } from '../session/ice.ts'

/** Whoever advises, as their two see and hear them. */
export interface Adviser {
  personId: string
  pointer: SharedPointer
  /** What they say of themselves; null until it was heard. */
  state: PeerState | null
}

/**
 * Who looks on at the session of this page, or advises, outside React as its call is: a link with each of those who are
 * there by the view of this person [S26], and with nobody else, whatever the server passes on.
 */
const shown = new Map<string, { observerId: string; link: Shown }>()
const heard = new Set<() => void>()
let assured: Readonly<Record<string, Assurance>> = {}
let adviser: Adviser | null = null
let followed: { call: Call; stop: () => void } | null = null

function sync(): void {
  const running = runningNow()
  if (followed?.call !== running?.call) {
    followed?.stop()
    followed = running ? { call: running.call, stop: running.call.subscribe(flow) } : null
  }
  const session = live.now()?.session
  const here =
    running?.sessionId && session?.id === running.sessionId && !running.call.getSnapshot().ended
      ? session.observers.filter(({ state }) => state === 'here')
      : []
  for (const [personId, { observerId, link }] of shown) {
    if (here.some(({ id }) => id === observerId)) continue
    link.end()
    shown.delete(personId)
    assure(personId, null)
    if (adviser?.personId === personId) advise(null)
  }
  if (running?.sessionId) for (const one of here) meet(running, running.sessionId, one)
  flow()
}

function meet({ call, clock, relayOnly }: Running, sessionId: string, { id, person, comesTo }: ObserverView): void {
  const personId = person.id
  if (shown.has(personId)) return
  const link = new Shown({
    ...{ tab, board: call, clock, relayOnly, iceServers: freshIce },
    memory: storedLink(localStorage, Date.now),
    send: (signal) => void live.say({ type: 'signal', sessionId, to: personId, signal }),
    list: i18next.language === 'fr' ? 'fr' : 'en',
    loudspeaker: comesTo === 'advise' ? call.voice.loudspeaker : null,
  })
  const { pointer } = link
  if (pointer) advise({ personId, pointer, state: null })
  link.on('assurance', (assurance) => assure(personId, assurance))
  link.on('state', (state) => pointer && advise({ personId, pointer, state }))
  shown.set(personId, { observerId: id, link })
}

/** What flows to the other one flows to them too. */
function flow(): void {
  const running = runningNow()
  if (!running) return
  const { flowing, state } = running.call.shown
  for (const { link } of shown.values()) void link.show(flowing, state)
}

function assure(personId: string, assurance: Assurance | null): void {
  const { [personId]: _, ...others } = assured
  assured = assurance ? { ...others, [personId]: assurance } : others
  for (const tell of heard) tell()
}

function advise(next: Adviser | null): void {
  adviser = next
  for (const tell of heard) tell()
}

live.on('event', (event) => {
  if (event.part === 'session') sync()
})
live.on('snapshot', sync)
onRunning(sync)
live.on('moment', (moment) => {
  if (moment.type === 'signal' && moment.looksOn) shown.get(moment.from)?.link.handleSignal(moment.signal)
})
let open = false
live.subscribe(() => {
  const was = open
  open = live.state().state === 'open'
  if (open && !was) for (const { link } of shown.values()) link.handleSignallingUp()
})
sync()

const subscribe = (tell: () => void) => {
  heard.add(tell)
  return () => {
    heard.delete(tell)
  }
}

/** The words that this person and whoever looks on can compare, by who it is. */
export const useOnlookerWords = (): Readonly<Record<string, Assurance>> =>
  useSyncExternalStore(subscribe, () => assured)

/** Whoever advises at the session of this page; null: nobody does. */
export const useAdviser = (): Adviser | null => useSyncExternalStore(subscribe, () => adviser)
