import type { SessionView } from '@binome/contract/session.ts'
import { useTranslation } from 'react-i18next'
import { relative } from '../../ui/format.ts'
import { useMoment } from '../../ui/moment.ts'
import { useFirstName, useName } from '../ask/useName.ts'
import { HandoverButton } from '../handover/HandoverButton.tsx'
import { InviteButton } from '../observer/InviteButton.tsx'
import { Pictures } from '../offer/Pictures.tsx'
import { RecordLine } from '../recording/RecordLine.tsx'
import css from './Context.module.css'
import { Forgetting } from './Forgetting.tsx'
import { ofName } from './ofName.ts'
import { Words } from './Words.tsx'

/** What it is about: the ask in full, its pictures, and who the other one is. */
export function Context({ session }: { session: SessionView }) {
  const { t, i18n } = useTranslation()
  const first = useFirstName()
  const name = useName()
  const now = useMoment()
  const ago = relative(new Date(session.openedAt), new Date(now), i18n.language)
  const { team, site } = session.other
  return (
    <div className={css.context}>
      <div>
        <span className="b-sm b-dim">
          {session.role === 'seeker'
            ? t('session.chat.yourAsk', { ago })
            : t('flow.session.theirAsk', { of: ofName(first(session.other), i18n.language), ago })}
        </span>
        <Words text={session.text} className={css.text ?? ''} />
      </div>
      {session.pictures.length > 0 && (
        <div className="b-col">
          <span className="b-sm b-dim">{t('session.pictures')}</span>
          <Pictures pictures={session.pictures} />
        </div>
      )}
      <RecordLine session={session} />
      <Forgetting sessionId={session.id} forgetting={session.forgetting} name={first(session.other)} look="whole" />
      <p className="b-md">
        <b>{name(session.other)}</b>
        <br />
        <span className="b-mut">{team ? `${team}, ${site}` : site}</span>
      </p>
      <HandoverButton session={session} />
      <InviteButton session={session} />
    </div>
  )
}
