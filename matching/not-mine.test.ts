import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MatchIndex, type NotMine, type Proposal, type Query } from './index.ts'
import { LEAST } from './not-mine.ts'
import { daysAgo, NOW, PAST, PEOPLE, solved } from './office.fixture.ts'

const SHEET = 'RECHERCHEV renvoie #N/A dans mon tableau de budget'
const AGAIN = 'Mon tableau de budget : RECHERCHEV renvoie encore #N/A'
const PRINTER = "L'imprimante affiche bourrage papier"
const TEXTS = [SHEET, AGAIN, PRINTER, 'Le VPN se coupe en télétravail', 'ORA-00942 table or view does not exist', 'xyz']

const office = (...said: NotMine[]) => {
  const index = new MatchIndex()
  for (const one of PEOPLE) {
    index.putPerson(one)
    index.setWillingness(one.personId, { available: true, inSession: false, tapsOpen: 0, helpsToday: 0 })
  }
  for (const one of PAST) index.addSolved(one)
  for (const one of said) index.notMine.put(one)
  return index
}
const not = (personId: string, text = SHEET, over: Partial<NotMine> = {}): NotMine => ({
  ...{ personId, askId: `ask of ${text}`, text, skillIds: [], at: daysAgo(1), ...over },
})
const query = (text: string): Query => ({
  ...{ text, skillIds: [], seekerId: 'somebody', seekerTeamId: null, languages: ['fr', 'en'] },
  ...{ now: NOW, limit: 10, willingOnly: true },
})
const of = (answer: Proposal[], personId: string) => {
  const found = answer.find((one) => one.personId === personId)
  if (found === undefined) throw new Error(`${personId} is not in the answer`)
  return found
}

const said = fc.record({
  personId: fc.constantFrom(...PEOPLE.map(({ personId }) => personId)),
  text: fc.constantFrom(...TEXTS),
  askId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  skillIds: fc.subarray(['sheets', 'vpn']),
  at: fc.integer({ min: 0, max: 60 }).map(daysAgo),
})

test('[N1] saying it once more never raises its person, on any ask, and moves nobody else', () => {
  fc.assert(
    fc.property(fc.array(said, { maxLength: 8 }), said, fc.constantFrom(...TEXTS), (before, more, text) => {
      const unsaid = before.filter(({ personId, askId }) => personId !== more.personId || askId !== more.askId)
      const without = office(...unsaid).match(query(text))
      const answer = office(...unsaid, more).match(query(text))
      expect(answer.map(({ personId }) => personId).toSorted()).toEqual(
        without.map(({ personId }) => personId).toSorted(),
      )
      for (const one of answer) {
        const earlier = of(without, one.personId)
        if (one.personId !== more.personId) expect(one).toEqual(earlier)
        expect(one.score).toBeLessThanOrEqual(earlier.score)
        expect(one.fit).toBeLessThanOrEqual(earlier.fit)
      }
    }),
  )
})

test('[N1] of the near-same ask somebody else is asked first', () => {
  const who = (index: MatchIndex) => {
    index.addSolved(solved('s20', 'elise', AGAIN, { outcome: 'partly', at: daysAgo(90) }))
    return index.match(query(AGAIN)).map(({ personId }) => personId)
  }
  expect(who(office())[0]).toBe('chloe')
  expect(who(office(not('chloe')))[0]).toBe('elise')
})

test('[N2] a far ask is answered to the last bit as if nothing had been said', () => {
  const plain = office()
  const index = office(not('chloe'), not('bruno', SHEET))
  for (const text of [PRINTER, 'Le VPN se coupe en télétravail', 'ORA-00942 table or view does not exist']) {
    expect(index.match(query(text))).toEqual(plain.match(query(text)))
  }
  expect(of(index.match(query(AGAIN)), 'chloe').score).toBeLessThan(of(plain.match(query(AGAIN)), 'chloe').score)
})

test('[N3] a tenth is left, and a sign of know-how stays one', () => {
  fc.assert(
    fc.property(fc.array(said, { maxLength: 60 }), fc.constantFrom(...TEXTS), (all, text) => {
      const plain = office().match(query(text))
      for (const one of office(...all.map((it, i) => ({ ...it, askId: String(i) }))).match(query(text))) {
        const before = of(plain, one.personId)
        expect(one.score).toBeGreaterThanOrEqual(before.score * LEAST - 1e-12)
        expect(one.fit).toBeGreaterThanOrEqual(before.fit * LEAST - 1e-12)
        expect(one.fit > 0).toBe(before.fit > 0)
      }
    }),
  )
})

test('[N4] who solved the like since is as before; partly, half so; what they solved before says nothing', () => {
  const fitAfter = (outcome: 'solved' | 'partly', at: Date, spoken: NotMine[]) => {
    const index = office(...spoken)
    index.addSolved(solved('s30', 'chloe', AGAIN, { outcome, at }))
    return of(index.match(query(AGAIN)), 'chloe').fit
  }
  const spoken = [not('chloe', SHEET, { at: daysAgo(4) })]
  expect(fitAfter('solved', daysAgo(2), spoken)).toBe(fitAfter('solved', daysAgo(2), []))
  const half = fitAfter('partly', daysAgo(2), spoken)
  expect(half).toBeLessThan(fitAfter('partly', daysAgo(2), []))
  expect(half / fitAfter('partly', daysAgo(2), [])).toBeGreaterThan(
    fitAfter('partly', daysAgo(20), spoken) / fitAfter('partly', daysAgo(20), []),
  )
})

test('[N5] in any order the same, told twice once, taken back or with its person gone without a trace', () => {
  const plain = office().checksum()
  fc.assert(
    fc.property(fc.uniqueArray(said, { maxLength: 10, selector: (it) => `${it.personId} ${it.askId}` }), (all) => {
      const index = office(...all)
      expect(office(...all.toReversed(), ...all).checksum()).toBe(index.checksum())
      expect(index.notMine.size).toBe(all.length)
      for (const one of all) expect(index.notMine.holds(one)).toBe(true)
      if (all.length > 0) expect(index.checksum()).not.toBe(plain)
      for (const { personId, askId } of all) index.notMine.remove(personId, askId)
      expect(index.checksum()).toBe(plain)
    }),
    { numRuns: 40 },
  )
  const index = office(not('bruno'), not('chloe'))
  index.removePerson('chloe')
  const without = office(not('bruno'))
  without.removePerson('chloe')
  expect(index.checksum()).toBe(without.checksum())
  expect(JSON.stringify(office(not('chloe')).match(query(AGAIN)))).not.toMatch(/RECHERCHEV/i)
})
