import type { PersonRef, SkillRef } from '@binome/contract/terms.ts'
import type { Composer } from './composer.ts'

/**
 * The half-written ask, kept on this device for the person who writes it: words, topics, whom it is for, with a name or without, and whether it
 * waits for the line. Its pictures: keptPictures.ts.
 */
export interface Draft {
  text: string
  skills: SkillRef[]
  forPerson: PersonRef | null
  unnamed: boolean
  queued: boolean
  key: string
}

type Place = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const VERSION = 1
const nameOf = (personId: string) => `binome.draft.${personId}`

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const isSkill = (value: unknown): value is SkillRef =>
  isRecord(value) &&
  typeof value.id === 'string' &&
  typeof value.labelFr === 'string' &&
  typeof value.labelEn === 'string'

const isPerson = (value: unknown): value is PersonRef =>
  isRecord(value) && typeof value.id === 'string' && typeof value.name === 'string' && typeof value.kind === 'string'

/** What was kept for this person, or null: nothing, unreadable, of another version, or storage refused. */
export function readDraft(place: Place, personId: string): Draft | null {
  let kept: unknown
  try {
    kept = JSON.parse(place.getItem(nameOf(personId)) ?? 'null')
  } catch {
    return null
  }
  if (!isRecord(kept) || kept.version !== VERSION) return null
  if (typeof kept.text !== 'string' || typeof kept.key !== 'string') return null
  return {
    text: kept.text,
    key: kept.key,
    skills: Array.isArray(kept.skills) ? kept.skills.filter(isSkill) : [],
    forPerson: isPerson(kept.forPerson) ? kept.forPerson : null,
    unnamed: kept.unnamed === true,
    queued: kept.queued === true,
  }
}

/** Keeps it, or forgets it when there is nothing to keep. Returns whether the device keeps it. */
export function keepDraft(place: Place, personId: string, composer: Composer): boolean {
  const { text, skills, forPerson, unnamed, key, leaving } = composer
  try {
    if (!text && skills.length === 0 && !forPerson) place.removeItem(nameOf(personId))
    else {
      const kept = { version: VERSION, text, skills, forPerson, unnamed, key, queued: leaving.at === 'queued' }
      place.setItem(nameOf(personId), JSON.stringify(kept))
    }
    return true
  } catch {
    return false
  }
}

/** Forgets everybody's words on this device. */
export function forgetDrafts(place: Place & Pick<Storage, 'key' | 'length'>): void {
  try {
    const names = Array.from({ length: place.length }, (_, index) => place.key(index))
    for (const name of names) if (name?.startsWith(nameOf(''))) place.removeItem(name)
  } catch {
    // A browser that refuses storage keeps nothing to forget.
  }
}
