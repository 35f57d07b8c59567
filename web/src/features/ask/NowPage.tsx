import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { q } from '../../app/api.ts'
import { useNow } from '../../app/live-react.ts'
import { useTitle } from '../../app/useTitle.ts'
import { Loading } from '../../ui/Notice.tsx'
import { WaitingList } from '../answer/WaitingList.tsx'
import { BookingsPanel } from '../booking/BookingsPanel.tsx'
import { HelpingNote } from '../me/HelpingNote.tsx'
import { TapStrip, TapsWaiting } from '../offer/TapsWaiting.tsx'
import { useTapsHere } from '../offer/useTapsHere.ts'
import { AvailabilityPanel } from './AvailabilityPanel.tsx'
import { Composer } from './Composer.tsx'
import { compose, composeAs, forgetOpened, useOpened } from './composing.ts'
import css from './NowPage.module.css'
import { ParkedPanel } from './ParkedPanel.tsx'
import { RecentPairs } from './RecentPairs.tsx'
import { ToClosePanel } from './ToClosePanel.tsx'
import { AskUnderWay, SessionUnderWay } from './UnderWay.tsx'

/** Home: what blocks you, and beside it what others need of you. */
export function Page() {
  const { t } = useTranslation()
  const me = useNow((now) => now.me.person)
  const ask = useNow((now) => now.ask)
  const session = useNow((now) => now.session)
  const parked = useNow((now) => now.parked)
  const taps = useTapsHere()
  const toClose = useNow((now) => now.toClose)
  const bookings = useNow((now) => now.bookings)
  const waiting = taps?.filter((tap) => tap.state.state === 'open') ?? []
  useTitle(t('now.title'), waiting.length)
  useLeadOn()
  const began = useBegun(me?.id ?? null)
  const wide = useMediaQuery('(min-width: 43.75em)', undefined, { getInitialValueInEffect: false })

  if (!me || !parked || !taps || !toClose || !bookings) {
    return (
      <div className="b-page">
        <div className="b-1-12">
          <Loading />
        </div>
      </div>
    )
  }
  return (
    <div className="b-page">
      <div className="b-1-8">
        <h1 className={`b-display ${css.question}`}>{t('now.question')}</h1>
        {session ? (
          <SessionUnderWay session={session} />
        ) : ask ? (
          <AskUnderWay ask={ask} />
        ) : (
          <Composer autoFocus={began && Boolean(wide) && waiting.length === 0} />
        )}
        <div className={css.below}>
          <BookingsPanel bookings={bookings} />
          <ToClosePanel toClose={toClose} />
          <ParkedPanel parked={parked} />
          <WaitingList />
        </div>
      </div>
      <aside className={`b-9-12 ${css.aside}`}>
        {wide && <TapsWaiting taps={taps} />}
        <AvailabilityPanel />
        <HelpingNote />
        <RecentPairs />
      </aside>
      {!wide && <TapStrip taps={waiting} />}
    </div>
  )
}

/** Once an ask is out, the page becomes its waiting. */
function useLeadOn() {
  const go = useNavigate()
  const opened = useOpened()
  useEffect(() => {
    if (!opened) return
    forgetOpened()
    void go({ to: '/ask/$askId', params: { askId: opened } })
  }, [opened, go])
}

/** Takes up this person's draft, then what the address carries: whom it is for, words begun elsewhere. */
function useBegun(personId: string | null): boolean {
  const { for: forId, text } = useSearch({ from: '/shell/' })
  const go = useNavigate()
  const { data: aim, isError } = useQuery(
    q.people.get.queryOptions({ input: { personId: forId ?? '' }, enabled: Boolean(forId && personId) }),
  )
  const taken = useRef(false)
  useEffect(() => {
    if (!personId) return
    composeAs(personId)
    if (taken.current || (!forId && !text) || (forId && !aim && !isError)) return
    taken.current = true
    if (text) compose({ do: 'write', text })
    if (aim && aim.person.id !== personId) compose({ do: 'aimAt', person: aim.person })
    // The address is plain again: a reload must not write over what is written since.
    void go({ to: '/', search: {}, replace: true })
  }, [personId, forId, text, aim, isError, go])
  return personId !== null
}
