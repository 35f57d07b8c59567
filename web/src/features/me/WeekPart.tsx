import type { WeekHours } from '@binome/contract/terms.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import css from './Asking.module.css'
import { WeekEditor } from './WeekEditor.tsx'
import { hoursOf, type Kind, stretchesOf, usual } from './week.ts'
import { useWeekWords } from './weekWords.ts'

export type WeekPartProps = { kind: Kind; hours: WeekHours; onChange: (hours: WeekHours) => void }

/** My hours or my quiet hours: told in words, and opened to be changed. */
export function WeekPart({ kind, hours, onChange }: WeekPartProps) {
  const { t } = useTranslation()
  const words = useWeekWords()
  const [open, setOpen] = useState(false)
  const week = stretchesOf(hours)
  const title = t(`asking.${kind}.title`)
  const action = t(open ? 'asking.done' : week.length > 0 ? 'asking.change' : 'asking.choose')
  const put = (next: ReturnType<typeof usual>) => onChange(hoursOf(next))
  return (
    <div className={css.part}>
      <div className={css.head}>
        <h3 className={css.legend}>{title}</h3>
        <button
          type="button"
          className="b-link b-sm"
          aria-expanded={open}
          aria-label={t('asking.changeOf', { action, what: title })}
          onClick={() => setOpen(!open)}
        >
          {action}
        </button>
      </div>
      <p className="b-sm b-mut">{t(`asking.${kind}.hint`)}</p>
      {open ? (
        <WeekEditor kind={kind} week={week} onChange={put} />
      ) : week.length > 0 ? (
        <ul className={css.lines}>
          {words.lines(week).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : (
        <>
          <p className="b-dim">{t(`asking.${kind}.none`)}</p>
          <Button size="sm" className={css.usual} onClick={() => put(usual(kind))}>
            {t(`asking.${kind}.usual`)}
          </Button>
        </>
      )}
    </div>
  )
}
