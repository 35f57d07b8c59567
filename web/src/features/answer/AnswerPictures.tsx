import type { PictureRef } from '@binome/contract/terms.ts'
import { Pencil, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/Button.tsx'
import { uploadPicture } from '../ask/upload.ts'
import css from './AnswerPictures.module.css'
import { type Form, withMarks } from './form.ts'
import { MarkUpDialog } from './MarkUpDialog.tsx'
import { usePictureWords } from './pictureWords.ts'

/** Pictures of an answer: each can be drawn on, further and further, or taken out. `drawOn`: a picture of the ask. */
export function AnswerPictures({
  form,
  drawOn,
  onForm,
  onDrawn,
}: {
  form: Form
  drawOn: PictureRef | null
  onForm: (form: Partial<Form>) => void
  onDrawn: () => void
}) {
  const { t } = useTranslation()
  const words = usePictureWords()
  const [at, setAt] = useState<number | null>(null)
  const shown = at === null ? undefined : form.pictures[at]
  const keep = async (place: number | PictureRef, file: Blob, marks: Parameters<typeof withMarks>[3]) => {
    const picture = await uploadPicture(file, () => undefined)
    onForm({ pictures: withMarks(form, place, picture, marks).pictures })
  }
  return (
    <>
      {form.pictures.length > 0 && (
        <ul className={css.pictures}>
          {form.pictures.map(({ picture, marks }, index) => (
            <li key={picture.id} className={css.one}>
              <img
                src={picture.url}
                width={picture.width}
                height={picture.height}
                alt={words(index + 1, marks, null)}
              />
              <span className={css.deeds}>
                <IconButton label={t('written.marks.editOf', { n: index + 1 })} onClick={() => setAt(index)}>
                  <Pencil aria-hidden />
                </IconButton>
                <IconButton
                  label={t('written.marks.removeOf', { n: index + 1 })}
                  onClick={() => onForm({ pictures: form.pictures.filter((_, place) => place !== index) })}
                >
                  <X aria-hidden />
                </IconButton>
              </span>
            </li>
          ))}
        </ul>
      )}
      {shown && at !== null && (
        <MarkUpDialog
          picture={(shown.under ?? shown.picture).url}
          marks={shown.marks}
          onKeep={(file, marks) => keep(at, file, marks)}
          onClose={() => setAt(null)}
        />
      )}
      {drawOn && (
        <MarkUpDialog
          picture={drawOn.url}
          marks={[]}
          onKeep={(file, marks) => keep(drawOn, file, marks)}
          onClose={onDrawn}
        />
      )}
    </>
  )
}
