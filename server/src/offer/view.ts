import type { ReasonView, Tap } from '@binome/contract/now.ts'
import type { Language, SkillRef } from '@binome/contract/terms.ts'
import { personRef, skillRef } from '../people/view.ts'
import { pictureRef } from '../picture/store.ts'
import type { Db } from '../platform/db.ts'
import type { StoredReason } from './rules.ts'
import { type WholeTap, wholeTaps } from './store.ts'

/** A tap as its helper sees it, without a name when the seeker asked so; nobody else is ever given it. */

/** Pure: an offer and what surrounds it → the helper's view, or null when the seeker is no longer known. */
export function tapView(offer: WholeTap): Tap | null {
  if (offer.from === null) return null
  const from = offer.unnamed ? { unnamed: true as const, team: offer.team } : { named: personRef(offer.from) }
  const skills = new Map(offer.reasonSkills.map((row) => [row.id, skillRef(row)]))
  return {
    offerId: offer.id,
    askId: offer.askId,
    text: offer.text,
    language: offer.language,
    pictures: offer.pictures.map(pictureRef),
    skills: offer.skills.map(skillRef),
    from,
    openedAt: offer.openedAt.toISOString(),
    sentAt: offer.sentAt.toISOString(),
    lapsesAt: offer.lapsesAt.toISOString(),
    minutes: offer.minutes,
    reasons: (offer.reasons as StoredReason[]).flatMap((reason) => reasonView(reason, skills)),
    handover: offer.handover?.from ? { from: personRef(offer.handover.from), line: offer.handover.line } : null,
    state:
      offer.postponedUntil === null
        ? { state: 'open' }
        : { state: 'postponed', until: offer.postponedUntil.toISOString() },
  }
}

/** Pure: what is kept of a reason → what is shown of it; nothing of a skill that is gone. */
export function reasonView(reason: StoredReason, skills: Map<string, SkillRef>): ReasonView[] {
  switch (reason.kind) {
    case 'skill_shown': {
      const skill = skills.get(reason.skillId)
      return skill ? [{ kind: 'skill_shown', skill, count: reason.count, lastAt: reason.lastAt }] : []
    }
    case 'skill_claimed': {
      const skill = skills.get(reason.skillId)
      return skill ? [{ kind: 'skill_claimed', skill, vouched: (reason.vouched ?? 0) > 0 }] : []
    }
    case 'language':
      return [{ kind: 'language', language: reason.language as Language }]
    default:
      return [reason]
  }
}

/** Every tap on this person's screen. */
export async function tapsFor(db: Db, organizationId: string, helperId: string): Promise<Tap[]> {
  return (await wholeTaps(db, organizationId, { onScreenOf: helperId })).flatMap((offer) => tapView(offer) ?? [])
}

/** A tap and whose it is: nobody else is given it. */
export interface TapOf {
  helperId: string
  tap: Tap
}

/** These taps by their offers, as far as they are still on their helpers' screens. */
export async function openTaps(
  db: Db,
  organizationId: string,
  offerIds: readonly string[],
): Promise<Map<string, TapOf>> {
  const found = new Map<string, TapOf>()
  for (const offer of await wholeTaps(db, organizationId, { onScreen: offerIds })) {
    const tap = tapView(offer)
    if (tap) found.set(offer.id, { helperId: offer.helperId, tap })
  }
  return found
}

/** A tap as a page of its own, whatever became of it: whether it may be shown is the caller's question. */
export async function tapPage(db: Db, organizationId: string, offerId: string): Promise<Tap | null> {
  const [offer] = await wholeTaps(db, organizationId, { offerId })
  return offer ? tapView(offer) : null
}
