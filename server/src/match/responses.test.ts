import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Responses, type ResponsesState } from './responses.ts'

type Told =
  | { kind: 'tapped'; offerId: string; helperId: string; at: number }
  | {
      kind: 'ended'
      offerId: string
      helperId: string
      ending: 'accepted' | 'declined' | 'lapsed' | 'withdrawn'
      at: number
    }
  | { kind: 'helped'; sessionId: string; helperId: string; solved: boolean; at: number }

function tell(responses: Responses, told: Told): void {
  if (told.kind === 'tapped') responses.tapped({ ...told, fit: 0.4, idle: false })
  else if (told.kind === 'ended') responses.ended(told.helperId, told.offerId, told.ending, told.at)
  else responses.helped(told.sessionId, told.helperId, 0.4, told.solved)
}

/** Five taps one after another, of two people. */
const history: Told[] = [0, 1, 2, 3, 4].flatMap((n): Told[] => {
  const [offerId, helperId, at] = [`offer ${n}`, `helper ${n % 2}`, 1_000 + n * 200]
  const ending = (['declined', 'lapsed', 'accepted', 'withdrawn', 'accepted'] as const)[n] ?? 'lapsed'
  const tapped: Told[] = [
    { kind: 'tapped', offerId, helperId, at },
    { kind: 'ended', offerId, helperId, ending, at: at + 20 },
  ]
  if (ending === 'accepted') tapped.push({ kind: 'helped', sessionId: offerId, helperId, solved: n > 2, at: at + 90 })
  return tapped
})

const learnt = (responses: Responses) => responses.saveLearnt().model
const once = () => {
  const responses = new Responses()
  for (const told of history) tell(responses, told)
  return learnt(responses)
}

describe('[K7] how taps are answered', () => {
  test('[K7] told twice, each thing is learnt once', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(history.length - 1), { maxLength: 30 }), (again) => {
        const responses = new Responses()
        for (const [n, told] of history.entries()) {
          tell(responses, told)
          for (const before of again) if (before <= n) tell(responses, history[before] as Told)
        }
        expect(learnt(responses)).toEqual(once())
      }),
    )
  })

  test('[K7] after a crash at any moment, with everything since the last saving told again: learnt once', () => {
    fc.assert(
      fc.property(fc.nat(history.length), fc.nat(history.length), (saved, died) => {
        const before = new Responses()
        for (const told of history.slice(0, saved)) tell(before, told)
        const state = JSON.parse(JSON.stringify(before.saveLearnt())) as ResponsesState
        const after = new Responses()
        expect(after.loadLearnt(state)).toBe(true)
        // The outbox tells again what was not marked as heard, which may be older than the saving.
        for (const told of history.slice(Math.min(saved, died))) tell(after, told)
        expect(learnt(after)).toEqual(once())
      }),
    )
  })

  test('[K7] two asks whose facts overtake one another: both taps of a person are learnt, in their order', () => {
    const [first, second] = [
      { offerId: 'a', helperId: 'h', at: 10 },
      { offerId: 'b', helperId: 'h', at: 40 },
    ]
    const inOrder = new Responses()
    const overtaken = new Responses()
    const facts: Told[] = [
      { kind: 'tapped', ...first },
      { kind: 'ended', ...first, ending: 'declined', at: 30 },
      { kind: 'tapped', ...second },
      { kind: 'ended', ...second, ending: 'accepted', at: 50 },
    ]
    for (const told of facts) tell(inOrder, told)
    for (const n of [0, 2, 1, 3]) tell(overtaken, facts[n] as Told)
    expect(learnt(overtaken)).toEqual(learnt(inOrder))
  })

  test('[K7] a late yes counts, and not twice', () => {
    const responses = new Responses()
    tell(responses, { kind: 'tapped', offerId: 'a', helperId: 'h', at: 10 })
    tell(responses, { kind: 'ended', offerId: 'a', helperId: 'h', ending: 'lapsed', at: 100 })
    const silent = responses.outlook('h', 0.4, false, 200).shape
    const yes: Told = { kind: 'ended', offerId: 'a', helperId: 'h', ending: 'accepted', at: 130 }
    tell(responses, yes)
    tell(responses, yes)
    expect(responses.outlook('h', 0.4, false, 200).shape).toBe(silent + 1)
  })

  test('[K7] a yes whose helper was not there is taken back once, heard before the yes or after it', () => {
    const yes: Told = { kind: 'ended', offerId: 'a', helperId: 'h', ending: 'accepted', at: 30 }
    for (const first of [true, false]) {
      const responses = new Responses()
      tell(responses, { kind: 'tapped', offerId: 'a', helperId: 'h', at: 10 })
      if (first) tell(responses, yes)
      for (let i = 0; i < 2; i++) responses.neverCame('s', 'h')
      if (!first) tell(responses, yes)
      expect(responses.outlook('h', 0.4, false, 200).shape).toBe(new Responses().outlook('h', 0.4, false, 200).shape)
      tell(responses, { kind: 'ended', offerId: 'b', helperId: 'h', ending: 'accepted', at: 90 })
      expect(responses.outlook('h', 0.4, false, 200).shape).toBe(4)
    }
  })

  test('[K7] open taps are compared with the database after a start', () => {
    const responses = new Responses()
    tell(responses, { kind: 'tapped', offerId: 'gone', helperId: 'h', at: 10 })
    const lost = { offerId: 'lost', helperId: 'g', fit: 0.5, idle: false, at: 12 }
    responses.catchUp([lost])
    expect(responses.saveLearnt().open).toEqual([lost])
  })

  test('[K7] somebody who is gone is in none of it; half a state is refused whole', () => {
    const responses = new Responses()
    for (const told of history) tell(responses, told)
    responses.forget('helper 1')
    expect(JSON.stringify(responses.saveLearnt())).not.toContain('helper 1')
    const before = JSON.stringify(responses.saveLearnt())
    expect(responses.loadLearnt({ ...responses.saveLearnt(), open: null } as unknown as ResponsesState)).toBe(false)
    expect(JSON.stringify(responses.saveLearnt())).toBe(before)
  })

  test('what is remembered is bounded', () => {
    const responses = new Responses()
    for (let n = 0; n < 5_000; n += 1) responses.ranked(`ask ${n}`, [], n)
    expect(responses.saveLearnt().told).toHaveLength(4_000)
  })
})
