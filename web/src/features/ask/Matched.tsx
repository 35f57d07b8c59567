import type { AskView } from '@binome/contract/now.ts'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useTitle } from '../../app/useTitle.ts'
import { Clock } from '../../ui/Clock.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import { Say } from '../../ui/Say.tsx'
import css from './Searching.module.css'
import { useFirstName } from './useName.ts'

const LEAN_MS = 600
/** On a page that nobody sees: the drawing of a whole room would fall into the moment of the first picture. */
const UNSEEN_MS = 2000

/**
 * Somebody said yes: the stroke leans, the name appears, and after 600 ms the page becomes the session; one that nobody
 * sees does when it is looked at, or after two seconds.
 */
export function Matched({ ask }: { ask: Extract<AskView, { state: 'matched' | 'live' }> }) {
  const { t } = useTranslation()
  const go = useNavigate()
  const name = useFirstName()
  const found = t('waiting.found', { name: name(ask.helper) })
  useTitle(found)
  useEffect(() => {
    announce(found)
    const arrive = () => void go({ to: '/session/$sessionId', params: { sessionId: ask.sessionId }, replace: true })
    const timer = setTimeout(arrive, document.hidden ? UNSEEN_MS : LEAN_MS)
    const seen = () => {
      if (!document.hidden) arrive()
    }
    document.addEventListener('visibilitychange', seen)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [found, ask.sessionId, go])
  return (
    <div className={`b-page ${css.page}`}>
      <section className={`b-1-4 ${css.clock}`}>
        <Clock since={ask.openedAt} roof="matched" size="display" />
      </section>
      <section className={`b-5-12 ${css.said}`}>
        <h1>{found}</h1>
        <p className="b-lead b-mut">{t('waiting.foundHint')}</p>
        <Say size="lead" quote lang={ask.language} clamp className={css.words}>
          {ask.text}
        </Say>
      </section>
    </div>
  )
}
