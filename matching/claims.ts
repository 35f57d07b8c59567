import type { SkillNames } from './labels.ts'
import type { Person } from './past/person.ts'

/**
 * Who says that they know what, and who vouches for it. The names of what they claim are told to the catalogue, and taken
 * back with the claim.
 */
export class Claims {
  private readonly names: SkillNames
  private readonly bySkill = new Map<string, Set<Person>>()
  /** For whom somebody vouches, by their id. */
  private readonly byEndorser = new Map<string, Set<Person>>()

  constructor(names: SkillNames) {
    this.names = names
  }

  /** Takes in what a person's facts claim. */
  add(person: Person): void {
    for (const { skillId, labels, endorsedBy } of person.facts?.claims ?? []) {
      this.names.add(skillId, labels)
      put(this.bySkill, skillId, person)
      for (const endorserId of endorsedBy ?? []) put(this.byEndorser, endorserId, person)
    }
  }

  /** Before their facts change or go. */
  remove(person: Person): void {
    for (const { skillId, labels, endorsedBy } of person.facts?.claims ?? []) {
      this.names.remove(skillId, labels)
      take(this.bySkill, skillId, person)
      for (const endorserId of endorsedBy ?? []) take(this.byEndorser, endorserId, person)
    }
  }

  /** Somebody is gone: nothing for which they vouched is vouched for by them any more. */
  withdraw(endorserId: string): void {
    for (const { facts } of this.byEndorser.get(endorserId) ?? []) {
      for (const claim of facts?.claims ?? []) {
        if (claim.endorsedBy) claim.endorsedBy = claim.endorsedBy.filter((id) => id !== endorserId)
      }
    }
    this.byEndorser.delete(endorserId)
  }

  of(skillId: string): Iterable<Person> {
    return this.bySkill.get(skillId) ?? []
  }
}

function put(people: Map<string, Set<Person>>, key: string, person: Person): void {
  people.set(key, (people.get(key) ?? new Set()).add(person))
}

function take(people: Map<string, Set<Person>>, key: string, person: Person): void {
  const of = people.get(key)
  of?.delete(person)
  if (of?.size === 0) people.delete(key)
}
