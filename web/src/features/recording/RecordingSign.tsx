import type { SessionView } from '@binome/contract/session.ts'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../app/live-react.ts'
import { cx } from '../../ui/cx.ts'
import { clockFace } from '../../ui/format.ts'
import { useMoment } from '../../ui/moment.ts'
import css from './Recording.module.css'
import { useConsent } from './useRecording.ts'

/** While a session is recorded, on every page of both: that it is, for how long, and *Stop*. It cannot be hidden. */
export function RecordingSign({ inRoom = false }: { inRoom?: boolean }) {
  const session = useNow((now) => now.session)
  return session?.recording?.state === 'running' ? (
    <On session={session} recording={session.recording} inRoom={inRoom} />
  ) : null
}

type Props = { session: SessionView; recording: { id: string; since: string }; inRoom: boolean }

function On({ session, recording, inRoom }: Props) {
  const { t } = useTranslation()
  const { say } = useConsent(session)
  return (
    <section aria-label={t('recording.on')} className={cx(css.sign, inRoom && css.inRoom)}>
      <Running since={recording.since} />
      <button
        type="button"
        className={css.stop}
        aria-label={t('recording.stopWhole')}
        onClick={() => say(recording.id, false)}
      >
        {t('recording.stop')}
      </button>
    </section>
  )
}

/** That it runs, and for how long. */
export function Running({ since }: { since: string }) {
  const { t } = useTranslation()
  const now = useMoment()
  useMarkedTitle()
  return (
    <>
      <i className={css.light} aria-hidden="true" />
      <b>{t('recording.on')}</b>
      <span className="b-num" aria-hidden="true">
        {clockFace(Math.max(0, (now - new Date(since).getTime()) / 1000))}
      </span>
    </>
  )
}

const SIGN = '● '

/** Whatever a page calls itself meanwhile, its tab shows it too. */
function useMarkedTitle(): void {
  useEffect(() => {
    const mark = () => {
      if (!document.title.startsWith(SIGN)) document.title = SIGN + document.title
    }
    mark()
    const observer = new MutationObserver(mark)
    observer.observe(document.head, { subtree: true, childList: true, characterData: true })
    return () => {
      observer.disconnect()
      if (document.title.startsWith(SIGN)) document.title = document.title.slice(SIGN.length)
    }
  }, [])
}
