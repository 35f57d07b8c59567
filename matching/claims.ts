import type { SkillNames } from './labels.ts'
import type { Person } from './past/person.ts'

/** Who says that they know what. The names of what they claim are told to the catalogue, and taken back with the claim. */
export class Claims {
  private readonly names: SkillNames
  private readonly bySkill = new Map<string, Set<Person>>()

  constructor(names: SkillNames) {
    this.names = names
  }

  /** Takes in what a person's facts claim. */
  add(person: Person): void {
    for (const { skillId, labels } of person.facts?.claims ?? []) {
      this.names.add(skillId, labels)
      this.bySkill.set(skillId, (this.bySkill.get(skillId) ?? new Set()).add(person))
    }
  }

  /** Before their facts change or go. */
  remove(person: Person): void {
    for (const { skillId, labels } of person.facts?.claims ?? []) {
      this.names.remove(skillId, labels)
      const people = this.bySkill.get(skillId)
      people?.delete(person)
      if (people?.size === 0) this.bySkill.delete(skillId)
    }
  }

  of(skillId: string): Iterable<Person> {
    return this.bySkill.get(skillId) ?? []
  }
}
