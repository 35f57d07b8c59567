import { expect, test } from 'vitest'
import { bilingual, hitAt5 } from './bilingual.fixture.ts'
import { MatchIndex } from './index.ts'
import { catalogueOf } from './labels.ts'
import { daysAgo, NOW, person, solved } from './office.fixture.ts'

test.each(['fr', 'en'] as const)(
  '[M17] asks in %s find evidence in the other language on topics the taxonomy names',
  (asked) => {
    expect(hitAt5(bilingual(true, asked))).toBeGreaterThanOrEqual(0.9)
  },
)

test.each(['fr', 'en'] as const)('[M17] without a name in both languages they hardly do (asks in %s)', (asked) => {
  // 5 of 24 people are right by chance in 38 % of the asks: no law, but whoever makes it better should notice
  expect(hitAt5(bilingual(false, asked))).toBeLessThan(0.7)
})

test('[M17] what words were tagged with is learnt: they suggest the skill, and by it the other language is found', () => {
  const topics = [
    ['levain pétrin fournil', 'sourdough kneading bakehouse'],
    ['voile gréement mouillage', 'sail rigging anchorage'],
    ['tuile charpente ardoise', 'roof rafters slates'],
    ['greffe bouture pépinière', 'graft cutting nursery'],
  ] as const
  const index = new MatchIndex()
  // Names that are no word of either language
  const skill = (t: number) => ({ skillId: `k${t}`, labels: [`zz${t}`] })
  for (const [t, texts] of topics.entries()) {
    for (const [l, language] of (['fr', 'en'] as const).entries()) {
      index.putPerson(person(`${language}${t}`))
      for (let i = 0; i < 3; i++) {
        const over = { language, skills: [skill(t)], at: daysAgo(5 + i) }
        index.addSolved(solved(`${language}${t}${i}`, `${language}${t}`, texts[l] as string, over))
      }
    }
  }
  const catalogue = catalogueOf(topics.map((_, t) => skill(t)))
  for (const [t, texts] of topics.entries()) {
    for (const [asked, told] of [
      ['fr', 'en'],
      ['en', 'fr'],
    ] as const) {
      const text = texts[asked === 'fr' ? 0 : 1]
      const skillIds = index.suggestSkills(text, catalogue, 1)
      expect(skillIds).toEqual([`k${t}`])
      const query = { text, seekerId: 'asker', seekerTeamId: null, languages: ['fr', 'en'], now: NOW, limit: 2 }
      const found = index.match({ ...query, skillIds, willingOnly: false }).map(({ personId }) => personId)
      expect(found).toEqual([`${asked}${t}`, `${told}${t}`])
    }
  }
})
