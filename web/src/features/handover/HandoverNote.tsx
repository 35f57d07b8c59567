import type { HandoverView, SessionView } from '@binome/contract/session.ts'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { WhyRefused } from '../../app/WhyRefused.tsx'
import { Button } from '../../ui/Button.tsx'
import { span } from '../../ui/format.ts'
import { announce } from '../../ui/LiveRegion.tsx'
import { useMoment } from '../../ui/moment.ts'
import { Rich } from '../../ui/Rich.tsx'
import { useFirstName, useName } from '../ask/useName.ts'
import { useHandoverWords } from './useHandoverWords.ts'

type Props = { session: SessionView; className: string | undefined }

/** Somebody may go on with it: what the two are told, and what each may say to it. */
export function HandoverNote({ session, className }: Props) {
  const { handover } = session
  const spoken = useHandoverWords(session)
  // What is over is read once, and put away by whoever read it.
  const [read, setRead] = useState<string | null>(null)
  useEffect(() => {
    if (spoken) announce(spoken)
  }, [spoken])
  if (handover === null || spoken === null) return null
  const key = `${handover.id} ${handover.state}`
  if (key === read) return null
  return <Told {...{ session, handover, spoken, className }} onRead={() => setRead(key)} />
}

function Told({
  session,
  handover,
  spoken,
  className,
  onRead,
}: Props & { handover: HandoverView; spoken: string; onRead: () => void }) {
  const { t } = useTranslation()
  const first = useFirstName()
  const name = useName()
  const of = { sessionId: session.id, handoverId: handover.id }
  const answering = useMutation({ mutationFn: (yes: boolean) => api.handover.answer({ ...of, yes }) })
  const takingBack = useMutation({ mutationFn: () => api.handover.takeBack(of) })
  const to = first(handover.to)
  const by = first(session.other)
  const mineToSay = handover.state === 'proposed' && session.role === 'seeker'
  const open = handover.state === 'proposed' || handover.state === 'asked'
  return (
    <div className={className}>
      <div>
        <p className="b-md">
          {mineToSay ? (
            <Rich k="handover.asks" values={{ by, to: name(handover.to) }} />
          ) : handover.state === 'asked' ? (
            <Rich k="handover.asked" values={{ to: name(handover.to) }} />
          ) : (
            spoken
          )}{' '}
          {open && <Left until={handover.until} />}
        </p>
        {mineToSay && <p className="b-sm b-mut">{t('handover.agreeHint', { to })}</p>}
        {open && handover.line !== '' && (
          <p className="b-sm b-mut">{t('handover.says', { to, line: handover.line })}</p>
        )}
        <WhyRefused error={answering.error ?? takingBack.error} />
      </div>
      {mineToSay && (
        <>
          <Button busy={answering.isPending} onClick={() => answering.mutate(true)}>
            {t('handover.agree')}
          </Button>
          <Button kind="quiet" onClick={() => answering.mutate(false)}>
            {t('handover.stay', { by })}
          </Button>
        </>
      )}
      {!mineToSay && open && (
        <Button kind="quiet" busy={takingBack.isPending} onClick={() => takingBack.mutate()}>
          {t(handover.state === 'asked' ? 'handover.takeBack' : 'handover.withdraw')}
        </Button>
      )}
      {!open && (
        <Button kind="quiet" onClick={onRead}>
          {t('ui.close')}
        </Button>
      )}
    </div>
  )
}

/** Until it ends by itself. */
function Left({ until }: { until: string }) {
  const { i18n } = useTranslation()
  const now = useMoment()
  const left = Math.max(0, Math.ceil((new Date(until).getTime() - now) / 1000))
  return <span className="b-dim b-num b-nw">{span(left, i18n.language)}</span>
}
