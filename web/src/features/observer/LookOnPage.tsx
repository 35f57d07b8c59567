import type { ObservingView } from '@binome/contract/session.ts'
import type { PersonRef } from '@binome/contract/terms.ts'
import { useMutation } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { useNow } from '../../app/live-react.ts'
import { useTitle } from '../../app/useTitle.ts'
import { WhyRefused } from '../../app/WhyRefused.tsx'
import type { LookingOnSnapshot } from '../../call/looking-on.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Loading } from '../../ui/Notice.tsx'
import { Pair } from '../../ui/Pair.tsx'
import { Say } from '../../ui/Say.tsx'
import { useFirstName, useName } from '../ask/useName.ts'
import { useArrival } from '../session/arrival.ts'
import { Assured } from '../session/LineDetails.tsx'
import { Video } from '../session/Video.tsx'
import { useLooking } from './looking.ts'
import css from './observer.module.css'

/** Looking on: the voices and the picture of two others, and nothing of one's own. */
export function Page() {
  const { sessionId } = useParams({ from: '/stage/look-on/$sessionId' })
  const go = useNavigate()
  const ready = useNow((now) => now.me.person.id)
  const observing = useNow((now) => (now.observing?.sessionId === sessionId ? now.observing : null))
  const over = Boolean(ready) && observing?.state !== 'here'
  useEffect(() => {
    if (over) void go({ to: '/', replace: true })
  }, [over, go])
  return observing?.state === 'here' ? <Looking observing={observing} /> : <Loading />
}

function Looking({ observing }: { observing: ObservingView }) {
  const { t } = useTranslation()
  const name = useName()
  const first = useFirstName()
  const heading = useArrival<HTMLHeadingElement>()
  const { looking, snapshot } = useLooking(observing)
  const [comparing, setComparing] = useState(false)
  const { sessionId, seeker, helper, text } = observing
  const leaving = useMutation({ mutationFn: () => api.observers.leave({ sessionId }) })
  const title = t('observer.pageTitle', { seeker: name(seeker), helper: name(helper) })
  useTitle(title)
  const sharer = sharerOf([seeker, helper], snapshot)
  const stream = sharer && (snapshot?.seen[sharer.id]?.screen ?? null)
  const up = [seeker, helper].some(({ id }) => snapshot?.seen[id]?.up)
  return (
    <main className={css.page}>
      <header className={css.head}>
        <Pair state="live" seeker={seeker} helper={helper} />
        <div className={css.words}>
          <h1 ref={heading} tabIndex={-1} className="b-h3">
            {title}
          </h1>
          <p className="b-sm b-mut">{t(up ? 'observer.silent' : 'session.line.connecting')}</p>
        </div>
        {snapshot?.soundBlocked && (
          <Button kind="primary" onClick={() => void looking?.listen()}>
            {t('flow.session.soundOn')}
          </Button>
        )}
        <Button kind="quiet" onClick={() => setComparing(true)}>
          {t('observer.words')}
        </Button>
        <Button busy={leaving.isPending} onClick={() => leaving.mutate()}>
          {t('observer.leave')}
        </Button>
        <WhyRefused error={leaving.error} />
      </header>
      <div className={css.stage}>
        {stream ? (
          <Video stream={stream} label={t('observer.picture', { name: first(sharer) })} className={css.picture} />
        ) : (
          <div className={css.nothing}>
            <p className="b-lead">{t('observer.noPicture')}</p>
            <Say quote>{text}</Say>
          </div>
        )}
      </div>
      {comparing && (
        <Dialog title={t('privacy.title')} onClose={() => setComparing(false)}>
          {[seeker, helper].map((one) => {
            const assurance = snapshot?.seen[one.id]?.assurance
            return assurance ? (
              <section key={one.id}>
                <h3 className="b-h3">{name(one)}</h3>
                <Assured assurance={assurance} name={first(one)} />
              </section>
            ) : null
          })}
        </Dialog>
      )}
    </main>
  )
}

/** Whose screen is looked at: the seeker's when both share. */
function sharerOf(two: readonly PersonRef[], snapshot: LookingOnSnapshot | null): PersonRef | null {
  const shares = ({ id }: PersonRef) => {
    const sharing = snapshot?.seen[id]?.state?.sharing
    return sharing && !sharing.paused
  }
  return two.find(shares) ?? null
}
