import type { SkillRef } from '@binome/contract/terms.ts'

/** What somebody says they know: skills of the house, and labels the house does not know yet. */
export type Claims = { skills: readonly SkillRef[]; labels: readonly string[] }

/** What may be picked for what is typed: a skill of the house, or the words themselves. */
export type Offer = { kind: 'skill'; skill: SkillRef } | { kind: 'label'; label: string }

export const NO_CLAIMS: Claims = { skills: [], labels: [] }

/** The most of each the house takes at once (contract: me.claimSkills). */
const MOST = { skills: 50, labels: 10, letters: 80 }

/** Two spellings of one thing: accents, case and spaces do not make a difference. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ').trim()

const isNamed = (skill: SkillRef, words: string) => plain(skill.labelFr) === words || plain(skill.labelEn) === words

export const countOf = ({ skills, labels }: Claims): number => skills.length + labels.length

/** Adds what was picked; a second time changes nothing, nor does one too many. Pure. */
export function withOffer(claims: Claims, offer: Offer): Claims {
  if (offer.kind === 'skill') {
    const known = claims.skills.some((skill) => skill.id === offer.skill.id)
    if (known || claims.skills.length >= MOST.skills) return claims
    return { ...claims, skills: [...claims.skills, offer.skill] }
  }
  const words = plain(offer.label)
  const known =
    claims.labels.some((label) => plain(label) === words) || claims.skills.some((skill) => isNamed(skill, words))
  if (known || words === '' || claims.labels.length >= MOST.labels) return claims
  return { ...claims, labels: [...claims.labels, offer.label.trim().slice(0, MOST.letters)] }
}

export const withoutSkill = (claims: Claims, id: string): Claims => ({
  ...claims,
  skills: claims.skills.filter((skill) => skill.id !== id),
})

export const withoutLabel = (claims: Claims, label: string): Claims => ({
  ...claims,
  labels: claims.labels.filter((one) => one !== label),
})

/**
 * What to offer for `typed`: skills found that are not claimed yet, at most `most`, then the words themselves unless a
 * skill already has that name. Pure.
 */
export function offersFor(typed: string, found: readonly SkillRef[], claims: Claims, most = 6): Offer[] {
  const claimed = new Set(claims.skills.map((skill) => skill.id))
  const skills = found.filter((skill) => !claimed.has(skill.id)).slice(0, most)
  const offers: Offer[] = skills.map((skill) => ({ kind: 'skill', skill }))
  const label: Offer = { kind: 'label', label: typed.trim() }
  const words = plain(typed)
  const named = found.some((skill) => isNamed(skill, words))
  if (words.length > 1 && !named && withOffer(claims, label) !== claims) offers.push(label)
  return offers
}
