/**
 * How long one question takes: `npx node matching/match.bench.ts [solved asks] [people]`, one JSON line.
 * Texts are made of invented words with a Zipf-like use, 8 to 60 words each, so that postings are as uneven as in life.
 */
import { chanceOf } from './chance.fixture.ts'
import { MatchIndex, type Query } from './index.ts'
import { daysAgo, NOW, person, SKILLS, solved } from './office.fixture.ts'

const [asks = 20_000, people = 500] = process.argv.slice(2).map(Number)

/** The same world at each run. */
const random = chanceOf(7)
const syllables = ['ra', 'mo', 'ti', 'ke', 'lu', 'so', 'ban', 'der', 'vi', 'pol', 'xa', 'gri', 'no', 'che']
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
const words = Array.from({ length: 8_000 }, () =>
  Array.from({ length: 2 + random() * 3 }, () => pick(syllables)).join(''),
)
const word = () => words[Math.floor(words.length ** random()) - 1] ?? 'ramo'
const text = () =>
  `${Array.from({ length: 8 }, word).join(' ')}. ${Array.from({ length: random() * 52 }, word).join(' ')}`
const skills = Object.values(SKILLS)

const index = new MatchIndex()
const built = performance.now()
for (let i = 0; i < people; i++) {
  index.putPerson(person(`p${i}`, { claims: [{ ...pick(skills), at: daysAgo(90) }] }))
  index.setWillingness(`p${i}`, { available: true, inSession: false, tapsOpen: 0, helpsToday: 0 })
}
for (let i = 0; i < asks; i++) {
  const helper = `p${Math.floor(people * random() ** 2)}`
  index.addSolved(solved(`s${i}`, helper, text(), { at: daysAgo(random() * 700), skills: [pick(skills)] }))
}
const build = performance.now() - built

const took: number[] = []
for (let i = 0; i < 400; i++) {
  const query: Query = {
    ...{ text: text(), skillIds: i % 3 === 0 ? [pick(skills).skillId] : [], seekerId: 'p1', seekerTeamId: null },
    ...{ languages: ['fr'], now: NOW, limit: 50, willingOnly: true },
  }
  const start = performance.now()
  index.match(query)
  took.push(performance.now() - start)
}
took.splice(0, 50) // the first ones warm the compiler up
took.sort((x, y) => x - y)
const at = (share: number) => Number((took[Math.floor(share * (took.length - 1))] ?? Number.NaN).toFixed(3))
const removal = performance.now()
index.removePerson('p0')
const removeMs = Number((performance.now() - removal).toFixed(1))
console.log(
  JSON.stringify({
    ...{ bench: 'match', asks, people, p50: at(0.5), p99: at(0.99), buildMs: Math.round(build), removeMs },
    terms: index.size().terms,
  }),
)
