import type { ReasonView, Tap } from '@binome/contract/now.ts'
import type { Language, PersonRef, PictureRef, SkillRef } from '@binome/contract/terms.ts'
import { skillsOfAsks } from '../ask/store.ts'
import { personRefs, skillRefs } from '../people/view.ts'
import { picturesOf } from '../picture/store.ts'
import type { Db } from '../platform/db.ts'
import type { StoredReason } from './rules.ts'
import { type OfferWithAsk, offerOf, tapsOf } from './store.ts'

/** A tap as its helper sees it; nobody else is ever given it. */

interface Around {
  people: Map<string, PersonRef>
  skills: Map<string, SkillRef>
  pictures: Map<string, PictureRef[]>
  skillIds: Map<string, string[]>
}

/** Pure: an offer and what surrounds it → the helper's view, or null when the seeker is no longer known. */
export function tapView(offer: OfferWithAsk, around: Around): Tap | null {
  const from = around.people.get(offer.seekerId)
  if (!from) return null
  return {
    offerId: offer.id,
    askId: offer.askId,
    text: offer.text,
    language: offer.language,
    pictures: around.pictures.get(offer.askId) ?? [],
    skills: (around.skillIds.get(offer.askId) ?? []).flatMap((id) => around.skills.get(id) ?? []),
    from,
    openedAt: offer.openedAt.toISOString(),
    sentAt: offer.sentAt.toISOString(),
    lapsesAt: offer.lapsesAt.toISOString(),
    minutes: offer.minutes,
    reasons: (offer.reasons as StoredReason[]).flatMap((reason) => reasonView(reason, around.skills)),
    state:
      offer.postponedUntil === null
        ? { state: 'open' }
        : { state: 'postponed', until: offer.postponedUntil.toISOString() },
  }
}

function reasonView(reason: StoredReason, skills: Map<string, SkillRef>): ReasonView[] {
  switch (reason.kind) {
    case 'skill_shown': {
      const skill = skills.get(reason.skillId)
      return skill ? [{ kind: 'skill_shown', skill, count: reason.count, lastAt: reason.lastAt }] : []
    }
    case 'skill_claimed': {
      const skill = skills.get(reason.skillId)
      return skill ? [{ kind: 'skill_claimed', skill }] : []
    }
    case 'language':
      return [{ kind: 'language', language: reason.language as Language }]
    default:
      return [reason]
  }
}

export async function tapViews(db: Db, organizationId: string, offers: OfferWithAsk[]): Promise<Tap[]> {
  if (offers.length === 0) return []
  const askIds = [...new Set(offers.map((offer) => offer.askId))]
  const [pictures, skillIds, people] = await Promise.all([
    picturesOf(db, organizationId, askIds),
    skillsOfAsks(db, organizationId, askIds),
    personRefs(db, organizationId, [...new Set(offers.map((offer) => offer.seekerId))]),
  ])
  const named = offers.flatMap((offer) =>
    (offer.reasons as StoredReason[]).flatMap((reason) => ('skillId' in reason ? [reason.skillId] : [])),
  )
  const skills = await skillRefs(db, organizationId, [...new Set([...named, ...[...skillIds.values()].flat()])])
  return offers.flatMap((offer) => tapView(offer, { people, skills, pictures, skillIds }) ?? [])
}

/** Every tap on this person's screen. */
export async function tapsFor(db: Db, organizationId: string, helperId: string): Promise<Tap[]> {
  return tapViews(db, organizationId, await tapsOf(db, organizationId, helperId))
}

/** One tap, if it is still on its helper's screen. */
export async function tapFor(db: Db, organizationId: string, helperId: string, offerId: string): Promise<Tap | null> {
  const offer = await offerOf(db, organizationId, offerId)
  const shown =
    offer !== null &&
    offer.helperId === helperId &&
    offer.round === offer.askRound &&
    ((['sent', 'seen'].includes(offer.state) && offer.askState === 'searching') ||
      (offer.state === 'postponed' && ['searching', 'parked'].includes(offer.askState)))
  if (!shown) return null
  return (await tapViews(db, organizationId, [offer]))[0] ?? null
}
