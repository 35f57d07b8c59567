import type { SessionView } from '@binome/contract/session.ts'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { raise, takeBack } from '../../app/systemNotification.ts'
import { useTitle } from '../../app/useTitle.ts'
import type { CallSnapshot } from '../../call/snapshot.ts'
import { useFirstName } from '../ask/useName.ts'

/**
 * The seeker worked elsewhere and nothing of theirs flows: the title says who came, and one notification does where it
 * is allowed. No sound. Both go when the page is looked at.
 */
export function useCalledBack(session: SessionView, snapshot: CallSnapshot): void {
  const { t, i18n } = useTranslation()
  const name = useFirstName()
  const [hidden, setHidden] = useState(document.visibilityState === 'hidden')
  useEffect(() => {
    const look = () => setHidden(document.visibilityState === 'hidden')
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  const called = name(session.other)
  const { microphone, sharing } = snapshot.me
  const silent = microphone !== 'open' && microphone !== 'muted' && !sharing
  const calling = hidden && silent && session.role === 'seeker'
  const here = t('flow.session.isHere', { name: called })
  useTitle(calling ? `● ${here}` : t('session.title', { name: called }))
  useEffect(() => {
    if (!calling) return
    const tag = `session-${session.id}`
    const words = { title: here, body: t('flow.session.nothingFlows'), lang: i18n.language }
    void raise({ tag, url: `/session/${session.id}`, ...words, evenLooked: true })
    return () => void takeBack(tag)
  }, [calling, here, session.id, t, i18n.language])
}
