import { expect, test } from 'vitest'
import { MatchIndex, type Query, type Willingness } from './index.ts'
import { daysAgo, NOW, person, SKILLS, solved } from './office.fixture.ts'

/** What somebody could try in order to be proposed more often, or never, and what comes of it. */

const WILLING: Willingness = { available: true, inSession: false, tapsOpen: 0, helpsToday: 0 }
const ASK: Query = {
  ...{ text: 'Le tableur refuse ma formule de clôture', skillIds: ['sheets'], seekerId: 'asker', seekerTeamId: null },
  ...{ languages: ['fr'], now: NOW, limit: 20, willingOnly: true },
}

/** Twelve colleagues; `honest` solved asks like this one, the others other things. */
function company(): MatchIndex {
  const index = new MatchIndex()
  for (const name of ['honest', 'trickster', ...Array.from({ length: 10 }, (_, i) => `p${i}`)]) {
    index.putPerson(person(name))
    index.setWillingness(name, WILLING)
    for (let i = 0; i < 4; i++) {
      const about = name === 'honest' ? 'Formule du tableur en erreur à la clôture' : `Autre sujet ${i} pour ${name}`
      const skills = name === 'honest' ? [SKILLS.sheets] : []
      index.addSolved(solved(`${name}${i}`, name, about, { skills, at: daysAgo(3 + 9 * i), seekerId: `s${i}` }))
    }
  }
  return index
}

const placeOf = (index: MatchIndex, who: string): number =>
  index.match(ASK).findIndex(({ personId }) => personId === who)

test('[R1] a profile stuffed with words of the ask stays behind who solved it', () => {
  const index = company()
  const claims = Array.from({ length: 60 }, (_, i) => ({
    skillId: i === 0 ? 'sheets' : `x${i}`,
    labels: [`tableur ${i}`, 'formule', 'clôture'],
    at: NOW,
  }))
  index.putPerson(person('trickster', { claims }))
  expect(placeOf(index, 'honest')).toBe(0)
})

test('[R2] accepting and dropping teaches nothing: only what was solved is evidence', () => {
  const index = company()
  const before = index.match(ASK)
  for (let i = 0; i < 30; i++) {
    index.setWillingness('trickster', { ...WILLING, inSession: true })
    index.setWillingness('trickster', WILLING)
  }
  expect(index.match(ASK)).toEqual(before)
})

test('[R3] presence flapping changes no score, only whether somebody is there', () => {
  const index = company()
  const before = index.match(ASK)
  for (let i = 0; i < 50; i++) {
    index.setWillingness('trickster', { ...WILLING, available: false })
    index.setWillingness('trickster', WILLING)
  }
  expect(index.match(ASK)).toEqual(before)
})

test('[R4] a ring that solves one another’s asks does not pass who helped strangers with the matter', () => {
  const index = company()
  const ring = ['trickster', 'p0', 'p1']
  for (const [i, helper] of ring.entries()) {
    for (let n = 0; n < 12; n++) {
      const seekerId = ring[(i + 1) % ring.length] as string
      index.addSolved(solved(`ring${i}-${n}`, helper, 'Merci pour tout, encore une fois', { seekerId, at: daysAgo(n) }))
    }
  }
  expect(placeOf(index, 'honest')).toBe(0)
})
