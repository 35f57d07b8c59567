import type { PersonRow } from '@binome/contract/verbs/people.ts'

/** May this person be asked from here, and if not, what one says of it. Never why they are not available. */
export type Askable = { state: 'yes' } | { state: 'you' } | { state: 'quiet'; until: Date } | { state: 'away' }

type Asked = { person: { id: string }; available: PersonRow['available']; quietUntil: PersonRow['quietUntil'] }

/** The action of a person's row, or the reason there is none. Nobody is asked who has not declared to be available. Pure. */
export function askable({ person, available, quietUntil }: Asked, myId: string | null, now: Date): Askable {
  if (person.id === myId) return { state: 'you' }
  if (quietUntil && new Date(quietUntil) > now) return { state: 'quiet', until: new Date(quietUntil) }
  return available ? { state: 'yes' } : { state: 'away' }
}
