import type { RulesInForce } from '@binome/contract/verbs/routing.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { q } from '../../app/api.ts'
import { useNow } from '../../app/live-react.ts'
import { NotRead } from '../../app/NotRead.tsx'
import { Pick } from '../../ui/Field.tsx'
import { Loading } from '../../ui/Notice.tsx'
import { useTeams } from '../admin/useTeams.ts'
import { RecordingDays } from './RecordingDays.tsx'
import css from './Rules.module.css'
import { RulesForm } from './RulesForm.tsx'
import { useRuleWords } from './ruleWords.ts'

const HOUSE = ''

/** How people may be asked: what the house says, and what each team says for its own. */
export function Rules() {
  const { t } = useTranslation()
  const role = useNow((now) => now.me.role)
  const ownTeam = useNow((now) => now.me.teamId) ?? null
  const { teams } = useTeams()
  const [chosen, setChosen] = useState<string | null>(null)
  const place = chosen ?? (role === 'admin' ? HOUSE : (ownTeam ?? HOUSE))
  const { data: house } = useQuery(q.routing.rules.queryOptions({ input: {} }))
  const {
    data: here,
    error,
    refetch,
  } = useQuery(q.routing.rules.queryOptions({ input: place === HOUSE ? {} : { teamId: place } }))
  if (error && !here) return <NotRead error={error} again={refetch} />
  if (!here || !house || !teams) return <Loading />
  const open = teams.filter(({ id }) => role === 'admin' || id === ownTeam)
  return (
    <div className={css.page}>
      <div className={css.head}>
        <Pick
          label={t('rules.for')}
          value={place}
          onChange={setChosen}
          options={[
            { value: HOUSE, label: t('rules.house') },
            ...open.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <p className="b-md b-mut">{t(place === HOUSE ? 'rules.leadHouse' : 'rules.leadTeam')}</p>
      </div>
      {here.mayChange ? (
        <RulesForm
          key={`${place} ${here.changedAt}`}
          teamId={here.teamId}
          said={here.said}
          house={place === HOUSE ? null : house.inForce}
          teams={teams}
        />
      ) : (
        <InForce rules={here.inForce} />
      )}
      {place === HOUSE && role === 'admin' && <RecordingDays />}
    </div>
  )
}

/** What holds, for whoever may read it and not change it. */
function InForce({ rules }: { rules: RulesInForce }) {
  const { t } = useTranslation()
  const words = useRuleWords()
  const facts: [string, string][] = [
    [t('rules.dial.title'), words.dial(rules.dial)],
    [t('rules.taps.most'), String(rules.mostTaps)],
    [t('rules.taps.atOnce'), String(rules.mostAtOnce)],
    [t('rules.opening.title'), words.opening(rules.opening)],
    [t('rules.asked.title'), words.askedBy(rules.askedBy)],
    [t('rules.frame.usual'), words.minutes(rules.usualMinutes)],
    [t('rules.frame.most'), words.minutes(rules.mostMinutes)],
  ]
  return (
    <dl className={css.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
