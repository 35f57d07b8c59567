import { useSyncExternalStore } from 'react'
import { api, isRefusal, refusalOf } from '../../app/api.ts'
import { newId } from '../../app/id.ts'
import { live } from '../../app/live.ts'
import {
  type Composer,
  composerAfter,
  type Deed,
  type DraftPicture,
  emptyComposer,
  MOST_PICTURES,
  mayAsk,
} from './composer.ts'
import { keepDraft, readDraft } from './draft.ts'
import { keepPictures, readPictures } from './keptPictures.ts'
import { sendPicture, takePictures } from './pictures.ts'

/**
 * The ask being written, outside React: it survives a look at another page, and what was asked without a line leaves
 * by itself when the line is back, wherever one is then.
 */
const AGAIN_MS = 4_000

let composer: Composer = emptyComposer(newId())
let owner: string | null = null
let opened: string | null = null
const heard = new Set<() => void>()

const tell = () => {
  for (const next of heard) next()
}

/** Changes it, keeps it on this device, and shows it. */
export function compose(deed: Deed): void {
  const before = composer
  composer = composerAfter(composer, deed)
  for (const { url } of before.pictures) {
    if (!composer.pictures.some((picture) => picture.url === url)) URL.revokeObjectURL(url)
  }
  if (owner) keepDraft(localStorage, owner, composer)
  if (owner && contentOf(before) !== contentOf(composer)) keeping = keepAfter(keeping, owner, composer.pictures)
  tell()
}

/** What of the pictures is worth writing anew: which they are, and what is covered on them; not how far they are sent. */
const contentOf = ({ pictures }: Composer): string => pictures.map(({ key, url }) => `${key} ${url}`).join()

/** One after another: the last word is what is kept. */
let keeping: Promise<void> = Promise.resolve()
const keepAfter = (before: Promise<void>, personId: string, pictures: readonly DraftPicture[]) =>
  before.then(() => keepPictures(personId, pictures))

/** Takes up what this person had begun on this device. Another person's words are never shown. */
export function composeAs(personId: string): void {
  if (owner === personId) return
  owner = personId
  const kept = readDraft(localStorage, personId)
  composer = emptyComposer(newId())
  if (kept) {
    const { queued, ...draft } = kept
    composer = { ...composer, ...draft, leaving: { at: queued ? 'queued' : 'writing' } }
  }
  tell()
  void restorePictures(personId)
}

/** What was queued leaves with its pictures, so not before they are back. */
async function restorePictures(personId: string): Promise<void> {
  const pictures = await readPictures(personId)
  if (owner !== personId) return
  for (const picture of pictures) compose({ do: 'addPicture', picture })
  await leaveWhenPossible()
}

const subscribe = (listener: () => void) => {
  heard.add(listener)
  return () => {
    heard.delete(listener)
  }
}

export const useComposer = (): Composer => useSyncExternalStore(subscribe, () => composer)

/** The ask that was just opened from here: whoever shows the composer leads to it, once. */
export const useOpened = (): string | null => useSyncExternalStore(subscribe, () => opened)

export function forgetOpened(): void {
  opened = null
  tell()
}

/** Puts pictures beside the words. Nothing leaves the browser yet. Returns the codes of those that cannot be taken. */
export async function addPictures(files: readonly Blob[]): Promise<string[]> {
  const { pictures, refused } = await takePictures(files, MOST_PICTURES - composer.pictures.length)
  for (const picture of pictures) compose({ do: 'addPicture', picture })
  return refused
}

/** Asks. Without a line it stays here and leaves by itself. The outcome is in the composer, and in {@link useOpened}. */
export async function ask(): Promise<void> {
  if (!mayAsk(composer)) return
  compose({ do: 'leave', leaving: { at: 'sending' } })
  try {
    const pictureIds = await Promise.all(composer.pictures.map(send))
    const view = await api.asks.open(
      {
        text: composer.text,
        pictureIds,
        skillIds: composer.skills.map((skill) => skill.id),
        ...(composer.forPerson && { forPersonId: composer.forPerson.id }),
        unnamed: composer.unnamed,
      },
      { context: { idempotencyKey: composer.key } },
    )
    compose({ do: 'begin', key: newId() })
    opened = view.id
    tell()
  } catch (error) {
    if (isRefusal(error, 'OFFLINE')) {
      compose({ do: 'leave', leaving: { at: 'queued' } })
      // The line may never have noticed: then nothing else would try again.
      setTimeout(() => void leaveWhenPossible(), AGAIN_MS)
      return
    }
    compose({ do: 'leave', leaving: { at: 'refused', error }, key: newId() })
    const { code, data } = refusalOf(error)
    if (code === 'ASK_OPEN' && typeof data.askId === 'string') {
      opened = data.askId
      tell()
    }
  }
}

const send = (picture: DraftPicture) =>
  sendPicture(picture, (way) => compose({ do: 'movePicture', key: picture.key, way }))

async function leaveWhenPossible(): Promise<void> {
  if (composer.leaving.at === 'queued' && live.state().state === 'open') await ask()
}

live.subscribe(() => void leaveWhenPossible())
