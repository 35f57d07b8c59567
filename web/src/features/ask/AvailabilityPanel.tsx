import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mayFollow, useAsked, useAskedWords, useAvailability, useHeld } from '../../app/availability.ts'
import { WhyRefused } from '../../app/WhyRefused.tsx'
import { Button } from '../../ui/Button.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import { useMoment } from '../../ui/moment.ts'
import { Section } from '../../ui/Section.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { timeNow } from '../../ui/time.ts'
import css from './AvailabilityPanel.module.css'
import { type QuietChoice, quietUntil, untilChoices } from './until.ts'

const QUIET: readonly QuietChoice[] = ['half', 'one', 'two', 'tomorrow']

/** May I be asked? One switch, until when, and a moment of quiet. */
export function AvailabilityPanel() {
  const { t } = useTranslation()
  const { availability, save } = useAvailability()
  const [changing, setChanging] = useState(false)
  const saving = useMutation({ mutationFn: save, onSuccess: () => announce(t('availability.saved')) })
  const now = new Date(useMoment(10))
  const is = useAsked(availability)
  const held = useHeld()
  const askedWords = useAskedWords()
  if (!availability || !is) return null

  const put = (available: boolean, until: Date | null, quiet: Date | null, byHours = false) =>
    saving.mutate({
      available,
      until: until?.toISOString() ?? null,
      quietUntil: quiet?.toISOString() ?? null,
      byHours,
    })
  const choices = untilChoices(now)
  const keepsHours = availability.hours.help.length > 0
  const over = availability.until !== null && new Date(availability.until) <= now
  const byHours = keepsHours && (availability.byHours || over)
  const quietForNow = is.state === 'quiet' && is.by === 'word'
  const inQuietHours = is.state === 'quiet' && is.by === 'hours'
  const until = availability.until === null ? null : new Date(availability.until).getTime()
  const chosen = byHours
    ? 'hours'
    : is.state !== 'open'
      ? null
      : until === null
        ? 'open'
        : (choices.find((one) => one.until && Math.abs(one.until.getTime() - until) < 60_000)?.choice ?? null)

  return (
    <Section
      level={2}
      title={t('availability.title')}
      aside={
        <Link to="/settings" hash="asking" className="b-link b-sm">
          {t('availability.myHours')}
        </Link>
      }
    >
      <div className={css.switch}>
        <Switch
          checked={is.state === 'open'}
          onChange={(on) => put(on, null, null)}
          // [D1] No word opens quiet hours.
          disabled={inQuietHours}
          label={t(is.state === 'open' ? 'availability.on' : 'availability.off')}
          hint={askedWords(is, held)}
        />
      </div>
      {!inQuietHours && (
        <div className={css.more}>
          {quietForNow ? (
            <button type="button" className="b-link b-sm" onClick={() => put(!byHours, null, null, byHours)}>
              {t('availability.reopen')}
            </button>
          ) : (
            <button
              type="button"
              className="b-link b-sm"
              aria-expanded={changing}
              onClick={() => setChanging(!changing)}
            >
              {t('availability.change')}
            </button>
          )}
          {mayFollow(availability, is) && (
            <button type="button" className="b-link b-sm" onClick={() => put(false, null, null, true)}>
              {t('availability.follow')}
            </button>
          )}
        </div>
      )}
      {changing && !quietForNow && !inQuietHours && (
        <div className={css.choices}>
          <p className="b-sm b-mut">{t('availability.untilLabel')}</p>
          <Segmented
            label={t('availability.untilLabel')}
            value={chosen}
            onChange={(choice) => {
              if (choice === 'hours') return put(false, null, null, true)
              const one = choices.find((each) => each.choice === choice)
              if (one) put(true, one.until, null)
            }}
            options={[
              ...choices.map(({ choice }) => ({ value: choice as string, label: t(`availability.choices.${choice}`) })),
              ...(keepsHours ? [{ value: 'hours', label: t('availability.choices.hours') }] : []),
            ]}
          />
          <p className="b-sm b-mut">{t('availability.quietFor')}</p>
          <div className={css.row}>
            {QUIET.map((choice) => (
              <Button
                key={choice}
                size="sm"
                onClick={() => {
                  setChanging(false)
                  const stays = until !== null && until > now.getTime() ? new Date(until) : null
                  put(availability.available, stays, quietUntil(choice, new Date(timeNow())), byHours)
                }}
              >
                {t(`availability.quietChoices.${choice}`)}
              </Button>
            ))}
          </div>
        </div>
      )}
      <WhyRefused error={saving.error} small />
    </Section>
  )
}
