import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Tap } from '@binome/contract/now.ts'
import type { SessionView } from '@binome/contract/session.ts'
import { chanceOf } from '@binome/matching/chance.fixture.ts'
import type { Person } from './person.ts'

/**
 * People asking at a steady rate whatever the server does (an open loop), or each as soon as their last encounter is over
 * (a closed one), and people answering. Each encounter goes the
 * whole way at once: tap seen, Yes within a second, both enter, the seeker says "solved".
 */

export interface Load {
  helpers: Person[]
  seekers: Person[]
  texts: string[]
  /** 0: a closed loop. */
  perSecond: number
  asks: number
  /** Asks before those that count: the compiler, the pool and the caches of a server that has just started. */
  warmUp: number
  /** Called when half of the warming up is over. */
  halfWarm(): Promise<void>
  /** Called when the first ask that counts is about to leave. */
  warm(): Promise<void>
  seed: number
}

export interface Loaded {
  /** Milliseconds from the request being sent to the first tap on a screen, one an ask that was tapped. */
  waits: number[]
  asks: number
  unserved: number
  errors: string[]
}

/** What a helper hears who was not the first, or is already busy: no error. */
const tooLate = new Set(['OFFER_TAKEN', 'OFFER_GONE', 'IN_SESSION', 'SEEKER_BUSY'])
const longestAnswerMs = 1_000

export async function runLoad(load: Load): Promise<Loaded> {
  const random = chanceOf(load.seed)
  const errors: string[] = []
  const sentAt = new Map<string, number>()
  const tappedAt = new Map<string, number>()
  const served = new Set<string>()
  const underway = new Set<Promise<unknown>>()
  const follow = (what: string, promise: Promise<unknown>) => {
    const watched: Promise<unknown> = promise
      .catch((error: unknown) => errors.push(`${what}: ${error instanceof Error ? error.message : String(error)}`))
      .finally(() => underway.delete(watched))
    underway.add(watched)
  }
  const enter = async (person: Person, session: SessionView) => {
    const ack = await person.say({ type: 'session_enter', sessionId: session.id })
    if (!ack.ok && ack.code !== 'SESSION_ENDED') throw new Error(ack.code)
  }

  const answer = async (helper: Person, tap: Tap) => {
    const seen = helper.say({ type: 'offer_seen', offerId: tap.offerId })
    const wish = random() * longestAnswerMs
    await seen
    await wait(wish)
    if (gone.has(tap.offerId)) return
    const { status, body } = await helper.post(`/offers/${tap.offerId}/accept`)
    const { code, session } = body as { code?: string; session?: SessionView }
    if (status === 200 && session) {
      served.add(tap.askId)
      await enter(helper, session)
    } else if (!tooLate.has(code ?? '')) throw new Error(`${status} ${code}`)
  }

  const gone = new Set<string>()
  for (const helper of load.helpers) {
    const known = new Set<string>()
    helper.on = (event, at) => {
      if (event.part === 'tap_gone') gone.add(event.offerId)
      if (event.part !== 'tap') return
      if (!tappedAt.has(event.tap.askId)) tappedAt.set(event.tap.askId, at)
      if (known.has(event.tap.offerId)) return
      known.add(event.tap.offerId)
      follow('answer', answer(helper, event.tap))
    }
  }

  const free = [...load.seekers]
  let wanted: ((seeker: Person) => void) | null = null
  const comesFree = (seeker: Person) => {
    if (wanted === null) free.push(seeker)
    else wanted(seeker)
    wanted = null
  }
  const nextFree = () =>
    new Promise<Person>((resolve) => {
      wanted = resolve
    })
  for (const seeker of load.seekers) {
    let said: string | null = null
    let entered: string | null = null
    seeker.on = (event) => {
      if (event.part !== 'session') return
      const { session } = event
      if (session === null) {
        if (said !== null) comesFree(seeker)
        said = null
      } else if (session.state === 'meeting' && entered !== session.id) {
        // As the page of the session does: once, when it opens.
        entered = session.id
        follow('enter', enter(seeker, session))
      } else if (session.state === 'live' && said !== session.id) {
        said = session.id
        follow(
          'outcome',
          seeker.post(`/sessions/${session.id}/outcome`, { outcome: 'solved' }).then(({ status, body }) => {
            if (status !== 200) throw new Error(`${status} ${(body as { code?: string }).code}`)
          }),
        )
      }
    }
  }

  const ask = async (seeker: Person, text: string, counts: boolean) => {
    const at = performance.now()
    const { status, body } = await seeker.post('/asks', { text }, randomUUID())
    const { id, code } = body as { id?: string; code?: string }
    if (status !== 200 || id === undefined) {
      comesFree(seeker)
      throw new Error(`${status} ${code}`)
    }
    if (counts) sentAt.set(id, at)
  }
  let began = performance.now()
  const total = load.warmUp + load.asks
  for (let i = 0; i < total; i += 1) {
    const pause = i === load.warmUp ? load.warm : i === load.warmUp >> 1 ? load.halfWarm : null
    if (pause) {
      const at = performance.now()
      await pause()
      began += performance.now() - at
    }
    const closed = load.perSecond === 0
    const late = closed ? 0 : began + (i * 1000) / load.perSecond - performance.now()
    if (late > 0) await wait(late)
    const seeker = free.shift() ?? (closed ? await nextFree() : undefined)
    if (seeker) follow('ask', ask(seeker, load.texts[i % load.texts.length] ?? 'stuck', i >= load.warmUp))
    else errors.push('no seeker is free')
  }
  const until = performance.now() + 15_000
  const ids = () => [...sentAt.keys()]
  while (performance.now() < until && (underway.size > 0 || ids().some((id) => !served.has(id)))) await wait(100)
  await wait(500)
  return {
    waits: ids().flatMap((id) => {
      const at = tappedAt.get(id)
      return at === undefined ? [] : [at - (sentAt.get(id) ?? at)]
    }),
    asks: load.asks,
    unserved: load.asks - ids().filter((id) => served.has(id)).length,
    errors,
  }
}
