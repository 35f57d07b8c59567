import type { ObserverView, SessionView } from '@binome/contract/session.ts'
import { useMutation } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { WhyRefused } from '../../app/WhyRefused.tsx'
import { Button } from '../../ui/Button.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import { useFirstName, useName } from '../ask/useName.ts'
import { OnlookerWords } from './OnlookerWords.tsx'
import { useAdviser } from './onlookers.ts'

type Props = { session: SessionView; className: string | undefined }

/** Who looks on, or may: by name, as long as it is so [S26]; and what each of the two may say to it. */
export function ObserverNotes({ session, className }: Props) {
  return session.observers.map((observer) => (
    <ObserverNote key={observer.id} session={session} observer={observer} className={className} />
  ))
}

function ObserverNote({ session, observer, className }: Props & { observer: ObserverView }) {
  const { t } = useTranslation()
  const full = useName()
  const first = useFirstName()
  const of = { sessionId: session.id, observerId: observer.id }
  const answering = useMutation({ mutationFn: (yes: boolean) => api.observers.answer({ ...of, yes }) })
  const removing = useMutation({ mutationFn: () => api.observers.remove(of) })
  const name = full(observer.person)
  const other = first(session.other)
  const { state, mine, comesTo, line } = observer
  const asked = state === 'proposed' && !mine
  const here = useHereWords(observer)
  const of3 = { name, other }
  const proposed =
    comesTo === 'advise'
      ? t(mine ? 'adviser.proposed' : 'adviser.asks', of3)
      : t(mine ? 'observer.proposed' : 'observer.asks', of3)
  const words = state === 'here' ? here : state === 'invited' ? t('observer.invited', { name }) : proposed
  const hint = comesTo === 'advise' ? 'adviser.asksHint' : 'observer.asksHint'
  const unrecorded = comesTo === 'advise' && state === 'here' && session.recording?.state === 'running'
  useEffect(() => announce(words), [words])
  return (
    <div className={className}>
      <div>
        <p className="b-md">{words}</p>
        {asked && line && <p className="b-md">{t('adviser.says', { name: first(observer.person), line })}</p>}
        {asked && <p className="b-sm b-mut">{t(hint, { name: first(observer.person) })}</p>}
        {unrecorded && <p className="b-sm b-mut">{t('adviser.unrecorded', { name: first(observer.person) })}</p>}
        <WhyRefused error={answering.error ?? removing.error} />
      </div>
      {asked && (
        <>
          <Button busy={answering.isPending} onClick={() => answering.mutate(true)}>
            {t('observer.agree')}
          </Button>
          <Button kind="quiet" onClick={() => answering.mutate(false)}>
            {t('grants.no')}
          </Button>
        </>
      )}
      {state === 'here' && <OnlookerWords person={observer.person} />}
      {!asked && (
        <Button kind="quiet" busy={removing.isPending} onClick={() => removing.mutate()}>
          {state === 'here' ? t('observer.sendAway', { name: first(observer.person) }) : t('observer.takeBack')}
        </Button>
      )}
    </div>
  )
}

/** Who is there, and what of them reaches the two. */
function useHereWords({ person, comesTo }: ObserverView): string {
  const { t } = useTranslation()
  const name = useName()(person)
  const adviser = useAdviser()
  if (comesTo === 'look_on') return t('observer.here', { name })
  return t(adviser?.state && adviser.state.microphone !== 'open' ? 'adviser.silent' : 'adviser.here', { name })
}
