import type { HeldOffer } from '@binome/contract/signal.ts'

/** The link a held offer opens when it is answered (`LinkId` of the contract). */
export function heldLink({ tab, generation }: Pick<HeldOffer, 'tab' | 'generation'>): string {
  return `${tab}.${generation}`
}
