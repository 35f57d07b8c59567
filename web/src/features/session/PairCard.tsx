import type { SessionView } from '@binome/contract/session.ts'
import type { PersonRef } from '@binome/contract/terms.ts'
import { useTranslation } from 'react-i18next'
import type { Call } from '../../call/call.ts'
import type { CallSnapshot } from '../../call/snapshot.ts'
import { cx } from '../../ui/cx.ts'
import { span } from '../../ui/format.ts'
import { useMoment } from '../../ui/moment.ts'
import { useFirstName, useName } from '../ask/useName.ts'
import { PairVoices } from '../voice/PairVoices.tsx'
import { LineDetails } from './LineDetails.tsx'
import { LineSaidWords } from './LineSaidWords.tsx'
import { ofName } from './ofName.ts'
import css from './PairCard.module.css'
import { useLineSaid } from './useSession.ts'

type Props = {
  session: SessionView
  me: PersonRef
  call: Call
  snapshot: CallSnapshot
  onWrite: () => void
}

/** Who is here, for how long, and how the line is: bottom left, on a phone at the top. */
export function PairCard({ session, me, call, snapshot, onWrite }: Props) {
  const { t, i18n } = useTranslation()
  const name = useName()
  const first = useFirstName()
  const now = useMoment()
  const { said, seconds } = useLineSaid(session, snapshot)
  const [seeker, helper] = session.role === 'seeker' ? [me, session.other] : [session.other, me]
  const live = session.state === 'live'
  const shared = snapshot.them.state?.sharing
  const theirs = snapshot.them.state?.microphone
  const called = first(session.other)
  const title = shared
    ? t('session.sharesWindow', { name: called, what: t(`sharing.surface.${shared.surface}`) })
    : name(session.other)
  return (
    <div className={css.card}>
      <PairVoices
        voice={call.voice}
        role={session.role}
        name={called}
        state={live ? 'live' : 'matched'}
        seeker={seeker}
        helper={helper}
      />
      <div className={css.words}>
        <p className={css.name}>
          <b className="b-wide">{name(session.other)}</b>
          <b className="b-phone">{title}</b>{' '}
          {live && (
            <span className="b-dim b-num b-nw">
              {span(Math.max(0, (now - new Date(session.liveAt).getTime()) / 1000), i18n.language)}
            </span>
          )}
        </p>
        <p className={cx('b-sm b-mut b-num', css.line)}>
          <LineSaidWords
            said={said}
            seconds={seconds}
            name={called}
            call={call}
            onWrite={onWrite}
            bare={said.tone === 'good'}
          />
        </p>
        {theirs === 'muted' && <p className="b-sm b-dim">{t('session.microphone.mutedOther', { name: called })}</p>}
        {snapshot.phase === 'connected' && (theirs === 'none' || theirs === 'blocked') && (
          <p className="b-sm b-dim">{t('voice.closedOther', { name: called })}</p>
        )}
        {snapshot.stage === 'them' && (
          <p className={cx('b-sm b-dim b-wide', css.see)}>
            {t('flow.session.youSee', { of: ofName(called, i18n.language) })}
          </p>
        )}
      </div>
      <LineDetails call={call} snapshot={snapshot} name={called} />
    </div>
  )
}
