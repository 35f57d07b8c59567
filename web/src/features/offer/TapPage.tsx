import type { Tap } from '@binome/contract/now.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { q, refusalOf } from '../../app/api.ts'
import { useLive, useNow } from '../../app/live-react.ts'
import { useRefusalWords } from '../../app/refusal.ts'
import { useTitle } from '../../app/useTitle.ts'
import { buttonClass } from '../../ui/Button.tsx'
import { Loading, Notice } from '../../ui/Notice.tsx'
import { type Seeker, useSeeker } from './from.ts'
import { TapFull } from './TapFull.tsx'
import { TapOutcome } from './TapOutcome.tsx'
import type { Answered } from './useAnswer.ts'

/** One tap on its own page: where a notification leads. Live while it is open; afterwards it says what became of it. */
export function Page() {
  const { offerId } = useParams({ from: '/shell/tap/$offerId' })
  return <TapOf key={offerId} offerId={offerId} />
}

function TapOf({ offerId }: { offerId: string }) {
  const { t } = useTranslation()
  const seekerIn = useSeeker()
  const words = useRefusalWords()
  const here = useNow((now) => now.taps.find((tap) => tap.offerId === offerId) ?? null)
  const [gone, setGone] = useState<Answered | null>(null)
  useLive('event', (event) => {
    // A lapsed tap leaves the other screens only: here a late Yes may still be said, and the server knows if it may.
    if (event.part === 'tap_gone' && event.offerId === offerId && event.because !== 'lapsed') {
      setGone({ at: 'gone', because: event.because })
    }
  })
  const asked = useQuery(
    q.offers.get.queryOptions({
      input: { offerId },
      enabled: !here && !gone,
      retry: false,
      // Nobody is told when somebody else takes an ask whose tap lapsed here.
      refetchInterval: ({ state }) => (state.data?.state === 'here' ? 15_000 : false),
    }),
  )
  const found: Tap | null = here ?? (asked.data?.state === 'here' ? asked.data.tap : null)
  // What was on the screen stays readable only while it is mine: the words go, the name does not.
  const [from, setFrom] = useState<Seeker | null>(null)
  const asking = found ? seekerIn(found) : null
  if (asking && from?.name !== asking.name) setFrom(asking)
  useTitle(from ? t('tap.title', { name: from.first }) : t('tap.region'))

  if (found && !gone) return <TapFull tap={found} />
  const over: Answered | null =
    gone ?? (asked.data?.state === 'gone' ? { at: 'gone', because: asked.data.because } : null)
  const seeker = from?.first ?? t('people.someone')
  const back = (
    <Link to="/" className={buttonClass({ kind: 'second' })}>
      {t('tap.back')}
    </Link>
  )
  return (
    <div className="b-page">
      <div className="b-1-7 b-col" style={{ alignItems: 'flex-start', gap: 20 }}>
        <h1 className="b-hidden">{t('tap.region')}</h1>
        {over ? (
          <>
            <TapOutcome answered={over} name={seeker} large />
            {asked.data?.state === 'gone' && asked.data.sessionId && (
              <Link
                to="/session/$sessionId"
                params={{ sessionId: asked.data.sessionId }}
                className={buttonClass({ kind: 'primary' })}
              >
                {t('now.inSessionBack')}
              </Link>
            )}
            {back}
          </>
        ) : asked.error ? (
          <Notice kind="error" title={words(asked.error)} code={refusalOf(asked.error).code} action={back} />
        ) : (
          <Loading />
        )}
      </div>
    </div>
  )
}
