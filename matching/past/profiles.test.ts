import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysAgo, NOW, solved } from '../office.fixture.ts'
import { stem } from '../text/stem.ts'
import { Past } from './past.ts'
import { fading } from './sums.ts'

const PEOPLE = ['amina', 'bruno', 'chloe']
const WORDS = ['imprimante', 'tableur', 'bourrage', 'macro']
const told = fc.array(
  fc.record({
    helper: fc.constantFrom(...PEOPLE),
    words: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 }),
    days: fc.integer({ min: 0, max: 400 }),
  }),
  { maxLength: 25 },
)

function pastOf(helps: typeof told extends fc.Arbitrary<infer T> ? T : never): Past {
  const past = new Past()
  for (const word of WORDS) past.add(solved(`known ${word}`, 'dede', word))
  for (const { helper, words, days } of helps) {
    past.add(solved(`${helper} ${days} ${words}`, helper, words.join(' '), { at: daysAgo(days) }))
  }
  return past
}

/** Told twice of the same session, the last word counts: the index sees to that, the past does not. */
const once = told.map((helps) => [
  ...new Map(helps.map((one) => [`${one.helper} ${one.days} ${one.words}`, one])).values(),
])

test('[M4] what each said of some words is the sum over their asks, to the last bit in whatever order they were told, among all and among people online', () => {
  fc.assert(
    fc.property(once, fc.nat(24), (helps, gone) => {
      const [forth, back] = [pastOf(helps), pastOf(helps.toReversed())]
      const all = [forth, back].map((past, i) => {
        const people = PEOPLE.map((name) => past.person(name))
        // Some come before they are told of, some after, and only so many of their texts are copied at a time
        for (const person of people) past.setOnline(person, true)
        past.setOnline(people[i] as (typeof people)[number], false)
        past.setOnline(people[i] as (typeof people)[number], true)
        const { helper, days, words } = helps[gone] ?? { helper: '', days: 0, words: [] }
        const out = past.session(`${helper} ${days} ${words}`)
        if (out !== undefined) past.remove([out])
        const still = PEOPLE.map((name) => past.person(name))
        past.tallies.settle(still)
        const terms = WORDS.map((word) => past.vocabulary.find(stem(word, 'fr')) ?? -1)
        const said = (['all', 'online'] as const).map((among) => {
          const { counts, fresh, lengths, freshLengths } = past.profiles.say(still, terms, NOW.getTime(), among)
          const room = still.length * terms.length
          return [counts.slice(0, room), fresh.slice(0, room), lengths, freshLengths].map((column) => [...column])
        })
        expect(said[1]).toEqual(said[0])
        return said[0] as number[][]
      })
      expect(all[1]).toEqual(all[0])
      const [counts, fresh, lengths] = all[0] as [number[], number[], number[]]
      const left = helps.filter((_, i) => i !== gone)
      for (const [p, name] of PEOPLE.entries()) {
        const theirs = left.filter(({ helper }) => helper === name)
        let length = 0
        for (const [w, word] of WORDS.entries()) {
          let [count, late] = [0, 0]
          for (const { words, days } of theirs) {
            const times = words.filter((one) => one === word).length
            if (times === 0) continue
            // All of it is the first sentence: title words count three times
            const worth = 1 + Math.log(3 * times)
            count += worth
            late += worth * fading(daysAgo(days).getTime(), NOW.getTime(), 90)
          }
          expect(counts[p * WORDS.length + w]).toBeCloseTo(count, 5)
          expect(fresh[p * WORDS.length + w]).toBeCloseTo(late, 5)
          length += count
        }
        expect(lengths[p]).toBeCloseTo(length, 5)
      }
    }),
  )
})
