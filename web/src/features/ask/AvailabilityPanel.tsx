import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAvailability } from '../../app/availability.ts'
import { useRefusalWords } from '../../app/refusal.ts'
import { Button } from '../../ui/Button.tsx'
import { hour } from '../../ui/format.ts'
import { announce } from '../../ui/LiveRegion.tsx'
import { useMoment } from '../../ui/moment.ts'
import { Rich } from '../../ui/Rich.tsx'
import { Section } from '../../ui/Section.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Switch } from '../../ui/Switch.tsx'
import css from './AvailabilityPanel.module.css'
import { availabilityAt, type QuietChoice, quietUntil, untilChoices } from './until.ts'

const QUIET: readonly QuietChoice[] = ['half', 'one', 'two', 'tomorrow']

/** May I be asked? One switch, until when, and a moment of quiet. */
export function AvailabilityPanel() {
  const { t, i18n } = useTranslation()
  const { availability, save } = useAvailability()
  const words = useRefusalWords()
  const [changing, setChanging] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const moment = useMoment(10)
  if (!availability) return null

  const now = new Date(moment)
  const at = (iso: string) => hour(new Date(iso), i18n.language)
  const is = availabilityAt(availability, moment)
  const put = async (available: boolean, until: Date | null, quiet: Date | null, byHours = false) => {
    setError(null)
    try {
      await save({
        available,
        until: until?.toISOString() ?? null,
        quietUntil: quiet?.toISOString() ?? null,
        byHours,
      })
      announce(t('availability.saved'))
    } catch (thrown) {
      setError(thrown)
    }
  }
  const choices = untilChoices(now)
  const keepsHours = availability.hours.help.length > 0
  const over = availability.until !== null && new Date(availability.until) <= now
  const byHours = keepsHours && (availability.byHours || over)
  const chosen = byHours
    ? 'hours'
    : is.state !== 'open'
      ? null
      : is.until === null
        ? 'open'
        : (choices.find(({ until }) => until && Math.abs(until.getTime() - new Date(is.until ?? 0).getTime()) < 60_000)
            ?.choice ?? null)

  return (
    <Section level={2} title={t('availability.title')}>
      <div className={css.switch}>
        <Switch
          checked={is.state === 'open'}
          onChange={(on) => void put(on, null, null)}
          label={is.state === 'open' ? t('availability.on') : t('availability.off')}
          hint={
            is.state === 'open'
              ? is.until
                ? t('availability.until', { hour: at(is.until) })
                : byHours
                  ? t('availability.inHours')
                  : t('availability.untilChanged')
              : is.state === 'quiet'
                ? is.until
                  ? t('availability.quietUntil', { hour: at(is.until) })
                  : t('availability.quietHours')
                : byHours
                  ? t('availability.outsideHours')
                  : t('availability.offHint')
          }
        />
      </div>
      {is.state === 'quiet' && is.until ? (
        <p className={css.quiet}>
          <Rich k="tap.quiet" values={{ hour: at(is.until) }} />{' '}
          <button type="button" className="b-link b-sm" onClick={() => void put(true, null, null)}>
            {t('availability.reopen')}
          </button>
        </p>
      ) : (
        <button
          type="button"
          className={`b-link b-sm ${css.change}`}
          aria-expanded={changing}
          onClick={() => setChanging(!changing)}
        >
          {t('availability.change')}
        </button>
      )}
      {changing && !(is.state === 'quiet' && is.until) && (
        <div className={css.choices}>
          <p className="b-sm b-mut">{t('availability.untilLabel')}</p>
          <Segmented
            label={t('availability.untilLabel')}
            value={chosen}
            onChange={(choice) => {
              if (choice === 'hours') return void put(false, null, null, true)
              const one = choices.find((each) => each.choice === choice)
              if (one) void put(true, one.until, null)
            }}
            options={[
              ...choices.map(({ choice }) => ({ value: choice as string, label: t(`availability.choices.${choice}`) })),
              ...(keepsHours ? [{ value: 'hours', label: t('availability.choices.hours') }] : []),
            ]}
          />
          <p className="b-sm b-mut">{t('availability.quiet')}</p>
          <div className={css.row}>
            {QUIET.map((choice) => (
              <Button
                key={choice}
                size="sm"
                onClick={() => {
                  setChanging(false)
                  void put(availability.available, null, quietUntil(choice, new Date()), byHours)
                }}
              >
                {t(`availability.quietChoices.${choice}`)}
              </Button>
            ))}
          </div>
        </div>
      )}
      {error !== null && (
        <p className="b-sm b-danger" role="status">
          {words(error)}
        </p>
      )}
    </Section>
  )
}
