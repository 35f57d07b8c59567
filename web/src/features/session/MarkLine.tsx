import type { Message } from '@binome/contract/session.ts'
import { useTranslation } from 'react-i18next'
import css from './MarkLine.module.css'
import { type LoggedMark, markKeys, readMark } from './markWords.ts'

/** A mark as words, in the reader's language. */
export function useMarkWords(): (mark: LoggedMark, mine: boolean, name: string) => string {
  const { t } = useTranslation()
  const say = t as (key: string, options: object) => string
  return (mark, mine, name) => {
    const { key, where } = markKeys(mark, mine)
    return say(key, { name, n: mark.step, words: mark.words, where: say(where, {}) })
  }
}

/** One act on the picture, between hairlines in the log: every mark exists as text. */
export function MarkLine({ message, mine, name }: { message: Message; mine: boolean; name: string }) {
  const words = useMarkWords()
  const mark = readMark(message.text)
  return (
    <div className={css.act} data-act="">
      {mark?.step ? <span className={css.number}>{mark.step}</span> : null}
      <span>{mark ? words(mark, mine, name) : message.text}</span>
    </div>
  )
}
