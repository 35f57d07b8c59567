import type { SessionView } from '@binome/contract/session.ts'
import { CircleDot } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { chooseType } from '../../recording/types.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { useConsent } from './useRecording.ts'

/** What the one way to ask does now; null where nothing is recorded: by its house, or by this browser. */
function useAsking(session: SessionView) {
  const { t } = useTranslation()
  const { ask, say } = useConsent(session)
  const { recording, role, recordingDays } = session
  if (recordingDays === 0 || (role === 'helper' && chooseType() === null)) return null
  const on = recording?.state === 'running'
  if (recording === null || (!on && recording.by !== role)) return { on, label: t('recording.ask'), press: ask }
  const label = t(on ? 'recording.stopWhole' : 'recording.takeBack')
  return { on, label, press: () => say(recording.id, false) }
}

/** Among the tools. */
export function RecordButton({ session }: { session: SessionView }) {
  const asking = useAsking(session)
  if (!asking) return null
  return (
    <IconButton size="tool" label={asking.label} off={asking.on} onClick={asking.press}>
      <CircleDot aria-hidden />
    </IconButton>
  )
}

/** The same with its words, in the drawer: on a phone the tools have no room for it. */
export function RecordLine({ session }: { session: SessionView }) {
  const asking = useAsking(session)
  if (!asking) return null
  return (
    <p>
      <Button before={<CircleDot size={18} aria-hidden />} onClick={asking.press}>
        {asking.label}
      </Button>
    </p>
  )
}
