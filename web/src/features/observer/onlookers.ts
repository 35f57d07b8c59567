import i18next from 'i18next'
import { useSyncExternalStore } from 'react'
import { live } from '../../app/live.ts'
import { storedLink } from '../../call/bitrate.ts'
import type { Call } from '../../call/call.ts'
import { Shown } from '../../call/shown.ts'
import type { Assurance } from '../../call/word-exchange.ts'
import { onRunning, runningNow, tab } from '../session/callOf.ts'
import { freshIce } from '../session/ice.ts'

/**
 * Who looks on at the session of this page, outside React as its call is: a link with each of those who are there by the
 * view of this person [S26], and with nobody else, whatever the server passes on.
 */
const shown = new Map<string, Shown>()
const heard = new Set<() => void>()
let assured: Readonly<Record<string, Assurance>> = {}
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
      ? session.observers.filter(({ state }) => state === 'here').map(({ person }) => person.id)
      : []
  for (const [personId, link] of shown) {
    if (here.includes(personId)) continue
    link.end()
    shown.delete(personId)
    assure(personId, null)
  }
  if (!running?.sessionId) return
  const { sessionId, call: board, clock, relayOnly } = running
  for (const personId of here) {
    if (shown.has(personId)) continue
    const link = new Shown({
      ...{ tab, board, clock, relayOnly, iceServers: freshIce },
      memory: storedLink(localStorage, Date.now),
      send: (signal) => void live.say({ type: 'signal', sessionId, to: personId, signal }),
      list: i18next.language === 'fr' ? 'fr' : 'en',
    })
    link.on('assurance', (assurance) => assure(personId, assurance))
    shown.set(personId, link)
  }
  flow()
}

/** What flows to the other one flows to them too. */
function flow(): void {
  const running = runningNow()
  if (!running) return
  const { flowing, state } = running.call.shown
  for (const link of shown.values()) link.show(flowing, state)
}

function assure(personId: string, assurance: Assurance | null): void {
  const { [personId]: _, ...others } = assured
  assured = assurance ? { ...others, [personId]: assurance } : others
  for (const tell of heard) tell()
}

live.on('event', (event) => {
  if (event.part === 'session') sync()
})
live.on('snapshot', sync)
onRunning(sync)
live.on('moment', (moment) => {
  if (moment.type === 'signal' && moment.looksOn) shown.get(moment.from)?.handleSignal(moment.signal)
})
let open = false
live.subscribe(() => {
  const was = open
  open = live.state().state === 'open'
  if (open && !was) for (const link of shown.values()) link.handleSignallingUp()
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
