import { answered, Rows } from '../../device/rows.ts'
import type { DraftPicture } from './composer.ts'

/**
 * Pictures of a half-written ask, kept on this device for the person who writes it, so that a reload loses none. Where a
 * browser keeps nothing, they live as long as the page.
 */

/** As long as the server keeps one that nobody asked with (picture/LAWS.md, I5). */
const KEPT_MS = 24 * 60 * 60_000

type Kept = Pick<DraftPicture, 'key' | 'file' | 'width' | 'height'>
interface Row {
  personId: string
  at: number
  pictures: Kept[]
}

const rows = new Rows('binome.draft', 'pictures', 'personId')

/** Keeps these and no others, or forgets all when there are none. */
export async function keepPictures(personId: string, pictures: readonly DraftPicture[]): Promise<void> {
  await rows.within(async (store) => {
    if (pictures.length === 0) return void (await answered(store.delete(personId)))
    const kept = pictures.map(({ key, file, width, height }): Kept => ({ key, file, width, height }))
    await answered(store.put({ personId, at: Date.now(), pictures: kept } satisfies Row))
  })
}

/** What this person had beside their words; whatever is older than a day goes, whosever it was. */
export async function readPictures(personId: string): Promise<DraftPicture[]> {
  const kept = await rows.within(async (store) => {
    const all: Row[] = await answered(store.getAll())
    const fresh = all.filter((row) => row.at > Date.now() - KEPT_MS)
    for (const row of all) if (!fresh.includes(row)) store.delete(row.personId)
    return fresh
  })
  const mine = kept?.find((row) => row.personId === personId)
  return (mine?.pictures ?? []).map((one) => ({
    ...one,
    url: URL.createObjectURL(one.file),
    way: { at: 'here' },
  }))
}

/** Forgets everybody's pictures on this device. */
export const forgetPictures = (): Promise<void> => rows.forget()
