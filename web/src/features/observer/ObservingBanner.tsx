import type { ObservingView } from '@binome/contract/session.ts'
import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { useNow } from '../../app/live-react.ts'
import { WhyRefused } from '../../app/WhyRefused.tsx'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import { Pair } from '../../ui/Pair.tsx'
import bar from '../ask/LaterBanner.module.css'
import { useFirstName, useName } from '../ask/useName.ts'

/** Two agree that one may look on: to come, or not. On every page, as long as it stands. */
export function ObservingBanner() {
  const observing = useNow((now) => now.observing)
  return observing && <Observing key={observing.sessionId} observing={observing} />
}

function Observing({ observing }: { observing: ObservingView }) {
  const { t } = useTranslation()
  const go = useNavigate()
  const name = useName()
  const first = useFirstName()
  const { sessionId, beside } = observing
  const coming = useMutation({ mutationFn: () => api.observers.come({ sessionId }) })
  const leaving = useMutation({ mutationFn: () => api.observers.leave({ sessionId }) })
  const two = { seeker: name(observing.seeker), helper: name(observing.helper) }
  const advises = observing.comesTo === 'advise'
  const here = observing.state === 'here'
  // The page is for who is there, and this screen may hear of it after the answer to the yes.
  const come = here && coming.isSuccess
  useEffect(() => {
    if (come) void go({ to: '/look-on/$sessionId', params: { sessionId } })
  }, [come, go, sessionId])
  const words = advises
    ? t(here ? 'adviser.youAdvise' : 'adviser.youMay', two)
    : t(here ? 'observer.youLookOn' : 'observer.youMay', two)
  useEffect(() => announce(words), [words])
  return (
    <section className={bar.asked} aria-label={words}>
      <Pair state="live" seeker={observing.seeker} helper={observing.helper} />
      <div className={bar.words}>
        <b>{words}</b>
        <span className={bar.text}>{observing.line || observing.text}</span>
        {advises && !here && (
          <span className="b-sm b-mut">
            {t('adviser.mayHint')} {beside && t('adviser.mayBeside', { name: first(beside.person) })}{' '}
            {observing.recordedSince && t('adviser.mayRecorded')}
          </span>
        )}
        <WhyRefused error={coming.error ?? leaving.error} small />
      </div>
      {here ? (
        <Link to="/look-on/$sessionId" params={{ sessionId }} className={buttonClass({ kind: 'second', size: 'sm' })}>
          {t('observer.back')}
        </Link>
      ) : (
        <Button size="sm" kind="call" busy={coming.isPending || coming.isSuccess} onClick={() => coming.mutate()}>
          {t(advises ? 'adviser.come' : 'observer.come')}
        </Button>
      )}
      <Button size="sm" kind="quiet" busy={leaving.isPending} onClick={() => leaving.mutate()}>
        {t(advises ? (here ? 'adviser.leave' : 'adviser.notNow') : here ? 'observer.leave' : 'grants.no')}
      </Button>
    </section>
  )
}
