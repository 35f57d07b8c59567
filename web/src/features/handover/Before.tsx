import type { SessionView } from '@binome/contract/session.ts'
import type { PersonRef } from '@binome/contract/terms.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { q } from '../../app/api.ts'
import { WhyRefused } from '../../app/WhyRefused.tsx'
import { span } from '../../ui/format.ts'
import { Loading } from '../../ui/Notice.tsx'
import { Say } from '../../ui/Say.tsx'
import { useFirstName, useName } from '../ask/useName.ts'
import { KeptSteps } from '../guide/KeptSteps.tsx'
import { Said } from '../session/Said.tsx'
import css from './handover.module.css'

/** Who handed this session over, with their line; and what was tried with them, read when it is opened. */
export function Before({ session, me }: { session: SessionView; me: PersonRef }) {
  const { t } = useTranslation()
  const first = useFirstName()
  const [open, setOpen] = useState(false)
  const { before } = session
  if (before === null) return null
  const by = first(before.helper)
  return (
    <div className={css.before}>
      <p className="b-sm">
        <b>
          {session.role === 'helper'
            ? t('handover.before', { by })
            : t('handover.beforeSeeker', { by, to: first(session.other) })}
        </b>
      </p>
      {before.line !== '' && (
        <Say size="small" quote>
          {before.line}
        </Say>
      )}
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className={`b-sm ${css.summary}`}>{t('handover.tried')}</summary>
        {open && <Tried session={session} me={me} />}
      </details>
    </div>
  )
}

function Tried({ session, me }: { session: SessionView; me: PersonRef }) {
  const { t, i18n } = useTranslation()
  const name = useName()
  const first = useFirstName()
  const { data, error } = useQuery(q.handover.before.queryOptions({ input: { sessionId: session.id }, retry: false }))
  if (error) return <WhyRefused error={error} />
  if (!data) return <Loading />
  return data.encounters.map(({ sessionId, helper, minutes, guide, messages }) => (
    <div key={sessionId} className={css.encounter}>
      <p className="b-sm b-dim">
        {t('after.headShort', {
          name: name(helper),
          minutes: minutes > 0 ? span(minutes * 60, i18n.language) : t('flow.after.underMinute'),
        })}
      </p>
      {guide.steps.length > 0 && <KeptSteps guide={guide} />}
      {messages.map((message) => (
        <Said
          key={message.id}
          message={message}
          mine={message.authorId === me.id}
          name={first(message.authorId === helper.id ? helper : session.other)}
        />
      ))}
      {guide.steps.length + messages.length === 0 && <p className="b-sm b-mut">{t('handover.nothingTried')}</p>}
    </div>
  ))
}
