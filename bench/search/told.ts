import { chanceOf } from '@binome/matching/chance.fixture.ts'
import { MatchIndex } from '@binome/matching/index.ts'
import { pastAsk } from './corpus.ts'
import { PEOPLE } from './files.ts'
import { isOnline } from './peers/peer.ts'

const DAY = 86_400_000
export const NOW = Date.UTC(2026, 0, 1)

/** The whole matching index of everybody, told so many past asks, one after another over two years. */
export function toldIndex(docs: number): MatchIndex {
  const index = new MatchIndex()
  const chance = chanceOf(5)
  for (let owner = 0; owner < PEOPLE; owner++) {
    const facts = { personId: person(owner), teamId: `t${owner % 500}`, languages: ['fr', 'en'], claims: [] }
    index.putPerson({ ...facts, since: new Date(NOW - 1_000 * DAY) })
  }
  for (let n = 0; n < docs; n++) {
    const past = pastAsk(n, PEOPLE)
    const [skill = '', ...labels] = past.tags
    index.addSolved({
      ...{ askId: `a${n}`, sessionId: `s${n}`, helperId: person(past.owner), text: past.text, language: past.language },
      ...{ seekerId: person(Math.floor(chance() * PEOPLE)), skills: [{ skillId: skill, labels: labels.slice(0, 2) }] },
      ...{ at: new Date(NOW - 730 * DAY * (1 - n / docs)), outcome: 'solved' as const, thanked: n % 3 === 0 },
      minutes: 5 + (n % 20),
    })
  }
  for (let owner = 0; owner < PEOPLE; owner++) {
    index.setWillingness(person(owner), { available: isOnline(owner), inSession: false, tapsOpen: 0, helpsToday: 0 })
  }
  return index
}

export function person(owner: number): string {
  return `p${owner}`
}
