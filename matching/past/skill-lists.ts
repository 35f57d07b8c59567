import type { PastAsk } from './session.ts'

type Skills = PastAsk['skills']

/** Lists of skills with their names: asks with the same ones, as most have, share one list. The last to leave takes it away. */
export class SkillLists {
  private readonly lists = new Map<string, { skills: Skills; uses: number }>()

  /** The list that says the same; to be given back by `leave`. */
  share(skills: Skills): Skills {
    const key = JSON.stringify(skills)
    const known = this.lists.get(key)
    if (known === undefined) {
      this.lists.set(key, { skills, uses: 1 })
      return skills
    }
    known.uses += 1
    return known.skills
  }

  leave(skills: Skills): void {
    const key = JSON.stringify(skills)
    const known = this.lists.get(key)
    if (known === undefined) return
    known.uses -= 1
    if (known.uses === 0) this.lists.delete(key)
  }

  get size(): number {
    return this.lists.size
  }
}
