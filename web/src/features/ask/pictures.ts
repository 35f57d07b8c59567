import { refusalOf } from '../../app/api.ts'
import { newId } from '../../app/id.ts'
import { type DraftPicture, MOST_BYTES, PICTURE_TYPES } from './composer.ts'
import { uploadPicture } from './upload.ts'

/** Pictures on their way beside words: taken from files, and sent when the words leave. */

/** Those of what was pasted, dropped or chosen. */
export const picturesIn = (files: FileList | null | undefined): File[] =>
  [...(files ?? [])].filter((file) => file.type.startsWith('image/'))

/** Why a picture cannot be taken, as a code of the contract, or null. */
const unfit = (file: Blob): string | null =>
  !PICTURE_TYPES.includes(file.type) ? 'PICTURE_UNREADABLE' : file.size > MOST_BYTES ? 'TOO_LARGE' : null

export interface Taken {
  pictures: DraftPicture[]
  /** Codes of the contract for what cannot be taken; LIMIT: there was no room for all. */
  refused: string[]
}

/** Makes pictures of files, as many as there is room for. Nothing leaves the browser; whoever keeps them revokes their urls. */
export async function takePictures(files: readonly Blob[], room: number): Promise<Taken> {
  const taken: Taken = { pictures: [], refused: files.length > room ? ['LIMIT'] : [] }
  for (const file of files.slice(0, room)) {
    const code = unfit(file)
    const size = code ? null : await sizeOf(file)
    if (!size) taken.refused.push(code ?? 'PICTURE_UNREADABLE')
    else taken.pictures.push({ key: newId(), file, url: URL.createObjectURL(file), ...size, way: { at: 'here' } })
  }
  return taken
}

async function sizeOf(file: Blob): Promise<{ width: number; height: number } | null> {
  try {
    const { width, height } = await createImageBitmap(file)
    return { width, height }
  } catch {
    return null // not a picture, whatever its name says
  }
}

/** Uploads one that was not sent yet. Resolves with its id. @throws as {@link uploadPicture} */
export async function sendPicture(picture: DraftPicture, move: (way: DraftPicture['way']) => void): Promise<string> {
  if (picture.way.at === 'sent') return picture.way.picture.id
  move({ at: 'sending', share: 0 })
  try {
    const sent = await uploadPicture(picture.file, (share) => move({ at: 'sending', share }))
    move({ at: 'sent', picture: sent })
    return sent.id
  } catch (error) {
    const { code } = refusalOf(error)
    move(code === 'OFFLINE' ? { at: 'here' } : { at: 'refused', code })
    throw error
  }
}
