import { apply } from '@binome/contract/apply.ts'
import type { RulesSaid } from '@binome/contract/verbs/routing.ts'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { accept, ask, input, meet, seekerView, tapped } from '../../test/asking.ts'
import { type TestCore, testCore } from '../../test/core.ts'
import { testId, testIdsAgain } from '../../test/rows.ts'
import { acceptOne, send, writers } from '../../test/writing.ts'
import { callAuthor } from '../answer/deciding.ts'
import { takeBack } from '../answer/writing.ts'
import { setAvailability } from '../availability/actions.ts'
import { doDeed, setAlone, setMode } from '../guide/actions.ts'
import type { Deed } from '../guide/rules.ts'
import { snapshotOf } from '../now/snapshot.ts'
import { acceptOffer, declineOffer, postponeOffer } from '../offer/actions.ts'
import { tapsFor } from '../offer/view.ts'
import { sayOutcome } from '../outcome/actions.ts'
import { saveProfile } from '../people/me.ts'
import { saveRules } from '../routing/actions.ts'
import { SILENT } from '../routing/rules.ts'
import { end } from '../session/actions.ts'
import { say } from '../session/chat.ts'
import { cancelAsk, changeAsk, openAsk, parkAsk, resumeAsk, widenAsk } from './actions.ts'

let world: TestCore
beforeEach(async () => {
  world = await testCore({ people: 8 })
})
afterEach(() => world.stop())

describe('plans', () => {
  test('some at once, more as silence lasts, at last nobody is left and it is said', async () => {
    const [seekerId = ''] = world.people
    const { id } = await ask(world, seekerId)
    const first = (await tapped(world, id)).length
    expect(first).toBeGreaterThan(0)
    expect(first).toBeLessThan(7)
    // By the draw the last of them is asked after two to four minutes.
    for (let wait = 0; wait < 100; wait += 1) await world.pass(6)
    expect(await seekerView(world, seekerId)).toMatchObject({ state: 'searching', asked: 7, exhausted: true })
  })

  test('somebody who becomes available is asked when nobody was left', async () => {
    const [seekerId = '', late = '', ...others] = world.people
    const off = { available: false, until: null, quietUntil: null }
    for (const personId of [late, ...others]) await setAvailability(world.core.house, world.caller(personId), off)
    await world.core.settled()
    const { id } = await ask(world, seekerId)
    expect(await seekerView(world, seekerId)).toMatchObject({ exhausted: true, asked: 0 })
    await setAvailability(world.core.house, world.caller(late), { ...off, available: true })
    await world.core.settled()
    await world.pass(1)
    await world.core.settled()
    expect((await tapped(world, id)).map((one) => one.helperId)).toEqual([late])
  })

  test('[A5] what somebody said "until" ends by itself, and quiet too: no fact tells of it', async () => {
    const [seekerId = '', ending = '', quiet = '', ...others] = world.people
    const inSeconds = (seconds: number) => new Date(world.clock.now().getTime() + seconds * 1000).toISOString()
    const set = (personId: string, said: { available: boolean; until: string | null; quietUntil: string | null }) =>
      setAvailability(world.core.house, world.caller(personId), said)
    for (const personId of others) await set(personId, { available: false, until: null, quietUntil: null })
    await set(ending, { available: true, until: inSeconds(60), quietUntil: null })
    await set(quiet, { available: true, until: null, quietUntil: inSeconds(120) })
    await world.core.settled()
    await world.pass(61)
    const { id } = await ask(world, seekerId)
    expect(await seekerView(world, seekerId)).toMatchObject({ exhausted: true, asked: 0 })
    // Quiet is over after two minutes; whoever waits is tried again every half minute.
    for (let wait = 0; wait < 4; wait += 1) await world.pass(31)
    expect((await tapped(world, id)).map((one) => one.helperId)).toEqual([quiet])
  })

  test('[A5] somebody without an open tab is not tapped', async () => {
    const [seekerId = '', hidden = ''] = world.people
    world.line.setTabs(hidden, 0)
    const { id } = await ask(world, seekerId)
    for (let wait = 0; wait < 16; wait += 1) await world.pass(31)
    const asked = await seekerView(world, seekerId)
    expect(asked).toMatchObject({ asked: 6 })
    expect((await tapped(world, id)).some((one) => one.helperId === hidden)).toBe(false)
  })

  test('widening asks more people at once, and only once', async () => {
    const [seekerId = ''] = world.people
    const { id } = await ask(world, seekerId)
    const before = (await tapped(world, id)).length
    const view = await widenAsk(world.core.house, world.caller(seekerId), id)
    expect(view).toMatchObject({ wide: true })
    await world.core.settled()
    const after = (await tapped(world, id)).length
    expect(after).toBeGreaterThan(before)
    await widenAsk(world.core.house, world.caller(seekerId), id)
    await world.core.settled()
    expect(await tapped(world, id)).toHaveLength(after)
  })

  test('[A3] yes said twice by the winner is one session, and the late one is told that it is taken', async () => {
    const [seekerId = ''] = world.people
    const { id } = await ask(world, seekerId)
    // One may be asked alone at first, by the draw of their ids.
    while ((await tapped(world, id)).length < 2) await world.pass(6)
    const [one, other] = await tapped(world, id)
    const yes = (who: typeof one) =>
      acceptOffer(world.core.house, world.core.heldOffers, world.caller(who?.helperId ?? ''), who?.offerId ?? '')
    const [first, second] = await Promise.all([yes(one), yes(one)])
    expect(second?.session.id).toBe(first?.session.id)
    await expect(yes(other)).rejects.toMatchObject({ code: 'OFFER_TAKEN' })
    await world.core.settled()
  })

  test('"later" comes again when it was said, if the ask still waits', async () => {
    const [seekerId = ''] = world.people
    const { id } = await ask(world, seekerId)
    const [one] = await tapped(world, id)
    if (!one) throw new Error('nobody was tapped')
    const until = new Date(world.clock.now().getTime() + 900_000)
    await postponeOffer(world.core.house, world.caller(one.helperId), { offerId: one.offerId, until })
    await world.core.settled()
    await world.pass(901)
    const [tap] = await tapsFor(world.fresh.db, world.organizationId, one.helperId)
    expect(tap).toMatchObject({ askId: id, state: { state: 'open' } })
  })
})

describe('[A6] a decline is invisible', () => {
  /** A search of so many seconds, with answers at some of them: what its seeker was sent, by the second. */
  async function told(
    seconds: number,
    answers: ReadonlyMap<number, 'decline' | 'off_topic' | 'later'>,
    said: Partial<RulesSaid> = {},
  ) {
    testIdsAgain()
    const one = await testCore({ people: 8 })
    one.core.house.newId = testId
    try {
      const [seekerId = ''] = one.people
      const rules = { teamId: null, said: { ...SILENT, ...said } }
      await saveRules(one.core.house, { ...one.caller(seekerId), role: 'admin' }, rules)
      await one.core.settled()
      await openAsk(one.core.house, one.caller(seekerId), input)
      await one.core.settled()
      const events = new Map<number, string>()
      let heard = 0
      const listen = (second: number) => {
        const sent = one.line.sent(seekerId).slice(heard)
        heard += sent.length
        if (sent.length > 0) events.set(second, JSON.stringify(sent))
      }
      // Opening is two facts at once, which may be shown as one or two readings: the last one counts.
      heard = one.line.sent(seekerId).length - 1
      listen(0)
      for (let second = 1; second <= seconds; second += 1) {
        await one.pass(1)
        listen(second)
        const said = answers.get(second)
        if (said === undefined) continue
        for (const helperId of one.people) {
          for (const { offerId, state } of await tapsFor(one.fresh.db, one.organizationId, helperId)) {
            if (state.state !== 'open') continue
            const until = new Date(one.clock.now().getTime() + 30_000)
            if (said === 'later') await postponeOffer(one.core.house, one.caller(helperId), { offerId, until })
            else await declineOffer(one.core.house, one.caller(helperId), { offerId, offTopic: said === 'off_topic' })
          }
        }
        await one.core.settled()
        expect(one.line.sent(seekerId), `at an answer, second ${second}`).toHaveLength(heard)
      }
      return events
    } finally {
      await one.stop()
    }
  }
  const answered = fc.record({
    at: fc.integer({ min: 1, max: 44 }),
    said: fc.constantFrom('decline' as const, 'off_topic' as const, 'later' as const),
  })

  test('[A6] up to the next beat the seeker is sent the same, word for word, as if nobody had answered', async () => {
    const silence = await told(60, new Map())
    expect(silence.get(0)).toMatch(/"asked":[1-6]/)
    await fc.assert(
      fc.asyncProperty(answered, async ({ at, said }) => {
        const nextBeat = (Math.floor(at / 15) + 1) * 15
        const before = (events: Map<number, string>) => [...events].filter(([second]) => second < nextBeat)
        expect(before(await told(nextBeat, new Map([[at, said]])))).toEqual(before(silence))
      }),
      { numRuns: 4, seed: 6 },
    )
  }, 60_000)

  test('[A6] where one is asked at a time nobody further is counted before a silent tap would have run out', async () => {
    const rules = { dial: 'fast' as const, mostAtOnce: 1 }
    const silence = await told(135, new Map(), rules)
    const counts = (events: Map<number, string>) =>
      [...events].map(([second, sent]) => [second, Number(/"asked":(\d+)/.exec(sent)?.[1])])
    expect(counts(silence).slice(0, 2)).toEqual([
      [0, 1],
      [105, 2],
    ])
    for (const said of ['decline', 'off_topic', 'later'] as const) {
      const events = await told(105, new Map([[5, said]]), rules)
      expect(counts(events), said).toEqual(counts(silence).slice(0, 2))
    }
  }, 60_000)

  test('[A6] whatever is answered and when, the seeker is sent something on beats of the clock alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(answered, { minLength: 1, maxLength: 6 }), async (answers) => {
        const events = await told(135, new Map(answers.map(({ at, said }) => [at, said])))
        expect([...events.keys()].filter((second) => second % 15 !== 0)).toEqual([])
        const counts = [...events.values()].map((sent) => Number(/"asked":(\d+)/.exec(sent)?.[1]))
        expect(counts).toEqual(counts.toSorted((x, y) => x - y))
      }),
      { numRuns: 3, seed: 6 },
    )
  }, 60_000)
})

describe('[W1] the live view', () => {
  test('[W1] snapshot + events = a new snapshot, for every action, and something changed', async () => {
    const [seekerId = '', other = ''] = world.people
    const { core, organizationId } = world
    const views = new Map<string, { seen: number; now: Awaited<ReturnType<typeof snapshotOf>> }>()
    for (const personId of world.people) {
      views.set(personId, { seen: 0, now: await snapshotOf(core.house, core.matches, organizationId, personId) })
    }
    const step = async (name: string, act: () => Promise<unknown>) => {
      await act()
      await core.settled()
      let changed = 0
      for (const [personId, view] of views) {
        const events = world.line.sent(personId).slice(view.seen)
        view.seen += events.length
        const next = events.reduce(apply, view.now)
        if (JSON.stringify(next) !== JSON.stringify(view.now)) changed += 1
        view.now = next
        const fresh = await snapshotOf(core.house, core.matches, organizationId, personId)
        const sorted = { ...next, taps: next.taps.toSorted((a, b) => (a.sentAt < b.sentAt ? 1 : -1)) }
        expect(sorted, `${name}, seen by ${personId === seekerId ? 'the seeker' : personId}`).toEqual(fresh)
      }
      expect(changed, name).toBeGreaterThan(0)
    }

    let askId = ''
    await step('open', async () => {
      askId = (await openAsk(core.house, world.caller(seekerId), input)).id
    })
    await step('change', () =>
      changeAsk(core.house, world.caller(seekerId), { askId, text: 'Mon RECHERCHEX renvoie #REF!' }),
    )
    await step('rename', () => saveProfile(core.house, world.caller(seekerId), { name: 'Inès' }))
    await step('decline', async () => {
      const [one] = await tapped(world, askId)
      await declineOffer(core.house, world.caller(one?.helperId ?? ''), { offerId: one?.offerId ?? '', offTopic: true })
    })
    await step('widen', () => widenAsk(core.house, world.caller(seekerId), askId))
    await step('postpone', async () => {
      const [one] = await tapped(world, askId)
      const until = new Date(world.clock.now().getTime() + 900_000)
      await postponeOffer(core.house, world.caller(one?.helperId ?? ''), { offerId: one?.offerId ?? '', until })
    })
    await step('park', () => parkAsk(core.house, world.caller(seekerId), { askId, written: false }))
    await step('resume', () => resumeAsk(core.house, world.caller(seekerId), askId))
    await step('lapse', () => world.pass(91))
    await step('park again', () => parkAsk(core.house, world.caller(seekerId), { askId, written: false }))
    await step('open to answers', () => parkAsk(core.house, world.caller(seekerId), { askId, written: true }))
    const [author = ''] = await writers(world, askId)
    await step('answer', () => send(world, author, askId))
    await step('rename of an author', () => saveProfile(core.house, world.caller(author), { name: 'Sofia' }))
    await step('answer taken back', () => takeBack(core.house, world.caller(author), askId))
    const mine = await send(world, author, askId)
    await step('call', () => callAuthor(core.house, core.matches, world.caller(seekerId), mine.id))
    await step('park a third time', () => parkAsk(core.house, world.caller(seekerId), { askId, written: true }))
    await step('answer accepted', () => acceptOne(world, seekerId, mine))
    await step('resume again', () => resumeAsk(core.house, world.caller(seekerId), askId))
    const open = await tapped(world, askId)
    const helperId = open[0]?.helperId ?? ''
    let sessionId = ''
    await step('accept', async () => {
      sessionId = await accept(world, open[0])
    })
    await step('enter and live', () => meet(world, seekerId, helperId, sessionId))
    await step('message', () =>
      say(core.house, world.caller(helperId), { sessionId, id: core.house.newId(), kind: 'text', text: 'Bonjour' }),
    )
    const first = core.house.newId()
    const guided = (deed: Deed) => doDeed(core.house, world.caller(helperId), { sessionId, deed })
    await step('step', () => guided({ do: 'write', id: first, words: 'Ouvrir', version: 0 }))
    await step('step reworded', () => guided({ do: 'write', id: first, words: 'Ouvrir le classeur', version: 1 }))
    await step('tick', () =>
      doDeed(core.house, world.caller(seekerId), {
        sessionId,
        deed: { do: 'tick', id: first, pass: 'together', turns: 1 },
      }),
    )
    await step('mode', () =>
      setMode(core.house, world.caller(helperId), { sessionId, id: core.house.newId(), mode: 'teach' }),
    )
    await step('alone', () =>
      setAlone(core.house, world.caller(seekerId), { sessionId, id: core.house.newId(), alone: true }),
    )
    await step('rename of the other', () => saveProfile(core.house, world.caller(helperId), { name: 'Maëlle' }))
    await world.pass(120)
    await step('end', () => end(core.house, world.caller(helperId), sessionId))
    await step('outcome of the helper', () =>
      sayOutcome(core.house, world.caller(helperId), { sessionId, outcome: 'solved', skillIds: [] }),
    )
    await step('outcome', () =>
      sayOutcome(core.house, world.caller(seekerId), {
        sessionId,
        outcome: 'partly',
        kind: 'validation',
        skillIds: [],
      }),
    )
    await step('availability', () =>
      setAvailability(core.house, world.caller(other), { available: false, until: null, quietUntil: null }),
    )
    await step('open again', async () => {
      askId = (await openAsk(core.house, world.caller(seekerId), { ...input, text: 'Autre chose' })).id
    })
    await step('cancel', () => cancelAsk(core.house, world.caller(seekerId), { askId, solvedAlone: false }))
  })
})
