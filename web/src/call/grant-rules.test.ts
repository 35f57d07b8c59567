import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstGrant, type Grant, type GrantEvent, LAPSE, lifecycle, next, saidOf } from './grant-rules.ts'

const states = ['given', 'withheld', 'asked'] as const

test('[Z1] only its owner gives: neither asking nor time ever does', () => {
  for (const state of states) {
    if (state === 'given') continue
    expect(lifecycle[state].other.ask).not.toBe('given')
    expect(lifecycle[state].time.lapse).not.toBe('given')
  }
})

/** Two pages, what each told the other still on its way, in order; some of it lost when a page is another. */
interface World {
  a: Grant
  b: Grant
  toA: ReturnType<typeof saidOf>[]
  toB: ReturnType<typeof saidOf>[]
  now: number
}
type Who = 'a' | 'b'
type Deed =
  | { do: 'give' | 'withhold' | 'ask'; who: Who }
  | { do: 'deliver' | 'repeat' | 'reload'; who: Who }
  | { do: 'wait'; ms: number }

const who = fc.constantFrom<Who>('a', 'b')
const aDeed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ do: fc.constantFrom('give', 'withhold', 'ask', 'deliver', 'deliver', 'repeat', 'reload'), who }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(1_000, 15_000, 31_000) }),
)
const first = (): World => ({ a: firstGrant(true), b: firstGrant(true), toA: [], toB: [], now: 0 })

function turn(world: World, side: Who, event: GrantEvent): World {
  const after = next(world[side], event)
  const queue = side === 'a' ? 'toB' : 'toA'
  const changed = JSON.stringify(saidOf(after)) !== JSON.stringify(saidOf(world[side]))
  return { ...world, [side]: after, ...(changed && { [queue]: [...world[queue], saidOf(after)] }) }
}

function act(world: World, deed: Deed): World {
  if (deed.do === 'wait') {
    const later = { ...world, now: world.now + deed.ms }
    return turn(turn(later, 'a', { kind: 'time', now: later.now }), 'b', { kind: 'time', now: later.now })
  }
  const { who: side } = deed
  const mine = side === 'a' ? 'toA' : 'toB'
  const [said] = world[mine]
  switch (deed.do) {
    case 'deliver':
    case 'repeat':
      if (!said) return world
      return turn(deed.do === 'repeat' ? world : { ...world, [mine]: world[mine].slice(1) }, side, {
        ...{ kind: 'theirs', said, now: world.now },
      })
    case 'reload': {
      const other = side === 'a' ? 'b' : 'a'
      const fresh: World = { ...world, [side]: firstGrant(true), toA: [], toB: [] }
      // A new page is a new peer to the other; both say where they stand.
      const gone = turn(fresh, other, { kind: 'gone' })
      return { ...gone, toA: [saidOf(gone.b)], toB: [saidOf(gone.a)] }
    }
    case 'ask':
      return turn(world, side, { kind: 'ask', now: world.now })
    default:
      return turn(world, side, { kind: deed.do })
  }
}

/** Everything that is under way arrives. */
function settled(world: World): World {
  let now = world
  for (let i = 0; i < 200 && now.toA.length + now.toB.length > 0; i++) {
    now = act(act(now, { do: 'deliver', who: 'a' }), { do: 'deliver', who: 'b' })
  }
  return now
}

const runs = { numRuns: 500 }
const deeds = fc.array(aDeed, { maxLength: 30 })

describe('whatever the two do, and however their words cross', () => {
  test('[Z1] nobody has what its owner did not give last', () => {
    fc.assert(
      fc.property(deeds, (all) => {
        let world = first()
        const gave = { a: true, b: true }
        for (const deed of all) {
          world = act(world, deed)
          if (deed.do === 'give' || deed.do === 'withhold') gave[deed.who] = deed.do === 'give'
          if (deed.do === 'reload') gave[deed.who] = true
          expect(world.a.gives === 'given').toBe(gave.a)
          expect(world.b.gives === 'given').toBe(gave.b)
        }
      }),
      runs,
    )
  })

  test('[Z2] no asking outlives thirty seconds, on either side', () => {
    fc.assert(
      fc.property(deeds, (all) => {
        const world = act(act(all.reduce(act, first()), { do: 'wait', ms: LAPSE }), { do: 'wait', ms: 0 })
        for (const side of [world.a, world.b]) {
          expect(side.gives).not.toBe('asked')
          expect(side.asking).toBeNull()
        }
      }),
      runs,
    )
  })

  test('[Z4] once everything has arrived, each knows what the other gives, and an asking is known to both or to neither', () => {
    fc.assert(
      fc.property(deeds, (all) => {
        const { a, b } = settled(all.reduce(act, first()))
        for (const [mine, theirs] of [
          [a, b],
          [b, a],
        ] as const) {
          expect(mine.theirs.given).toBe(theirs.gives === 'given')
          if (mine.asking) expect(theirs.gives).toBe('asked')
          if (theirs.gives === 'asked') expect(mine.asking).not.toBeNull()
        }
      }),
      runs,
    )
  })
})

describe('one asking', () => {
  const taken = () => settled(act(first(), { do: 'withhold', who: 'a' }))
  const asked = () => settled(act(taken(), { do: 'ask', who: 'b' }))

  test('[Z3] is answered once: a yes gives, a no refuses, and the same number is not heard again', () => {
    expect(asked().a).toMatchObject({ gives: 'asked', lapsesAt: LAPSE })
    expect(settled(act(asked(), { do: 'give', who: 'a' })).b).toMatchObject({ asking: null, theirs: { given: true } })
    const no = settled(act(asked(), { do: 'withhold', who: 'a' }))
    expect(no.b).toMatchObject({ asking: null, refused: true })
    const again = next(no.a, { kind: 'theirs', said: { given: true, asks: 1, answered: 0 }, now: 1 })
    expect(again.gives).toBe('withheld')
  })

  test('[Z4] of a page that was reloaded is heard, though it counts from the beginning', () => {
    const no = settled(act(asked(), { do: 'withhold', who: 'a' }))
    const anew = settled(act(settled(act(no, { do: 'reload', who: 'b' })), { do: 'ask', who: 'b' }))
    expect(anew.a.gives).toBe('asked')
  })

  test('what is given needs no asking', () => {
    expect(act(first(), { do: 'ask', who: 'b' }).b.asking).toBeNull()
  })
})
