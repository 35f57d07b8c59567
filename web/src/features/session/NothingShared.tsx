import type { SessionView } from '@binome/contract/session.ts'
import { useTranslation } from 'react-i18next'
import type { Call } from '../../call/call.ts'
import { canShareScreens } from '../../call/screen.ts'
import type { CallSnapshot } from '../../call/snapshot.ts'
import { Button } from '../../ui/Button.tsx'
import { Say } from '../../ui/Say.tsx'
import { useFirstName } from '../ask/useName.ts'
import { Asking } from '../grants/GrantNotes.tsx'
import css from './NothingShared.module.css'
import { StageCard } from './StageCard.tsx'

type Props = { session: SessionView; call: Call; snapshot: CallSnapshot; onShare: () => void; onFilm: () => void }

/** The stage without a picture: who is here, what it is about, and what can flow with a click. */
export function NothingShared({ session, call, snapshot, onShare, onFilm }: Props) {
  const { t } = useTranslation()
  const name = useFirstName()
  const here = session.present.includes(session.other.id) || snapshot.phase === 'connected'
  const silent = snapshot.me.microphone === 'closed'
  const called = name(session.other)
  const showing = silent || session.role === 'helper' ? 'second' : 'primary'
  // Who was here and is not: not somebody one still waits to see arrive.
  const gone = !here && session.state === 'live'
  return (
    <StageCard
      roof={session.state === 'live' ? 'live' : 'matched'}
      title={
        here
          ? silent
            ? t('flow.session.isHere', { name: called })
            : t('session.nothingShared')
          : t(gone ? 'flow.session.gone' : 'session.meeting', { name: called })
      }
      hint={
        gone
          ? t('flow.session.goneHint')
          : silent
            ? here
              ? t('flow.session.nothingFlows')
              : t('flow.session.nothingFlowsYet')
            : session.role === 'seeker'
              ? t('session.nothingSharedHint')
              : t('flow.session.nothingSharedHelper', { name: called })
      }
      about={
        <Say size="body" clamp className={css.ask}>
          {session.text}
        </Say>
      }
    >
      {silent && !gone && (
        <Button kind="primary" size="lg" onClick={() => void call.speak()}>
          {here ? t('session.answer') : t('session.tools.unmute')}
        </Button>
      )}
      {canShareScreens() && (
        <Button kind={showing} size="lg" onClick={onShare}>
          {t('session.shareMine')}
        </Button>
      )}
      <Button kind={canShareScreens() ? 'second' : showing} size="lg" onClick={onFilm}>
        {t('session.film')}
      </Button>
      {session.role === 'helper' && snapshot.phase === 'connected' && snapshot.them.state?.grants && (
        <Asking grant={snapshot.grants.view} words="view" size="lg" onAsk={() => call.grants.ask('view')} />
      )}
    </StageCard>
  )
}
