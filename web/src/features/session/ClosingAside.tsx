import type { ToClose } from '@binome/contract/session.ts'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { q } from '../../app/api.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Say } from '../../ui/Say.tsx'
import { Section } from '../../ui/Section.tsx'
import { Time } from '../../ui/Time.tsx'
import { useFirstName, useName } from '../ask/useName.ts'
import { KeptSteps } from '../guide/KeptSteps.tsx'
import css from './Closing.module.css'

/** Beside the questions: what it was about, and the word of thanks that came for it. */
export function Aside({ toClose, children }: { toClose: ToClose; children: ReactNode }) {
  const { t } = useTranslation()
  const name = useName()
  const first = useFirstName()
  const helper = toClose.role === 'helper'
  // The word comes when the other one sends it, perhaps while this page is looked at.
  const { data } = useQuery(
    q.outcomes.thanks.queryOptions({ input: { limit: 5 }, enabled: helper, refetchInterval: 8_000 }),
  )
  const thanks = data?.rows.find((row) => row.from.id === toClose.other.id && row.at >= toClose.endedAt)
  return (
    <aside className={`b-8-12 ${css.aside}`}>
      <Section title={helper ? t('flow.after.theirAsk') : t('waiting.detailLabel')} level={2}>
        <Say size="lead" quote clamp className={css.ask}>
          {toClose.text}
        </Say>
        <p className="b-md b-dim">
          <Time at={toClose.endedAt} />
        </p>
      </Section>
      {toClose.guide.steps.length > 0 && (
        <Section title={t('guide.kept.title')} level={2}>
          <p className={`b-sm b-mut ${css.stays}`}>{t('guide.kept.stays')}</p>
          <KeptSteps guide={toClose.guide} />
        </Section>
      )}
      {children}
      {thanks && (
        <Section title={t('flow.after.thanksFrom', { name: first(thanks.from) })} level={2}>
          <div className={css.thanks} role="status">
            <Avatar person={thanks.from} />
            <div>
              <Say size="body" quote>
                {thanks.words}
              </Say>
              <p className="b-sm b-mut">
                {name(thanks.from)}, <Time at={thanks.at} />
              </p>
            </div>
          </div>
        </Section>
      )}
    </aside>
  )
}
