import type { Now, Tap } from '@binome/contract/now.ts'
import type { HandoverView } from '@binome/contract/session.ts'
import { expect } from 'vitest'
import { answer, candidates, propose } from '../src/handover/actions.ts'
import { snapshotOf } from '../src/now/snapshot.ts'
import { tapsFor } from '../src/offer/view.ts'
import { accept, ask, meet, tapped } from './asking.ts'
import { type TestCore, testCore } from './core.ts'

/** Two who have met for a minute, in a house where others could go on; and how they hand over. */
export interface Met {
  world: TestCore
  seekerId: string
  helperId: string
  sessionId: string
  askId: string
}

export const LINE = 'Le tableau croisé est fait, reste la macro zanzibar'

export async function met(options: Pick<Parameters<typeof testCore>[0], 'outside'> = {}): Promise<Met> {
  const world = await testCore({ people: 6, ...options })
  const [seekerId = ''] = world.people
  const { id: askId } = await ask(world, seekerId)
  const [tap] = await tapped(world, askId)
  const helperId = tap?.helperId ?? ''
  const sessionId = await accept(world, tap)
  await meet(world, seekerId, helperId, sessionId)
  await world.pass(60)
  return { world, seekerId, helperId, sessionId, askId }
}

export const viewOf = ({ world }: Met, personId: string): Promise<Now> =>
  snapshotOf(world.core.house, world.core.matches, world.organizationId, personId)

/** The proposal as one of the two sees it. */
export const shown = async (two: Met, personId: string) => (await viewOf(two, personId)).session?.handover

export const tapOf = async ({ world }: Met, personId: string): Promise<Tap | undefined> =>
  (await tapsFor(world.fresh.db, world.organizationId, personId))[0]

export const choices = ({ world, helperId, sessionId }: Met) =>
  candidates(world.core.house, world.core.matches, world.caller(helperId), sessionId)

type Proposed = HandoverView & { toId: string }

/** By its helper unless told, to the fittest unless told. */
export async function proposed(two: Met, { byId = two.helperId, toId = '' } = {}): Promise<Proposed> {
  const { core, caller } = two.world
  const to = toId || ((await choices(two))[0]?.person.id ?? '')
  const said = { sessionId: two.sessionId, toId: to, line: LINE }
  const view = await propose(core.house, core.matches, caller(byId), said)
  await core.settled()
  return { ...view, toId: to }
}

/** Proposed, and agreed to: the colleague is tapped. */
export async function asked(two: Met): Promise<Proposed> {
  const { core, caller } = two.world
  const one = await proposed(two)
  const said = { sessionId: two.sessionId, handoverId: one.id, yes: true }
  await answer(core.house, core.matches, caller(two.seekerId), said)
  await core.settled()
  return one
}

/** [W1] The last of each part that was sent to anybody (but one) is what a fresh view says. */
export async function expectW1(two: Met, but = ''): Promise<void> {
  for (const personId of two.world.people) {
    if (personId === but) continue
    const now = await viewOf(two, personId)
    const sent = two.world.line.sent(personId)
    const last = (part: string) => sent.findLast((event) => event.part === part)
    const { session, messages, toClose, ask: mine } = now
    if (last('session')) expect(last('session'), '[W1]').toEqual({ part: 'session', session, messages })
    if (last('to_close')) expect(last('to_close'), '[W1]').toEqual({ part: 'to_close', toClose })
    if (last('ask')) expect(last('ask'), '[W1]').toEqual({ part: 'ask', ask: mine })
    const tap = last('tap')
    if (tap?.part !== 'tap') continue
    const gone = sent.slice(sent.lastIndexOf(tap)).some(({ part }) => part === 'tap_gone')
    expect(now.taps, '[W1]').toEqual(gone ? [] : [tap.tap])
  }
}
