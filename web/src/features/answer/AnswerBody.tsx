import type { PictureRef } from '@binome/contract/terms.ts'
import type { PictureMark } from '@binome/contract/verbs/answer.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/Dialog.tsx'
import { Markdown } from '../../ui/Markdown.tsx'
import css from './AnswerBody.module.css'
import { usePictureWords } from './pictureWords.ts'

/** Words and pictures of an answer, as they are read. `name`: who drew the marks, null when the reader did. */
export function AnswerBody({
  text,
  pictures,
  name,
}: {
  text: string
  pictures: readonly { picture: PictureRef; marks: PictureMark[] }[]
  name: string | null
}) {
  const { t } = useTranslation()
  const words = usePictureWords()
  const [open, setOpen] = useState<number | null>(null)
  const shown = open === null ? undefined : pictures[open]
  return (
    <div className={css.body}>
      {text !== '' && <Markdown text={text} className={css.text ?? ''} />}
      {pictures.length > 0 && (
        <ul className={css.pictures}>
          {pictures.map(({ picture, marks }, index) => (
            <li key={picture.id}>
              <button type="button" className={css.picture} onClick={() => setOpen(index)}>
                <img
                  src={picture.url}
                  width={picture.width}
                  height={picture.height}
                  alt={words(index + 1, marks, name)}
                />
              </button>
            </li>
          ))}
        </ul>
      )}
      {shown && open !== null && (
        <Dialog title={t('written.marks.picture', { n: open + 1 })} size="lg" onClose={() => setOpen(null)}>
          <img
            src={shown.picture.url}
            width={shown.picture.width}
            height={shown.picture.height}
            alt={words(open + 1, shown.marks, name)}
            className={css.full}
          />
        </Dialog>
      )}
    </div>
  )
}
