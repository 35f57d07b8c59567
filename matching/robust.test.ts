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

/** Everybody else but the asker claims the skill; who vouches for whom is told. */
function claimants(vouched: { [name: string]: string[] }, tagged = true): MatchIndex {
  const index = company(tagged)
  for (const name of ['trickster', ...Array.from({ length: 10 }, (_, i) => `p${i}`)]) {
    const endorsedBy = vouched[name] ?? []
    index.putPerson(person(name, { claims: [{ ...SKILLS.sheets, at: daysAgo(30), endorsedBy }] }))
  }
  return index
}

const PAIR = { trickster: ['p0'], p0: ['trickster'] }
const THREE = { trickster: ['p0', 'p1'], p0: ['trickster', 'p1'], p1: ['trickster', 'p0'] }

test.each([
  ['two', PAIR],
  ['three', THREE],
])('[R5] %s who endorse one another lift nobody: not one score moves', (_what, vouched) => {
  expect(claimants(vouched).match(ASK)).toEqual(claimants({}).match(ASK))
})

test('[R5] nor does one whose evidence is the word of the very person they vouch for', () => {
  const played = (vouched: { [name: string]: string[] }) => {
    const index = claimants(vouched)
    const skills = [SKILLS.sheets]
    index.addSolved(solved('word', 'p0', 'Encore merci', { skills, at: daysAgo(1), seekerId: 'trickster' }))
    return index.match(ASK)
  }
  expect(played({ trickster: ['p0'] })).toEqual(played({}))
})

test('[M20] vouched for by somebody who has shown it, a claim comes before an equal one, and behind them', () => {
  const before = claimants({}).match(ASK)
  const index = claimants({ trickster: ['honest'] })
  const [first, second] = index.match(ASK)
  expect([first?.personId, second?.personId]).toEqual(['honest', 'trickster'])
  const of = (proposals: typeof before, who: string) => proposals.find(({ personId }) => personId === who)
  expect(second?.fit).toBeGreaterThan(of(before, 'trickster')?.fit ?? 1)
  expect(second?.reasons[0]).toMatchObject({ kind: 'skill_claimed', vouched: 1 })
  for (const name of ['p0', 'p5']) expect(of(index.match(ASK), name)).toEqual(of(before, name))
  expect(of(before, 'p0')?.reasons[0]).toMatchObject({ kind: 'skill_claimed', vouched: 0 })
})

test('[M20] a word given in return counts for nothing, and no more than three count', () => {
  const index = claimants({ trickster: ['honest'] })
  const fit = () => index.match(ASK).find(({ personId }) => personId === 'trickster')?.fit ?? 0
  const once = fit()
  index.putPerson(person('honest', { claims: [{ ...SKILLS.sheets, at: NOW, endorsedBy: ['trickster'] }] }))
  expect(fit()).toBeLessThan(once)
  const experts = Array.from({ length: 6 }, (_, i) => `expert${i}`)
  for (const name of experts) {
    index.addSolved(solved(name, name, 'Sans rapport', { skills: [SKILLS.sheets], at: daysAgo(9) }))
  }
  const vouchedBy = (count: number) => {
    const endorsedBy = experts.slice(0, count)
    index.putPerson(person('trickster', { claims: [{ ...SKILLS.sheets, at: daysAgo(30), endorsedBy }] }))
    return fit()
  }
  expect(vouchedBy(3)).toBeGreaterThan(vouchedBy(2))
  expect(vouchedBy(6)).toBe(vouchedBy(3))
})

test('[M20] whoever vouched and is gone vouches no more', () => {
  const index = claimants({ trickster: ['honest'] })
  index.removePerson('honest')
  const never = claimants({})
  never.removePerson('honest')
  expect(index.match(ASK)).toEqual(never.match(ASK))
})
