import type { RecordingNow, SessionView } from '@binome/contract/session.ts'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { newId } from '../../app/id.ts'
import { announce } from '../../ui/LiveRegion.tsx'

/** Asking, yes and no, as one presses them. A no is never kept waiting by what was pressed before it. */
export function useConsent(session: SessionView) {
  const sessionId = session.id
  const asking = useMutation({ mutationFn: () => api.recordings.ask({ sessionId, recordingId: newId() }) })
  const saying = useMutation({
    mutationFn: ({ recordingId, yes }: { recordingId: string; yes: boolean }) =>
      api.recordings.consent({ sessionId, recordingId, yes }),
  })
  return {
    ask: () => asking.mutate(),
    say: (recordingId: string, yes: boolean) => saying.mutate({ recordingId, yes }),
    busy: asking.isPending || saying.isPending,
    error: asking.error ?? saying.error,
  }
}

/** It is said for so long that one's own asking came to nothing, ms. */
const SAID_MS = 8000

/** What begins and ends is said aloud. Returns whether my asking has just come to nothing, by a no or by nobody. */
export function useRecordingSaid({ recording, role }: SessionView, name: string, tookBack: boolean): boolean {
  const { t } = useTranslation()
  const before = useRef<RecordingNow | null>(null)
  const [refused, setRefused] = useState(false)
  useEffect(() => {
    const was = before.current
    before.current = recording
    if (recording?.state === 'running' && was?.state !== 'running') announce(t('recording.onAloud'))
    if (was?.state === 'running' && recording?.state !== 'running') announce(t('recording.off'))
    if (recording?.state === 'asked' && recording.by !== role && was === null)
      announce(t('recording.asksAloud', { name }))
    if (recording) setRefused(false)
    else if (was?.state === 'asked' && was.by === role && !tookBack) {
      announce(t('recording.refused'))
      setRefused(true)
    }
  }, [recording, role, name, tookBack, t])
  useEffect(() => {
    if (!refused) return
    const timer = setTimeout(() => setRefused(false), SAID_MS)
    return () => clearTimeout(timer)
  }, [refused])
  return refused
}
