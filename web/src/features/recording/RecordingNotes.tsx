import type { SessionView } from '@binome/contract/session.ts'
import { CircleDot } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { WhyRefused } from '../../app/WhyRefused.tsx'
import { chooseType } from '../../recording/types.ts'
import { Button } from '../../ui/Button.tsx'
import { span } from '../../ui/format.ts'
import { useMoment } from '../../ui/moment.ts'
import { Rich } from '../../ui/Rich.tsx'
import css from './Recording.module.css'
import { useConsent, useRecordingSaid } from './useRecording.ts'

type Props = { session: SessionView; name: string; className: string | undefined }

/** What is asked: to record, which takes both. With the time that is left to answer. */
export function RecordingNotes({ session, name, className }: Props) {
  const { t } = useTranslation()
  const { say, busy, error } = useConsent(session)
  const tookBack = useRef(false)
  const refused = useRecordingSaid(session, name, tookBack.current)
  const { recording, role, recordingDays } = session
  if (recording?.state !== 'asked') {
    if (!refused && !error) return null
    return (
      <div className={className} role="status">
        {refused ? <p className="b-md">{t('recording.refused')}</p> : <WhyRefused error={error} />}
      </div>
    )
  }
  if (recording.by === role) {
    tookBack.current = false
    return (
      <div className={className} role="status">
        <CircleDot className={css.dot} aria-hidden />
        <p className="b-md b-num">
          <Left lapsesAt={recording.lapsesAt} words={(time) => <Rich k="recording.asked" values={{ name, time }} />} />
        </p>
        <Button
          kind="quiet"
          busy={busy}
          onClick={() => {
            tookBack.current = true
            say(recording.id, false)
          }}
        >
          {t('ui.cancel')}
        </Button>
      </div>
    )
  }
  // Recorded by the helper's page: one that cannot says so instead of saying yes.
  const able = role === 'seeker' || chooseType() !== null
  return (
    <div className={className} role="status">
      <CircleDot className={css.dot} aria-hidden />
      <p className="b-md">
        <Rich k="recording.asks" values={{ name }} />{' '}
        <span className="b-dim b-num b-nw">
          <Left lapsesAt={recording.lapsesAt} words={(time) => time} />
        </span>
        <small className={css.what}>
          {able ? t('recording.what', { count: recordingDays }) : t('recording.cannot')}
        </small>
      </p>
      {able && (
        <Button busy={busy} onClick={() => say(recording.id, true)}>
          {t('recording.yes')}
        </Button>
      )}
      <Button onClick={() => say(recording.id, false)}>{t('recording.no')}</Button>
    </div>
  )
}

function Left({ lapsesAt, words }: { lapsesAt: string; words: (time: string) => React.ReactNode }) {
  const { i18n } = useTranslation()
  const now = useMoment()
  // Told on the second: never more than there was at its beginning.
  return words(span(Math.max(0, Math.floor((new Date(lapsesAt).getTime() - now) / 1000)), i18n.language))
}
