import type { Asking as Habits } from '@binome/contract/verbs/asking.ts'
import { useTranslation } from 'react-i18next'
import { useAskedWords, useQuickAnswer } from '../../app/availability.ts'
import { useRefusalWords } from '../../app/refusal.ts'
import { Button } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import { Pick } from '../../ui/Field.tsx'
import { span } from '../../ui/format.ts'
import { Loading, Notice } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Section.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Refused } from '../door/Refused.tsx'
import css from './Asking.module.css'
import { NotMine } from './NotMine.tsx'
import { SkillPicker } from './SkillPicker.tsx'
import { here, useAsking } from './useAsking.ts'
import { WeekPart } from './WeekPart.tsx'

/** Minutes. */
const RESTS = [0, 5, 10, 15, 30, 60] as const

/** When I may be asked: what holds now, and the weeks, the rest and the topics it comes from. */
export function Asking() {
  const { t } = useTranslation()
  const words = useRefusalWords()
  const { asking, reading, saving, change } = useAsking()
  return (
    <Section id="asking" title={t('asking.title')} level={2}>
      <div className={css.parts}>
        <p className="b-sm b-mut">{t('asking.lead')}</p>
        <WhatHolds />
        {!asking &&
          (reading.isError ? (
            <Notice
              kind="error"
              title={t('asking.unread')}
              action={<Button onClick={() => void reading.refetch()}>{t('asking.again')}</Button>}
            >
              {words(reading.error)}
            </Notice>
          ) : (
            <Loading />
          ))}
        {asking && (
          <>
            <WeekPart kind="help" hours={asking.help} onChange={(help) => change({ help })} />
            <WeekPart kind="quiet" hours={asking.quiet} onChange={(quiet) => change({ quiet })} />
            <Zone zone={asking.timeZone} onChange={(timeZone) => change({ timeZone })} />
            <Rest minutes={asking.restMinutes} onChange={(restMinutes) => change({ restMinutes })} />
            <Muted muted={asking.muted} onChange={(muted) => change({ muted })} />
            <NotMine />
          </>
        )}
        {saving.isError && (
          <div className={css.failed}>
            <Refused>
              {t('asking.notSaved')} {words(saving.error)}
            </Refused>
            <Button size="sm" onClick={() => saving.mutate(saving.variables)}>
              {t('asking.again')}
            </Button>
          </div>
        )}
      </div>
    </Section>
  )
}

/** What the house does just now, and the way back to my hours. */
function WhatHolds() {
  const { t } = useTranslation()
  const { asked, held, follow } = useQuickAnswer()
  const askedWords = useAskedWords()
  if (!asked) return null
  const open = asked.state === 'open' && held === null
  return (
    <div className={css.holds}>
      <span className={cx(css.dot, open && css.open)} aria-hidden="true" />
      <p role="status">
        <b>{t(open ? 'availability.on' : 'availability.off')}</b>{' '}
        <span className="b-mut">{askedWords(asked, held)}</span>
      </p>
      {follow && (
        <Button size="sm" onClick={follow}>
          {t('availability.follow')}
        </Button>
      )}
    </div>
  )
}

const named = (zone: string) => zone.replaceAll('_', ' ')

function Zone({ zone, onChange }: { zone: string; onChange: (zone: string) => void }) {
  const { t } = useTranslation()
  const zones = [...new Set([...Intl.supportedValuesOf('timeZone'), here(), zone])].toSorted()
  return (
    <div className={css.part}>
      <Pick
        label={t('asking.zone')}
        hint={t('asking.zoneHint')}
        value={zone}
        onChange={onChange}
        options={zones.map((value) => ({ value, label: named(value) }))}
      />
      {zone !== here() && (
        <p className="b-sm b-mut">
          {t('asking.zoneOther', { zone: named(here()) })}{' '}
          <button type="button" className="b-link b-sm" onClick={() => onChange(here())}>
            {t('asking.zoneTake')}
          </button>
        </p>
      )}
    </div>
  )
}

function Rest({ minutes, onChange }: { minutes: number; onChange: (minutes: number) => void }) {
  const { t, i18n } = useTranslation()
  const choices = [...new Set([...RESTS, minutes])].toSorted((a, b) => a - b)
  return (
    <div className={css.part}>
      <h3 className={css.legend}>{t('asking.rest')}</h3>
      <p className="b-sm b-mut">{t('asking.restHint')}</p>
      <Segmented
        label={t('asking.rest')}
        className={css.rests}
        value={String(minutes)}
        onChange={(next) => onChange(Number(next))}
        options={choices.map((value) => ({
          value: String(value),
          label: value === 0 ? t('asking.restNone') : span(value * 60, i18n.language),
        }))}
      />
    </div>
  )
}

function Muted({ muted, onChange }: { muted: Habits['muted']; onChange: (muted: Habits['muted']) => void }) {
  const { t } = useTranslation()
  return (
    <div className={css.part}>
      <SkillPicker
        known
        label={t('asking.muted')}
        hint={t('asking.mutedHint')}
        none={t('asking.mutedNone')}
        placeholder={t('asking.mutedPlaceholder')}
        claims={{ skills: muted, labels: [] }}
        onChange={({ skills }) => onChange([...skills])}
      />
    </div>
  )
}
