import { expect, test } from 'vitest'
import { tellingOf } from './features/words.ts'
import { MatchIndex } from './index.ts'
import { Affinities } from './latent/affinities.ts'
import { daysAgo, solved } from './office.fixture.ts'
import { Past } from './past/past.ts'
import { rehearsing } from './rehearsal.ts'

const HELPS = 600
/** Amina takes up printers, Bruno sheets, Chloe now this and now that. */
const help = (i: number) => {
  const text = i % 2 === 0 ? 'Imprimante bloquée' : 'Tableur vide'
  const helper = i % 3 === 0 ? 'chloe' : i % 2 === 0 ? 'amina' : 'bruno'
  return solved(`s${i}`, helper, text, { at: daysAgo(60 - i / 10) })
}

function rehearsed(): { past: Past; affinities: Affinities } {
  const past = new Past()
  for (let i = 0; i < HELPS; i++) past.add(help(i))
  const affinities = new Affinities()
  for (const _ of rehearsing(past, affinities));
  return { past, affinities }
}

const drawn = ({ past, affinities }: ReturnType<typeof rehearsed>, like: number) => {
  const { ask, at } = past.session(`s${like}`) as NonNullable<ReturnType<Past['session']>>
  return [...affinities.of(['amina', 'bruno', 'chloe'], tellingOf(past, ask), at)]
}

test('[L7] who helped with what is told by the evidence, the same every time', () => {
  const once = rehearsed()
  const [amina, bruno, chloe] = drawn(once, 2) as [number, number, number]
  expect(amina).toBeGreaterThan(chloe)
  expect(chloe).toBeGreaterThan(bruno)
  const onSheets = drawn(once, 1)
  expect(onSheets[1]).toBeGreaterThan(onSheets[0] as number)
  expect(drawn(rehearsed(), 2)).toEqual([amina, bruno, chloe])
})

test('[L7] no weight moves by it, and going over it twice is once', () => {
  const index = new MatchIndex()
  for (let i = 0; i < HELPS; i++) index.addSolved(help(i))
  for (const personId of ['amina', 'bruno', 'chloe'])
    index.putPerson({ personId, teamId: null, languages: ['fr'], since: daysAgo(90), claims: [] })
  const learnt = index.saveLearnt()
  const asked = {
    text: 'Imprimante bloquée',
    skillIds: [],
    seekerId: 'dora',
    seekerTeamId: null,
    languages: ['fr' as const],
  }
  const answer = () => index.match({ ...asked, now: daysAgo(0), limit: 3, willingOnly: false })
  const before = answer()
  for (const _ of index.rehearsing());
  const once = answer()
  expect(once).not.toEqual(before)
  for (const _ of index.rehearsing());
  expect(answer()).toEqual(once)
  expect(index.saveLearnt()).toEqual(learnt)
})
