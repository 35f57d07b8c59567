import type { Role } from '@binome/contract/terms.ts'

/** Who may do what with people, as sentences. Another organisation's people do not exist here at all. */

type Person = { personId: string; role: Role }

/** A hidden line is seen by the person it is about, and by nobody else. */
export function maySeeHiddenLines(caller: Person, personId: string): boolean {
  return caller.personId === personId
}

/** Words of thanks are for the two of the pair. */
export function mayReadThanks(caller: Person, thanks: { fromId: string; toId: string }): boolean {
  return caller.personId === thanks.fromId || caller.personId === thanks.toId
}

/** Nobody vouches for themself. */
export function mayEndorse(caller: { personId: string }, personId: string): boolean {
  return caller.personId !== personId
}

/** Profiles are of people: an erased person has none. */
export function hasProfile(person: { kind: string }): boolean {
  return person.kind !== 'erased'
}

/** A house always keeps somebody who can administer it. */
export function mayStopAdministering(personId: string, admins: readonly string[]): boolean {
  return !admins.includes(personId) || admins.length > 1
}
