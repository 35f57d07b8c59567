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
function company(tagged = true): MatchIndex {
  const index = new MatchIndex()
  for (const name of ['honest', 'trickster', ...Array.from({ length: 10 }, (_, i) => `p${i}`)]) {
    index.putPerson(person(name))
    index.setWillingness(name, WILLING)
    for (let i = 0; i < 4; i++) {
      const about = name === 'honest' ? 'Formule du tableur en erreur à la clôture' : `Autre sujet ${i} pour ${name}`
      const skills = name === 'honest' && tagged ? [SKILLS.sheets] : []
      index.addSolved(solved(`${name}${i}`, name, about, { skills, at: daysAgo(3 + 9 * i), seekerId: `s${i}` }))
    }
  }
  return index
}

const placeOf = (index: MatchIndex, who: string): number =>
  index.match(ASK).findIndex(({ personId }) => personId === who)

test.each([
  ['a skill they tagged, picked', true, ['sheets']],
  ['a skill they tagged, not picked', true, []],
  ['words alone, the skill picked', false, ['sheets']],
  ['words alone', false, []],
])(
  '[R1] a profile stuffed with words of the ask stays behind who solved it, and gains nothing (%s)',
  (_what, tagged, skillIds) => {
    const index = company(tagged)
    const claim = (i: number) => ({
      skillId: i === 0 ? 'sheets' : `x${i}`,
      labels: i === 0 ? SKILLS.sheets.labels : [`tableur ${i}`, 'formule', 'clôture'],
      at: NOW,
    })
    const scoreWith = (claims: number) => {
      index.putPerson(person('trickster', { claims: Array.from({ length: claims }, (_, i) => claim(i)) }))
      const proposals = index.match({ ...ASK, skillIds })
      expect(proposals[0]?.personId).toBe('honest')
      return proposals.find(({ personId }) => personId === 'trickster')?.score ?? 0
    }
    const honestly = scoreWith(1)
    expect(honestly).toBeGreaterThan(scoreWith(0))
    expect(scoreWith(60)).toBeLessThan(honestly)
  },
)

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

/** Three who ask and help each other round about. */
function ring(index: MatchIndex, text: string, times: number): void {
  const members = ['trickster', 'p0', 'p1']
  for (const [i, helper] of members.entries()) {
    const seekerId = members[(i + 1) % members.length] as string
    for (let n = 0; n < times; n++)
      index.addSolved(solved(`ring${i}-${n}`, helper, text, { seekerId, at: daysAgo(n), thanked: true }))
  }
}

test('[R4] a ring that solves one another’s asks of anything is known for nothing of this, however busy', () => {
  const index = company()
  ring(index, 'Merci pour tout, encore une fois', 40)
  const proposals = index.match(ASK)
  expect(proposals[0]?.personId).toBe('honest')
  // A last resort still, as before: being busy is no know-how
  expect(proposals.find(({ personId }) => personId === 'trickster')?.fit).toBe(0)
})

test('[R4] nor does it pass who helped strangers by thanking each other once for the matter itself', () => {
  const index = company()
  ring(index, ASK.text, 1)
  expect(placeOf(index, 'honest')).toBe(0)
})
