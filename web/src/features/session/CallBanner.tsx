import type { SessionView } from '@binome/contract/session.ts'
import type { Surface } from '@binome/contract/signal.ts'
import { Link, useLocation } from '@tanstack/react-router'
import { MonitorUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../app/live-react.ts'
import { Rich } from '../../ui/Rich.tsx'
import { Roof } from '../../ui/Roof.tsx'
import { armedWords } from '../ask/armedWords.ts'
import { useFirstName } from '../ask/useName.ts'
import { RecordingSign } from '../recording/RecordingSign.tsx'
import css from './CallBanner.module.css'
import { useCallSnapshot, useRunning } from './callOf.ts'
import { MirrorWindow } from './MirrorWindow.tsx'
import { SharingButton } from './SharingButton.tsx'

/**
 * What flows, or would flow, cannot be forgotten on another page: the armed state where no small window says it, a
 * session that goes on behind, and that it is recorded.
 */
export function CallBanner() {
  return (
    <>
      <RecordingSign />
      <Banner />
    </>
  )
}

function Banner() {
  const running = useRunning()
  const snapshot = useCallSnapshot(running?.call ?? null)
  const session = useNow((now) => now.session)
  const { pathname } = useLocation()
  const name = useFirstName()
  if (running && snapshot && !running.sessionId) {
    const { armed, screen } = snapshot.me
    if (armed.suspended || armed.window || (!armed.voice && !armed.screen)) return null
    return <Armed parts={armed} surface={screen?.surface ?? 'window'} onSuspend={() => running.call.suspend(true)} />
  }
  const sharing = snapshot?.me.sharing && !snapshot.ended ? snapshot.me.screen : null
  if (!session || (!sharing && (pathname === '/' || pathname === `/ask/${session.askId}`))) return null
  return (
    <>
      <GoesOn session={session} surface={sharing?.surface ?? null} onStop={() => running?.call.stopSharing()} />
      {running && snapshot && <MirrorWindow call={running.call} snapshot={snapshot} name={name(session.other)} />}
    </>
  )
}

type ArmedProps = {
  parts: { voice: boolean; screen: boolean }
  surface: Surface
  onSuspend: () => void
}

function Armed({ parts, surface, onSuspend }: ArmedProps) {
  const { t } = useTranslation()
  return (
    <div className={css.share} role="status">
      <MonitorUp aria-hidden />
      <p>
        <b>{armedWords(t, parts, surface)}.</b> {t('sharing.armed.body')}
      </p>
      <SharingButton onClick={onSuspend}>{t('sharing.armed.suspend')}</SharingButton>
    </div>
  )
}

type GoesOnProps = { session: SessionView; surface: ArmedProps['surface'] | null; onStop: () => void }

function GoesOn({ session, surface, onStop }: GoesOnProps) {
  const { t } = useTranslation()
  const name = useFirstName()
  const back = (
    <Link to="/session/$sessionId" params={{ sessionId: session.id }} className={css.back}>
      {t('flow.session.back')}
    </Link>
  )
  if (!surface) {
    return (
      <div className={css.quiet} role="status">
        <Roof state={session.state === 'live' ? 'live' : 'matched'} width={30} />
        <p>
          {session.state === 'meeting' && session.role === 'seeker'
            ? t('session.meeting', { name: name(session.other) })
            : t('now.inSession', { name: name(session.other) })}
        </p>
        {back}
      </div>
    )
  }
  return (
    <>
      <div className={css.frame} aria-hidden="true" />
      <div className={css.share} role="status">
        <MonitorUp aria-hidden />
        <p>
          <Rich k="session.youShare" values={{ what: t(`sharing.surface.${surface}`) }} />
        </p>
        {back}
        <SharingButton onClick={onStop}>{t('session.stopSharing')}</SharingButton>
      </div>
    </>
  )
}
