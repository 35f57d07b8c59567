import type { Now } from '@binome/contract/now.ts'
import type { ObserverView } from '@binome/contract/session.ts'
import type { ComesTo } from '@binome/contract/terms.ts'
import { act, move, propose } from '../src/observer/actions.ts'
import { type Met, viewOf } from './handing.ts'

/** How a third comes to the session of two who have met, to look on or to advise. */

/** Those who are there, or may be, as one of the two sees them. */
export const listed = async (two: Met, personId = two.seekerId): Promise<ObserverView[]> =>
  (await viewOf(two, personId)).session?.observers ?? []

export const observing = async (two: Met, personId: string): Promise<Now['observing']> =>
  (await viewOf(two, personId)).observing

/** @returns the id of the proposal, which is empty when they are not on the seeker's screen */
export async function proposed(
  two: Met,
  { byId, personId, ...rest }: { byId: string; personId: string; comesTo: ComesTo; line: string },
): Promise<string> {
  const { core, caller } = two.world
  await propose(core.house, core.matches, caller(byId), { sessionId: two.sessionId, personId, ...rest })
  await core.settled()
  return (await listed(two)).find(({ person }) => person.id === personId)?.id ?? ''
}

/** One of the two answers it, or takes it back. */
export async function said(
  two: Met,
  byId: string,
  observerId: string,
  what: 'agree' | 'refuse' | 'remove',
): Promise<void> {
  const { core, caller } = two.world
  await act(core.house, core.matches, caller(byId), { sessionId: two.sessionId, observerId, act: what })
  await core.settled()
}

/** Whoever is invited, or there, says it themself. */
export async function moves(two: Met, personId: string, what: 'come' | 'leave'): Promise<void> {
  const { core, caller } = two.world
  await move(core.house, caller(personId), { sessionId: two.sessionId, act: what })
  await core.settled()
}
