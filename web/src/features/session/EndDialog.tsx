import type { SessionView } from '@binome/contract/session.ts'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { WhyRefused } from '../../app/WhyRefused.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useFirstName } from '../ask/useName.ts'
import { HandoverDialog, mayHandOver } from '../handover/HandoverButton.tsx'
import { useEnd } from './useSession.ts'

/** Ending is for both: asked once. Leaving keeps the place. */
export function EndDialog({ session, onClose }: { session: SessionView; onClose: () => void }) {
  const { t } = useTranslation()
  const name = useFirstName()
  const end = useEnd(session)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [handing, setHanding] = useState(false)
  if (handing) return <HandoverDialog session={session} onClose={onClose} />
  return (
    <Dialog
      title={t('session.end.title')}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            busy={busy}
            data-autofocus
            onClick={async () => {
              setBusy(true)
              setError(null)
              try {
                await end()
              } catch (thrown) {
                setError(thrown)
                setBusy(false)
              }
            }}
          >
            {t('session.end.yes')}
          </Button>
          <Button onClick={onClose}>{t('session.end.no')}</Button>
        </>
      }
    >
      <p className="b-mut">
        {session.state === 'live'
          ? t('session.end.body', { name: name(session.other) })
          : t(session.role === 'seeker' ? 'flow.session.endMeetingSeeker' : 'flow.session.endMeetingHelper', {
              name: name(session.other),
            })}
      </p>
      {session.state === 'live' && (
        <p className="b-md" style={{ marginTop: 12 }}>
          <Link to="/">{t('session.end.leave')}</Link> <span className="b-dim">{t('session.end.leaveHint')}</span>
        </p>
      )}
      {mayHandOver(session) && (
        <p className="b-md" style={{ marginTop: 12 }}>
          <button type="button" className="b-link" onClick={() => setHanding(true)}>
            {t('handover.act')}
          </button>{' '}
          <span className="b-dim">{t('handover.actHint')}</span>
        </p>
      )}
      <WhyRefused error={error} />
    </Dialog>
  )
}
