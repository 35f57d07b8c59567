import type { PersonRef, PictureRef, SkillRef } from '@binome/contract/terms.ts'

/** What is being written before it is asked. Pure: the store keeps it, the screen draws it. */

export const MOST_PICTURES = 6
export const MOST_SKILLS = 10
export const MOST_CHARACTERS = 10_000
export const MOST_BYTES = 10_000_000

export const PICTURE_TYPES: readonly string[] = ['image/png', 'image/jpeg', 'image/webp']

/** A picture beside the words. It leaves this browser with the ask and not before, so a blur is for good. */
export interface DraftPicture {
  key: string
  file: Blob
  /** An object url, for the thumbnail. */
  url: string
  width: number
  height: number
  way: PictureWay
}

/** here → sending (0 to 1) → sent; or refused, with a code of the contract. */
export type PictureWay =
  | { at: 'here' }
  | { at: 'sending'; share: number }
  | { at: 'sent'; picture: PictureRef }
  | { at: 'refused'; code: string }

/** writing; sending; queued: kept here until there is a line again; refused: with the error as it was thrown. */
export type Leaving = { at: 'writing' } | { at: 'sending' } | { at: 'queued' } | { at: 'refused'; error: unknown }

export interface Composer {
  text: string
  pictures: readonly DraftPicture[]
  skills: readonly SkillRef[]
  forPerson: PersonRef | null
  /** Whoever is tapped does not see who asks, until somebody comes. */
  unnamed: boolean
  leaving: Leaving
  /** The same for every attempt at one ask: two attempts make one ask. */
  key: string
}

export type Deed =
  | { do: 'write'; text: string }
  | { do: 'addPicture'; picture: DraftPicture }
  | { do: 'removePicture'; key: string }
  | { do: 'blurPicture'; key: string; file: Blob; url: string }
  | { do: 'movePicture'; key: string; way: PictureWay }
  | { do: 'addSkill'; skill: SkillRef }
  | { do: 'removeSkill'; id: string }
  | { do: 'aimAt'; person: PersonRef | null }
  | { do: 'unname'; unnamed: boolean }
  /** A new `key` once the server answered: what is asked next is another ask. */
  | { do: 'leave'; leaving: Leaving; key?: string }
  | { do: 'begin'; key: string; text?: string }

export const emptyComposer = (key: string): Composer => ({
  text: '',
  pictures: [],
  skills: [],
  forPerson: null,
  unnamed: false,
  leaving: { at: 'writing' },
  key,
})

/** What was refused or queued is written on: a change takes the word back. */
const touched = (leaving: Leaving): Leaving => (leaving.at === 'refused' ? { at: 'writing' } : leaving)

export function composerAfter(now: Composer, deed: Deed): Composer {
  switch (deed.do) {
    case 'write':
      return { ...now, text: deed.text, leaving: touched(now.leaving) }
    case 'addPicture':
      if (now.pictures.length >= MOST_PICTURES) return now
      return { ...now, pictures: [...now.pictures, deed.picture], leaving: touched(now.leaving) }
    case 'removePicture':
      return {
        ...now,
        pictures: now.pictures.filter((picture) => picture.key !== deed.key),
        leaving: touched(now.leaving),
      }
    case 'blurPicture':
      return {
        ...now,
        pictures: now.pictures.map((picture) =>
          picture.key === deed.key ? { ...picture, file: deed.file, url: deed.url, way: { at: 'here' } } : picture,
        ),
      }
    case 'movePicture':
      return {
        ...now,
        pictures: now.pictures.map((picture) => (picture.key === deed.key ? { ...picture, way: deed.way } : picture)),
      }
    case 'addSkill':
      if (now.skills.length >= MOST_SKILLS || now.skills.some((skill) => skill.id === deed.skill.id)) return now
      return { ...now, skills: [...now.skills, deed.skill] }
    case 'removeSkill':
      return { ...now, skills: now.skills.filter((skill) => skill.id !== deed.id) }
    case 'aimAt':
      return { ...now, forPerson: deed.person }
    case 'unname':
      return { ...now, unnamed: deed.unnamed }
    case 'leave':
      return { ...now, leaving: deed.leaving, key: deed.key ?? now.key }
    case 'begin':
      return { ...emptyComposer(deed.key), text: deed.text ?? '' }
  }
}

/** May it be asked? Something is written, not too much, and nothing is on its way already. */
export function mayAsk({ text, leaving }: Composer): boolean {
  const length = text.trim().length
  return length > 0 && length <= MOST_CHARACTERS && leaving.at !== 'sending'
}

/** What the server says of the words so far. */
export interface Preview {
  accepting: number
  /** When the first opens whom the seeker may ask; null: somebody is at work. */
  opensAt: string | null
  fitting: number
  /** What an ask that left now may expect, and nine of ten; null when too little is known. */
  waitSeconds: number | null
  nineOfTenSeconds: number | null
  /** Most of what is known is of this hour. */
  thisHour: boolean
}

/** How long it usually takes. */
export interface Usual {
  seconds: number
  nineOfTenSeconds: number | null
  thisHour: boolean
}

/** The one thing the foot of the composer says now. */
export type Foot =
  | { say: 'nothing' }
  | { say: 'offline' }
  | { say: 'sending' }
  | { say: 'refused'; error: unknown }
  | { say: 'tooLong'; by: number }
  | { say: 'accepting'; count: number }
  | { say: 'nobody' }
  | { say: 'closed'; opensAt: string }
  | { say: 'nobodyFits'; accepting: number }
  | { say: 'fitting'; count: number; usual: Usual | null }

/**
 * @param offline there is no line to the server
 * @param preview of the words as they are; null before the first answer
 */
export function footOf(composer: Composer, preview: Preview | null, offline: boolean): Foot {
  const length = composer.text.trim().length
  if (composer.leaving.at === 'sending') return { say: 'sending' }
  if (composer.leaving.at === 'queued' || offline) return { say: 'offline' }
  if (composer.leaving.at === 'refused') return { say: 'refused', error: composer.leaving.error }
  if (length > MOST_CHARACTERS) return { say: 'tooLong', by: length - MOST_CHARACTERS }
  if (!preview) return { say: 'nothing' }
  if (preview.accepting === 0) {
    return preview.opensAt === null ? { say: 'nobody' } : { say: 'closed', opensAt: preview.opensAt }
  }
  if (length === 0) return { say: 'accepting', count: preview.accepting }
  if (preview.fitting === 0) return { say: 'nobodyFits', accepting: preview.accepting }
  const { waitSeconds: seconds, nineOfTenSeconds, thisHour } = preview
  return {
    say: 'fitting',
    count: preview.fitting,
    usual: seconds === null ? null : { seconds, nineOfTenSeconds, thisHour },
  }
}
