import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MatchIndex, type PersonFacts, type Query, type SolvedAsk, type Willingness } from './index.ts'
import { catalogueOf } from './labels.ts'
import { CATALOGUE, daysAgo, NOW, person, SKILLS } from './office.fixture.ts'

/** Everything an index can be told, and a question: small worlds, so that things meet. */
const NAMES = ['amina', 'bruno', 'chloe', 'derek', 'elise', 'farid']
const WORDS = [
  ...['imprimante', 'tableur', 'VPN', 'paie', 'Oracle', 'bloqué', 'écran', 'budget', 'clôture', 'badge'],
  ...['printer', 'slow', 'report', 'ORA-00942', '#N/A', '0x80070005', 'payroll', 'remote', 'access', 'v5.2.1'],
]
const name = fc.constantFrom(...NAMES)
const text = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 10 }).map((words) => words.join(' '))
const skill = fc.constantFrom(...Object.values(SKILLS))
const at = fc.integer({ min: 0, max: 700 }).map(daysAgo)
const willingness: fc.Arbitrary<Willingness> = fc.record({
  available: fc.boolean(),
  inSession: fc.boolean(),
  tapsOpen: fc.nat(2),
  helpsToday: fc.nat(4),
})
const facts = (personId: string): fc.Arbitrary<PersonFacts> =>
  fc
    .record({
      teamId: fc.constantFrom('finance', 'it', null),
      languages: fc.subarray(['fr', 'en']),
      claims: fc.array(fc.record({ skill, at, endorsedBy: fc.subarray(NAMES) }), { maxLength: 3 }),
    })
    .map(({ claims, ...rest }) =>
      person(personId, {
        ...rest,
        claims: claims.map((one) => ({ ...one.skill, at: one.at, endorsedBy: one.endorsedBy })),
      }),
    )
const session: fc.Arbitrary<Omit<SolvedAsk, 'askId' | 'sessionId'>> = fc.record({
  helperId: name,
  seekerId: fc.constantFrom(...NAMES, 'guest'),
  text,
  language: fc.constantFrom('fr', 'en'),
  skills: fc.array(skill, { maxLength: 2 }),
  at,
  outcome: fc.constantFrom('solved', 'partly'),
  thanked: fc.boolean(),
  minutes: fc.integer({ min: 1, max: 60 }),
})
/** Without one of those who vouch for them. */
function unvouched(facts: PersonFacts, endorserId: string): PersonFacts {
  const claims = facts.claims.map((one) => ({
    ...one,
    endorsedBy: (one.endorsedBy ?? []).filter((id) => id !== endorserId),
  }))
  return { ...facts, claims }
}
interface World {
  people: PersonFacts[]
  willing: [string, Willingness][]
  past: SolvedAsk[]
}
const world: fc.Arbitrary<World> = fc.record({
  people: fc.subarray(NAMES, { minLength: 1 }).chain((names) => fc.tuple(...names.map(facts))),
  willing: fc.tuple(...NAMES.map((who) => willingness.map((w): [string, Willingness] => [who, w]))),
  past: fc
    .array(session, { maxLength: 25 })
    .map((all) => all.map((one, i) => ({ ...one, askId: `a${i}`, sessionId: `s${i}` }))),
})
const query: fc.Arbitrary<Query> = fc.record({
  text,
  skillIds: fc.subarray(
    CATALOGUE.map(({ skillId }) => skillId),
    { maxLength: 2 },
  ),
  seekerId: fc.constantFrom(...NAMES, 'guest'),
  seekerTeamId: fc.constantFrom('finance', null),
  languages: fc.subarray(['fr', 'en']),
  now: fc.constant(NOW),
  exclude: fc.subarray(NAMES, { maxLength: 2 }).map((names) => new Set(names)),
  limit: fc.integer({ min: 0, max: 8 }),
  willingOnly: fc.boolean(),
})

type Step = (index: MatchIndex) => void
function steps({ people, willing, past }: World): Step[] {
  return [
    ...people.map(
      (one): Step =>
        (index) =>
          index.putPerson(one),
    ),
    ...willing.map(
      ([id, w]): Step =>
        (index) =>
          index.setWillingness(id, w),
    ),
    ...past.map(
      (one): Step =>
        (index) =>
          index.addSolved(one),
    ),
  ]
}
function told(all: readonly Step[]): MatchIndex {
  const index = new MatchIndex()
  for (const step of all) step(index)
  return index
}

describe('whatever the index was told', () => {
  test('[M1] [M2] who is in the answer, and how it is ordered', () => {
    fc.assert(
      fc.property(world, query, (w, q) => {
        const answer = told(steps(w)).match(q)
        const willing = new Map(w.willing)
        expect(answer.length).toBeLessThanOrEqual(q.limit)
        expect(new Set(answer.map(({ personId }) => personId)).size).toBe(answer.length)
        for (const [i, one] of answer.entries()) {
          expect(one.personId).not.toBe(q.seekerId)
          expect(q.exclude?.has(one.personId)).toBe(false)
          expect(willing.get(one.personId)?.inSession).toBe(false)
          if (q.willingOnly) expect(willing.get(one.personId)?.available).toBe(true)
          for (const value of [one.score, one.fit]) {
            expect(value).toBeGreaterThanOrEqual(0)
            expect(value).toBeLessThanOrEqual(1)
          }
          expect(one.score).toBeLessThanOrEqual(answer[i - 1]?.score ?? 1)
        }
      }),
    )
  })

  test('[M3] all the willing are in an answer that is long enough', () => {
    fc.assert(
      fc.property(world, query, (w, q) => {
        const ids = told(steps(w))
          .match({ ...q, limit: 99, willingOnly: true })
          .map(({ personId }) => personId)
        const willing = new Map(w.willing)
        const expected = w.people
          .map(({ personId }) => personId)
          .filter((id) => id !== q.seekerId && q.exclude?.has(id) !== true)
          .filter((id) => willing.get(id)?.available === true && willing.get(id)?.inSession === false)
        expect(ids.toSorted()).toEqual(expected.toSorted())
      }),
    )
  })

  test('[M4] the order it came in never shows, in answers or checksum', () => {
    const both = world.chain((w) => {
      const all = steps(w)
      return fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))
    })
    fc.assert(
      fc.property(both, query, ([one, other], q) => {
        const [x, y] = [told(one), told(other)]
        expect(y.checksum()).toBe(x.checksum())
        expect(y.match(q)).toEqual(x.match(q))
        expect(x.match(q)).toEqual(x.match(q))
        expect(y.suggestSkills(q.text, catalogueOf(CATALOGUE), 3)).toEqual(
          x.suggestSkills(q.text, catalogueOf(CATALOGUE.toReversed()), 3),
        )
      }),
    )
  })

  test('[M5] an erased person leaves the index as if it had never known them', () => {
    fc.assert(
      fc.property(world, name, query, (w, gone, q) => {
        const index = told(steps(w))
        index.removePerson(gone)
        const never = told(
          steps({
            people: w.people.filter(({ personId }) => personId !== gone).map((one) => unvouched(one, gone)),
            willing: w.willing.filter(([id]) => id !== gone),
            // Nobody of this name: erasing them takes the name from the session, as it should be here
            past: w.past
              .filter(({ helperId }) => helperId !== gone)
              .map((one) => (one.seekerId === gone ? { ...one, seekerId: 'nobody' } : one)),
          }),
        )
        never.removePerson('nobody')
        expect(index.checksum()).toBe(never.checksum())
        expect(index.match(q)).toEqual(never.match(q))
        expect(index.size()).toEqual(never.size())
      }),
    )
  })

  test('[M6] told twice is told once, the last word counts, and undoing undoes', () => {
    fc.assert(
      fc.property(world, session, session, query, (w, first, last, q) => {
        const plain = told(steps(w))
        const before = plain.checksum()
        plain.addSolved({ ...first, askId: 'x', sessionId: 'x' })
        plain.addSolved({ ...last, askId: 'x', sessionId: 'x' })
        const once = told([...steps(w), (index) => index.addSolved({ ...last, askId: 'x', sessionId: 'x' })])
        expect(plain.checksum()).toBe(once.checksum())
        expect(plain.match(q)).toEqual(once.match(q))
        plain.removeSolved('x')
        plain.removeSolved('unheard of')
        expect(plain.checksum()).toBe(before)
      }),
    )
  })

  test('[M6] facts said again replace the old ones', () => {
    fc.assert(
      fc.property(world, facts('amina'), (w, again) => {
        const others = w.people.filter(({ personId }) => personId !== 'amina')
        const index = told(
          steps({ ...w, people: [person('amina', { claims: [{ ...SKILLS.vpn, at: NOW }] }), ...others] }),
        )
        index.putPerson(again)
        expect(index.checksum()).toBe(told(steps({ ...w, people: [again, ...others] })).checksum())
      }),
    )
  })

  test('[M7] who solved these very words a moment ago never falls for it', () => {
    fc.assert(
      fc.property(world, query, name, (w, q, helper) => {
        fc.pre(helper !== q.seekerId)
        const everybody = { ...q, skillIds: [], limit: 99, exclude: new Set<string>(), willingOnly: false }
        const all = NAMES.map((who) => w.people.find(({ personId }) => personId === who) ?? person(who))
        const index = told(steps({ ...w, people: all, willing: [] }))
        const place = () => index.match(everybody).findIndex(({ personId }) => personId === helper)
        const before = place()
        index.addSolved({
          ...{ askId: 'new', sessionId: 'new', helperId: helper, seekerId: 'else', text: q.text, language: 'fr' },
          ...{ skills: [], at: NOW, outcome: 'solved', thanked: false, minutes: 5 },
        })
        expect(place()).toBeLessThanOrEqual(before)
        const reasons = index.match(everybody)[place()]?.reasons
        expect(reasons?.some((reason) => reason.kind === 'solved_similar')).toBe(true)
      }),
    )
  })

  test('[M9] one more claim on another matter never lifts anybody', () => {
    fc.assert(
      fc.property(world, query, fc.nat(40), (w, q, n) => {
        const everybody = { ...q, limit: 99, seekerId: 'guest', exclude: new Set<string>(), willingOnly: false }
        const claims = Array.from({ length: n }, (_, i) => ({
          skillId: `x${i}`,
          labels: [q.text, `autre ${i}`],
          at: NOW,
        }))
        const mine = (more: PersonFacts['claims']) =>
          told(
            steps({
              ...w,
              willing: [],
              people: [person('zoe', { claims: [{ ...SKILLS.vpn, at: NOW }, ...more] }), ...w.people],
            }),
          )
            .match(everybody)
            .find(({ personId }) => personId === 'zoe')
        expect(mine(claims)?.fit).toBeLessThanOrEqual(Math.max(0.08, mine([])?.fit ?? 0))
      }),
    )
  })

  test('[M13] load never raises a score and never touches fit', () => {
    fc.assert(
      fc.property(world, query, fc.nat(5), fc.nat(9), (w, q, tapsOpen, helpsToday) => {
        const everybody = { ...q, limit: 99, willingOnly: false }
        const index = told(steps(w))
        for (const name of NAMES)
          index.setWillingness(name, { available: true, inSession: false, tapsOpen: 0, helpsToday: 0 })
        const idle = new Map(index.match(everybody).map((one) => [one.personId, one]))
        for (const name of NAMES)
          index.setWillingness(name, { available: true, inSession: false, tapsOpen, helpsToday })
        for (const busy of index.match(everybody)) {
          expect(busy.score).toBeLessThanOrEqual(idle.get(busy.personId)?.score ?? 0)
          expect(busy.fit).toBe(idle.get(busy.personId)?.fit)
        }
      }),
    )
  })

  test('[M15] the question with or without accents, in capitals, with any apostrophe', () => {
    fc.assert(
      fc.property(world, query, (w, q) => {
        const index = told(steps(w))
        const loud = q.text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase()
        const of = (t: string) => index.match({ ...q, text: t }).map(({ score, fit }) => ({ score, fit }))
        expect(of(`l’${loud}`)).toEqual(of(`l'${q.text}`))
      }),
    )
  })

  test('[M18] an answer holds ids, counts and dates, never words of an ask', () => {
    fc.assert(
      fc.property(world, query, (w, q) => {
        const kinds = /^(solved_similar|skill_shown|skill_claimed|past_pair|same_team|language|willing)$/
        const id = /^(a\d+|s\d+|sheets|printers|vpn|payroll|oracle|fr|en)$/
        for (const { reasons } of told(steps(w)).match(q)) {
          for (const { kind, ...data } of reasons) {
            expect(kind).toMatch(kinds)
            for (const value of Object.values(data)) {
              if (typeof value === 'string') expect(value).toMatch(id)
              else expect(value instanceof Date || Number.isInteger(value)).toBe(true)
            }
          }
        }
      }),
    )
  })
})
