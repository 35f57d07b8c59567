import type { Point } from '@binome/contract/signal.ts'
import type { PictureMark } from '@binome/contract/verbs/answer.ts'
import { useTranslation } from 'react-i18next'
import { describe, regionOf } from '../../call/describe.ts'
import { useMarkWords } from '../session/MarkLine.tsx'
import { whereKey } from '../session/markWords.ts'

/** What is drawn on a picture, in words: for whoever does not see it. `name`: who drew it, null when the reader did. */
export function usePictureWords(): (n: number, marks: readonly PictureMark[], name: string | null) => string {
  const { t } = useTranslation()
  const session = useMarkWords()
  const say = t as (key: string, options: object) => string
  const one = (mark: PictureMark, name: string | null): string => {
    if (mark.tool !== 'box') {
      // The log of a session says the same of the same marks.
      const said = describe({ ...mark, tool: mark.tool, id: 'mark', stage: 'picture-' })
      return session(said, name === null, name ?? '')
    }
    const from: Point = mark.points[0] ?? [0, 0]
    const to: Point = mark.points.at(-1) ?? from
    const where = regionOf([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2])
    return say(name === null ? 'written.marks.boxedYou' : 'written.marks.boxed', {
      name,
      where: say(whereKey(where), {}),
    })
  }
  return (n, marks, name) =>
    marks.length === 0
      ? t('written.marks.picture', { n })
      : t('written.marks.pictureWith', { n, marks: marks.map((mark) => one(mark, name)).join(' ; ') })
}
