import type { RulesInForce, RulesSaid } from '@binome/contract/verbs/routing.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, q } from '../../app/api.ts'
import { useRefusalWords } from '../../app/refusal.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import { Section } from '../../ui/Section.tsx'
import { Refused } from '../door/Refused.tsx'
import { Saved } from '../me/Saved.tsx'
import { AskedByChoice } from './AskedByChoice.tsx'
import { FrameFields } from './FrameFields.tsx'
import { InheritedChoice } from './InheritedChoice.tsx'
import { OpeningFields } from './OpeningFields.tsx'
import css from './Rules.module.css'
import { dialsUnder, numberOf, wrongOf } from './rules.ts'
import { useRuleWords } from './ruleWords.ts'

export type RulesFormProps = {
  teamId: string | null
  said: RulesSaid
  /** What holds for a team that says nothing; null for the house itself. */
  house: RulesInForce | null
  teams: readonly { id: string; name: string }[]
}

/** What one place says, each thing with its effect in words and what holds when it says nothing. Saved as a whole. */
export function RulesForm({ teamId, said: before, house, teams }: RulesFormProps) {
  const { t } = useTranslation()
  const words = useRuleWords()
  const refusal = useRefusalWords()
  const cache = useQueryClient()
  const [said, setSaid] = useState(before)
  const saving = useMutation({
    mutationFn: () => api.routing.saveRules({ teamId, said }),
    onSuccess: async () => {
      announce(t('ui.saved'))
      await cache.invalidateQueries({ queryKey: q.routing.key() })
    },
  })
  const put = (part: Partial<RulesSaid>) => {
    saving.reset()
    setSaid({ ...said, ...part })
  }
  const wrong = wrongOf(said, house)
  const changed = JSON.stringify(said) !== JSON.stringify(before)
  const number = (name: 'mostTaps' | 'mostAtOnce', usual: number, most: number) => (
    <Field
      label={t(name === 'mostTaps' ? 'rules.taps.most' : 'rules.taps.atOnce')}
      hint={t(house ? 'rules.taps.under' : 'rules.taps.usual', { most, usual })}
      type="number"
      inputMode="numeric"
      min={1}
      max={most}
      className={css.number}
      placeholder={String(usual)}
      value={said[name] ?? ''}
      error={wrong.includes(name) && t('rules.taps.wrong', { most })}
      onChange={(event) => put({ [name]: numberOf(event.currentTarget.value) })}
    />
  )
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (wrong.length === 0) saving.mutate()
      }}
    >
      <Section title={t('rules.dial.title')} level={2}>
        <div className={css.block}>
          <p className="b-sm b-mut">{t('rules.dial.hint')}</p>
          <InheritedChoice
            title={t('rules.dial.title')}
            value={said.dial}
            inherited={words.dial(house?.dial ?? 'balanced')}
            underHouse={house !== null}
            options={dialsUnder(house?.dial ?? null).map((value) => ({
              value,
              label: (
                <>
                  {words.dial(value)}
                  <span className={css.effect}>{t(`rules.dial.effect.${value}`)}</span>
                </>
              ),
            }))}
            onChange={(dial) => put({ dial })}
          />
        </div>
      </Section>
      <Section title={t('rules.taps.title')} level={2}>
        <div className={css.block}>
          <p className="b-sm b-mut">{t('rules.taps.hint')}</p>
          <div className={css.pair}>
            {number('mostTaps', house?.mostTaps ?? 40, house?.mostTaps ?? 200)}
            {number('mostAtOnce', house?.mostAtOnce ?? 10, house?.mostAtOnce ?? 50)}
          </div>
        </div>
      </Section>
      <OpeningFields said={said} house={house} onChange={put} />
      <AskedByChoice said={said} house={house} teams={teams} ownId={teamId} onChange={put} />
      <FrameFields said={said} house={house} wrong={wrong.includes('frame')} onChange={put} />
      <Refused>{saving.error != null && refusal(saving.error)}</Refused>
      <p className="b-row b-wrap">
        <Button type="submit" kind="primary" busy={saving.isPending} disabled={!changed || wrong.length > 0}>
          {t('ui.save')}
        </Button>
        <Saved>{saving.isSuccess && t('ui.saved')}</Saved>
      </p>
    </form>
  )
}
