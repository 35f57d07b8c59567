import type { Recording } from '@binome/contract/verbs/recording.ts'
import type { SessionRow } from '@binome/contract/verbs/session.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, q } from '../../app/api.ts'
import { NotRead } from '../../app/NotRead.tsx'
import { WhyRefused } from '../../app/WhyRefused.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { day } from '../../ui/format.ts'
import { announce } from '../../ui/LiveRegion.tsx'
import { Section } from '../../ui/Section.tsx'
import css from './Playback.module.css'
import { Playback } from './Playback.tsx'

/** What was recorded of a session that is over; nothing when nothing was. */
export function Recordings({ session }: { session: SessionRow }) {
  const { t } = useTranslation()
  const input = { sessionId: session.id }
  const { data, error, refetch } = useQuery(q.recordings.list.queryOptions({ input, staleTime: 0 }))
  if (error) {
    return <NotRead error={error} again={refetch} />
  }
  const recordings = data?.recordings ?? []
  const titleOf = (i: number) =>
    recordings.length === 1
      ? t('recording.record.title')
      : t('recording.record.titleOf', { n: i + 1, all: recordings.length })
  return recordings.map((recording, i) => (
    <Section key={recording.id} level={2} title={titleOf(i)} className={css.recording ?? ''}>
      <Playback session={session} recording={recording} />
      <Removing sessionId={session.id} recording={recording} />
    </Section>
  ))
}

/** Until when it is kept, and taking it away before: either of the two may, alone. */
function Removing({ sessionId, recording }: { sessionId: string; recording: Recording }) {
  const { t, i18n } = useTranslation()
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const removing = useMutation({
    mutationFn: () => api.recordings.remove({ sessionId, recordingId: recording.id }),
    onSuccess: async () => {
      announce(t('recording.record.removed'))
      await queries.invalidateQueries({ queryKey: q.recordings.list.key() })
    },
  })
  return (
    <p className={css.foot}>
      <span className="b-sm b-dim">
        {t('recording.record.until', { day: day(new Date(recording.expiresAt), i18n.language) })}
      </span>
      <button type="button" className="b-link b-sm" onClick={() => setAsking(true)}>
        {t('recording.record.remove')}
      </button>
      {asking && (
        <Dialog
          title={t('recording.record.removeTitle')}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button kind="danger" busy={removing.isPending} onClick={() => removing.mutate()}>
                {t('recording.record.removeYes')}
              </Button>
              <Button kind="quiet" onClick={() => setAsking(false)}>
                {t('ui.cancel')}
              </Button>
            </>
          }
        >
          <p>{t('recording.record.removeBody')}</p>
          <WhyRefused error={removing.error} />
        </Dialog>
      )}
    </p>
  )
}
