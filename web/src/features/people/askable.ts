import type { PersonRow } from '@binome/contract/verbs/people.ts'

/** May this person be asked from here, and if not, what one says of it. Never why they are not available. */
export type Askable =
  | { state: 'yes' }
  | { state: 'you' }
  | { state: 'quiet'; until: Date }
  | { state: 'away' }
  | { state: 'beyond' }

type Asked = {
  person: { id: string }
  beyond: boolean
  available: PersonRow['available']
  quietUntil: PersonRow['quietUntil']
}

/** The action of a person's row, or the reason there is none. Nobody is asked who has not declared to be available, or whom the rules of the house keep for others. Pure. */
export function askable({ person, available, quietUntil, beyond }: Asked, myId: string | null, now: Date): Askable {
  if (person.id === myId) return { state: 'you' }
  if (beyond) return { state: 'beyond' }
  if (quietUntil && new Date(quietUntil) > now) return { state: 'quiet', until: new Date(quietUntil) }
  return available ? { state: 'yes' } : { state: 'away' }
}
