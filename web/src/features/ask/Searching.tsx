import type { AskView } from '@binome/contract/now.ts'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { q } from '../../app/api.ts'
import { useTitle } from '../../app/useTitle.ts'
import { Clock } from '../../ui/Clock.tsx'
import { clockFace } from '../../ui/format.ts'
import { announce } from '../../ui/LiveRegion.tsx'
import { useMoment } from '../../ui/moment.ts'
import { Say } from '../../ui/Say.tsx'
import { timeNow } from '../../ui/time.ts'
import { WaitCurve } from '../../ui/WaitCurve.tsx'
import { Pictures } from '../offer/Pictures.tsx'
import { useArrival } from '../session/arrival.ts'
import { prepareCall, useCallSnapshot, useRunning } from '../session/callOf.ts'
import { armedWords } from './armedWords.ts'
import { ChangeDialog } from './ChangeDialog.tsx'
import { expectation } from './estimate.ts'
import { expectationWords } from './estimateWords.ts'
import { KeepTab } from './KeepTab.tsx'
import { NearAsk } from './NearAsk.tsx'
import { notComeTo } from './notCome.ts'
import { OtherSide } from './OtherSide.tsx'
import { lastsUntil, opensWords } from './opens.ts'
import { Prepared } from './Prepared.tsx'
import { nextOf, progressOf } from './progress.ts'
import css from './Searching.module.css'
import { useFirstName } from './useName.ts'
import { WaysOut } from './WaysOut.tsx'

export type SearchingAsk = Extract<AskView, { state: 'searching' }>

/** While the ask searches: how long, what is happening, what comes next, and every way out. */
export function Searching({ ask }: { ask: SearchingAsk }) {
  const { t } = useTranslation()
  const now = useMoment()
  const heading = useArrival<HTMLHeadingElement>()
  const [changing, setChanging] = useState(false)
  const running = useRunning()
  const call = running?.askId === ask.id ? running.call : null
  const snapshot = useCallSnapshot(call)

  useEffect(() => void prepareCall(ask.id), [ask.id])

  const notCome = notComeTo(ask.id)
  const waited = (now - new Date(ask.since).getTime()) / 1000
  const progress = useProgressWords(ask)
  const armed = snapshot?.me.armed
  const bare = armed && (armed.voice || armed.screen) && !armed.suspended && !armed.window
  const title = bare ? `● ${armedWords(t, armed, snapshot.me.screen?.surface ?? 'window')}` : t('waiting.title')
  useTitle(`${clockFace(waited)} ${title}`)
  useSpokenChange(progress)

  return (
    <div className={`b-page ${css.page}`}>
      <section className={`b-1-4 ${css.clock}`} aria-label={t('waiting.title')}>
        <Clock since={ask.since} roof={ask.exhausted && ask.asked === 0 ? 'nobody' : 'looking'} size="display" />
      </section>
      <section className={`b-5-12 ${css.said}`}>
        <h1 ref={heading} tabIndex={-1}>
          {progress}
        </h1>
        {ask.unnamed && <p className="b-md b-mut">{t('waiting.unnamed')}</p>}
        {notCome && <p className="b-lead">{t('waiting.notCome', { name: notCome })}</p>}
        <p className="b-lead b-mut b-num">
          <NextWords ask={ask} />
        </p>
        <Expected ask={ask} waited={waited} />
        <Say size="lead" quote lang={ask.language} clamp className={css.words}>
          {ask.text}
        </Say>
        {ask.pictures.length > 0 && (
          <div className={css.pictures}>
            <Pictures pictures={ask.pictures} look="small" />
          </div>
        )}
        <p className={`b-md b-mut ${css.around}`}>
          <button type="button" className="b-inline" onClick={() => setChanging(true)}>
            {t('waiting.addDetail')}
          </button>
          . <KeepTab />
        </p>
        <OtherSide asked={ask.asked} />
      </section>
      <NearAsk ask={ask} />
      {call && snapshot && <Prepared call={call} snapshot={snapshot} ask={ask} />}
      <Curve ask={ask} waited={waited} />
      <WaysOut ask={ask} call={call} snapshot={snapshot} />
      {changing && <ChangeDialog ask={ask} onClose={() => setChanging(false)} />}
    </div>
  )
}

function useProgressWords(ask: SearchingAsk): string {
  const { t } = useTranslation()
  const first = useFirstName()
  const progress = progressOf(ask)
  switch (progress.now) {
    case 'starting':
    case 'nobody':
      return t(`waiting.${progress.now}`)
    case 'named': {
      const name = ask.forPerson ? first(ask.forPerson) : ''
      return progress.asked ? t('waiting.askedNamed', { name }) : t('waiting.nobodyNamed', { name })
    }
    case 'asked':
      return progress.count === 2 ? t('waiting.askedTwo') : t('waiting.asked', { count: progress.count })
  }
}

function NextWords({ ask }: { ask: SearchingAsk }) {
  const { t } = useTranslation()
  const next = nextOf(ask)
  if (next === 'nobody') return <WhyNobody />
  return t(`waiting.next.${next}`)
}

/** Nobody is left to ask: perhaps because none of those one may ask is at work. */
function WhyNobody() {
  const { t, i18n } = useTranslation()
  const { data } = useQuery(q.asks.preview.queryOptions({ input: { text: '' }, staleTime: 60_000 }))
  if (!data || data.accepting > 0 || data.opensAt === null) return t('flow.waiting.whyNobody')
  const now = new Date(timeNow())
  const when = opensWords(t, i18n.language, data.opensAt, now)
  return t(lastsUntil(data.opensAt, now) ? 'waiting.closed' : 'waiting.closedLong', { when })
}

/** More people asked is said aloud; the clock is not. */
function useSpokenChange(words: string) {
  const said = useRef(words)
  useEffect(() => {
    if (said.current !== words) announce(words)
    said.current = words
  }, [words])
}

const useWaits = (askId: string) =>
  useQuery(q.asks.waits.queryOptions({ input: { askId }, staleTime: Number.POSITIVE_INFINITY })).data

/** What this ask may expect, by what really happened: it follows the wait, and nothing of its taps is in it. Without an estimate it says so, and no curve is drawn. */
function Expected({ ask, waited }: { ask: SearchingAsk; waited: number }) {
  const { t, i18n } = useTranslation()
  const waits = useWaits(ask.id)
  if (!waits) return null
  const words = expectationWords(t, i18n.language, expectation(waits.estimate, waited))
  return <p className="b-md b-mut b-num">{words}</p>
}

function Curve({ ask, waited }: { ask: SearchingAsk; waited: number }) {
  const estimate = useWaits(ask.id)?.estimate
  const begins = estimate?.ahead[0]
  return (
    <div className={`b-1-12 ${css.curve}`}>
      {estimate && (
        <WaitCurve
          asks={estimate.asks}
          points={estimate.points}
          halfSeconds={begins?.half?.seconds ?? null}
          nineOfTenSeconds={begins?.nineOfTen?.seconds ?? null}
          hereSeconds={Math.max(0, waited)}
          asked={ask.asked}
        />
      )}
    </div>
  )
}
