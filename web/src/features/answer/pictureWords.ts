import type { PictureMark } from '@binome/contract/verbs/answer.ts'
import { useTranslation } from 'react-i18next'
import { describe } from '../../call/describe.ts'
import { useMarkWords } from '../session/MarkLine.tsx'

/** What is drawn on a picture, in words: for whoever does not see it. `name`: who drew it, null when the reader did. */
export function usePictureWords(): (n: number, marks: readonly PictureMark[], name: string | null) => string {
  const { t } = useTranslation()
  const session = useMarkWords()
  // The log of a session says the same of the same marks.
  const one = (mark: PictureMark, name: string | null): string =>
    session(describe({ ...mark, id: 'mark', stage: 'picture-' }), name === null, name ?? '')
  return (n, marks, name) =>
    marks.length === 0
      ? t('written.marks.picture', { n })
      : t('written.marks.pictureWith', { n, marks: marks.map((mark) => one(mark, name)).join(' ; ') })
}
