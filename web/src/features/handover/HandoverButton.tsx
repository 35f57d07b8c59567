import type { SessionView } from '@binome/contract/session.ts'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { part } from '../../app/part.ts'
import { Button } from '../../ui/Button.tsx'

const Dialog = part(() => import('./HandoverDialog.tsx'), 'HandoverDialog')

/** Read when it is opened: few sessions are handed over. */
export const HandoverDialog = (props: { session: SessionView; onClose: () => void }) => (
  <Suspense>
    <Dialog {...props} />
  </Suspense>
)

/** Only while the two are live, and nobody is proposed yet. */
export function mayHandOver({ state, handover }: SessionView): boolean {
  return state === 'live' && handover?.state !== 'proposed' && handover?.state !== 'asked'
}

/** The way to somebody else. */
export function HandoverButton({ session }: { session: SessionView }) {
  const { t } = useTranslation()
  const [choosing, setChoosing] = useState(false)
  if (!mayHandOver(session)) return null
  return (
    <>
      <Button size="sm" onClick={() => setChoosing(true)}>
        {t('handover.act')}
      </Button>
      {choosing && <HandoverDialog session={session} onClose={() => setChoosing(false)} />}
    </>
  )
}
