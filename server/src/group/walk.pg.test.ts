import { apply } from '@binome/contract/apply.ts'
import type { Now } from '@binome/contract/now.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { accept, FIRST, LIKE, meet, tapped } from '../../test/asking.ts'
import { type TestCore, testCore } from '../../test/core.ts'
import { cancelAsk, openAsk, parkAsk, resumeAsk } from '../ask/actions.ts'
import { snapshotOf } from '../now/snapshot.ts'
import { sayOutcome } from '../outcome/actions.ts'
import { Refusal } from '../platform/refusal.ts'
import { end } from '../session/actions.ts'
import { joinFirst, refuseFirst } from './actions.ts'
import { leaveLine } from './lines.ts'

/** People who ask the like do what they like; the laws hold after each step, and their views follow. */

let world: TestCore
beforeEach(async () => {
  world = await testCore({ people: 6 })
})
afterEach(() => world.stop())

const house = () => world.core.house
const as = (personId: string) => world.caller(personId)
const viewOf = (personId: string): Promise<Now> =>
  snapshotOf(house(), world.core.matches, world.organizationId, personId)

test('[J2] [J3] [J4] [W1] whatever four people do in whatever order', { timeout: 120_000 }, async () => {
  const acts = ['ask', 'join', 'refuse', 'cancel', 'park', 'resume', 'meet', 'line', 'notSolved', 'pass'] as const
  const draw = fc.record({ act: fc.constantFrom(...acts, 'ask', 'join', 'join'), who: fc.nat(3), odd: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(fc.array(draw, { minLength: 12, maxLength: 20 }), async (all) => {
      const now = new Map<string, { seen: number; now: Now }>()
      for (const id of world.people) now.set(id, { seen: world.line.sent(id).length, now: await viewOf(id) })
      for (const step of all) {
        await attempt(step).catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw error
        })
        await world.core.settled()
        for (const [id, view] of now) {
          const events = world.line.sent(id).slice(view.seen)
          view.seen += events.length
          view.now = events.reduce(apply, view.now)
          const fresh = await viewOf(id)
          const sorted = { ...view.now, taps: view.now.taps.toSorted((a, b) => (a.sentAt < b.sentAt ? 1 : -1)) }
          expect({ ...sorted, messages: [] }, JSON.stringify(step)).toEqual({ ...fresh, messages: [] })
        }
        await lawful(JSON.stringify(step))
      }
    }),
    { numRuns: 2, endOnFailure: true },
  )
})

/** No wait for what is over, in no circle and no chain, and time leads out of each. */
async function lawful(after: string): Promise<void> {
  const { rows: waits } = await sql<{ ask: string; first: string; chained: boolean; timer: boolean; handed: boolean }>`
    SELECT a.state AS ask, first.state AS first, f.state = 'handed' AS handed,
      EXISTS (SELECT FROM ask_following g WHERE g.ask_id = f.first_id AND g.state = 'waits') AS chained,
      EXISTS (SELECT FROM timer t WHERE t.kind = 'follow' AND t.subject_id = f.ask_id) AS timer
    FROM ask_following f JOIN ask a ON a.id = f.ask_id JOIN ask first ON first.id = f.first_id
    WHERE f.state IN ('waits', 'handed')`.execute(world.fresh.db)
  for (const { ask: mine, first, chained, timer, handed } of waits) {
    expect([mine, chained, timer], after).toEqual(['parked', false, true])
    expect(handed ? ['resolved'] : ['searching', 'matched', 'live'], after).toContain(first)
  }
}

async function attempt({ act, who, odd }: { act: string; who: number; odd: boolean }): Promise<unknown> {
  const personId = world.people[who] ?? ''
  const view = await viewOf(personId)
  const active = view.ask?.id ?? ''
  const [aside] = view.parked
  const [close] = view.toClose
  switch (act) {
    case 'ask':
      return openAsk(house(), as(personId), { text: odd ? FIRST : LIKE, pictureIds: [], skillIds: [] })
    case 'join':
      return active && joinFirst(house(), as(personId), active)
    case 'refuse':
      return active && refuseFirst(house(), as(personId), active)
    case 'cancel':
      return (
        (active || aside) && cancelAsk(house(), as(personId), { askId: active || (aside?.id ?? ''), solvedAlone: odd })
      )
    case 'park':
      return active && parkAsk(house(), as(personId), { askId: active, written: odd })
    case 'resume':
      return aside && resumeAsk(house(), as(personId), aside.id)
    case 'meet': {
      if (view.session) return end(house(), as(personId), view.session.id)
      const [tap] = active ? await tapped(world, active) : []
      if (!tap) return
      const sessionId = await accept(world, tap)
      await meet(world, personId, tap.helperId, sessionId)
      return odd ? undefined : end(house(), as(personId), sessionId)
    }
    case 'line':
      return close && leaveLine(house(), as(personId), { sessionId: close.sessionId, text: 'Une ligne' })
    case 'notSolved':
      return (
        close &&
        sayOutcome(house(), as(personId), {
          ...{ sessionId: close.sessionId, skillIds: [], outcome: odd ? 'solved' : 'not_solved' },
        })
      )
    default:
      return world.pass(odd ? 700 : 60)
  }
}
