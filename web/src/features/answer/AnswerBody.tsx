import type { PictureRef } from '@binome/contract/terms.ts'
import type { PictureMark } from '@binome/contract/verbs/answer.ts'
import { useTranslation } from 'react-i18next'
import { Markdown } from '../../ui/Markdown.tsx'
import { Pictures } from '../offer/Pictures.tsx'
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
  return (
    <div className={css.body}>
      {text !== '' && <Markdown text={text} className={css.text ?? ''} />}
      <Pictures
        look="read"
        pictures={pictures.map(({ picture }) => picture)}
        named={(index) => ({
          title: t('written.marks.picture', { n: index + 1 }),
          alt: words(index + 1, pictures[index]?.marks ?? [], name),
        })}
      />
    </div>
  )
}
