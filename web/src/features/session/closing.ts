import type { OutcomeKind, OutcomeWord, SkillRef } from '@binome/contract/terms.ts'

export const WORDS: readonly OutcomeWord[] = ['solved', 'partly', 'not_solved']

const KINDS: readonly OutcomeKind[] = ['solution', 'meta_knowledge', 'reformulation', 'validation', 'legitimation']

/** The five kinds, the proposed one first. */
export const kindsFrom = (proposed: OutcomeKind): readonly OutcomeKind[] => [
  proposed,
  ...KINDS.filter((kind) => kind !== proposed),
]

/** What is being answered. Pure. */
export interface Answer {
  outcome: OutcomeWord
  kind: OutcomeKind
  skills: readonly SkillRef[]
  thanks: string
}

/** What the verb takes: of an ask that goes on, neither the kind of help nor what it showed is said. */
export function outcomeInput(sessionId: string, { outcome, kind, skills, thanks }: Answer) {
  const words = thanks.trim()
  if (outcome === 'not_solved') return { sessionId, outcome, skillIds: [] }
  return {
    sessionId,
    outcome,
    kind,
    skillIds: skills.map((skill) => skill.id),
    ...(words && { thanks: words }),
  }
}
