import type { Caller } from '../house.ts'

/** The seeker may see, change, widen, park, resume and cancel their own ask; nobody else may, whatever their role. */
export function mayHandleAsk(caller: Pick<Caller, 'personId'>, ask: { seekerId: string }): boolean {
  return ask.seekerId === caller.personId
}
