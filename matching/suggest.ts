import type { SkillNames } from './labels.ts'
import type { NearAsks } from './near.ts'
import { type Analysis, termsOf } from './text/analyse.ts'

/** Past asks that vote for a skill to suggest (chosen). */
export const VOTERS = 30
/** Of the best name and the best vote together 2: who has less than this is a guess (chosen). */
const LEAST = 0.25

/** Skills of the catalogue that a text is about, best first: by their names in it, and by the past asks near it. */
export function suggested(
  read: Analysis,
  by: { near: NearAsks; catalogue: SkillNames; idf: (term: string) => number; limit: number },
): string[] {
  const { near, catalogue, idf, limit } = by
  const words = new Set([...read.title, ...read.body].flatMap(termsOf))
  const votes = new Map<string, number>()
  for (let i = 0; i < near.size; i++) {
    const z = near.z[i] as number
    const vote = z * z * (near.likeness[i] as number)
    for (const { skillId } of near.session(i).ask.skills) {
      if (catalogue.has(skillId)) votes.set(skillId, (votes.get(skillId) ?? 0) + vote)
    }
  }
  const named = catalogue.values(words, idf)
  const most = Math.max(1, ...votes.values())
  const top = Math.max(Number.MIN_VALUE, ...named.values())
  return [...new Set([...named.keys(), ...votes.keys()])]
    .map((skillId) => ({ skillId, score: (named.get(skillId) ?? 0) / top + (votes.get(skillId) ?? 0) / most }))
    .filter(({ score }) => score >= LEAST)
    .sort((x, y) => y.score - x.score || (x.skillId < y.skillId ? -1 : 1))
    .slice(0, Math.max(0, limit))
    .map(({ skillId }) => skillId)
}
