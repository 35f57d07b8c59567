import type { PictureRef } from '@binome/contract/terms.ts'
import type { MyAnswer, PictureMark } from '@binome/contract/verbs/answer.ts'

/** An answer as it is being written: pure. */

/** A picture beside the words. `under`: what was drawn on, to draw on further. */
export interface Shown {
  picture: PictureRef
  under: PictureRef | null
  marks: PictureMark[]
}

export interface Form {
  text: string
  pictures: readonly Shown[]
  shared: boolean
}

export const MOST_PICTURES = 6
export const MOST_LETTERS = 10_000

export const formOf = (answer: MyAnswer | null): Form => ({
  text: answer?.text ?? '',
  pictures: answer?.pictures ?? [],
  shared: answer?.shared ?? true,
})

/** As the verbs take it. */
export const inputOf = (askId: string, { text, pictures, shared }: Form) => ({
  askId,
  text,
  shared,
  pictures: pictures.map(({ picture, under, marks }) => ({ pictureId: picture.id, underId: under?.id ?? null, marks })),
})

export const sameForm = (a: Form, b: Form): boolean =>
  JSON.stringify(inputOf('', { ...a, text: a.text.trim() })) ===
  JSON.stringify(inputOf('', { ...b, text: b.text.trim() }))

export const isEmpty = ({ text, pictures }: Form): boolean => text.trim() === '' && pictures.length === 0

/** Drawn on: the place of the picture it was drawn on, or a new one of the ask's. */
export function withMarks(form: Form, at: number | PictureRef, picture: PictureRef, marks: PictureMark[]): Form {
  if (typeof at !== 'number') return { ...form, pictures: [...form.pictures, { picture, under: at, marks }] }
  return {
    ...form,
    pictures: form.pictures.map((one, index) =>
      index === at ? { picture, under: one.under ?? one.picture, marks } : one,
    ),
  }
}
