import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/useLanguage.ts'
import css from './door.module.css'

/** A page of the door: one thing to do on the left, what helps to do it on the right, the other language below. */
export function DoorPage({
  title,
  lead,
  side,
  ownLanguage,
  children,
}: {
  title: string
  lead?: ReactNode
  side?: ReactNode
  /** The page asks for the language by itself. */
  ownLanguage?: boolean
  children: ReactNode
}) {
  const { t } = useTranslation()
  const { language, setLanguage } = useLanguage()
  const other = language === 'fr' ? 'en' : 'fr'
  return (
    <div className="b-page">
      <div className="b-1-6">
        <h1 className="b-display">{title}</h1>
        {lead && <p className={css.lead}>{lead}</p>}
        {children}
        {!ownLanguage && (
          <p className={css.language}>
            <button type="button" className="b-link b-sm" lang={other} onClick={() => void setLanguage(other)}>
              {t('frame.otherLanguage')}
            </button>
          </p>
        )}
      </div>
      {side && <aside className={`b-8-12 ${css.side}`}>{side}</aside>}
    </div>
  )
}
