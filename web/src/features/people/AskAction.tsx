import type { PersonRow } from '@binome/contract/verbs/people.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../app/live-react.ts'
import { type ButtonLook, buttonClass } from '../../ui/Button.tsx'
import { firstName, hour } from '../../ui/format.ts'
import { useMoment } from '../../ui/moment.ts'
import { askable } from './askable.ts'

export type AskActionProps = {
  of: Pick<PersonRow, 'person' | 'available' | 'quietUntil' | 'beyond'>
  /** row: short. page: says the name. */
  as?: 'row' | 'page'
  look?: ButtonLook
}

const sameDay = (a: Date, b: Date) => a.toDateString() === b.toDateString()

/** Asks this person first, or says why there is nothing to press. */
export function AskAction({ of, as = 'row', look = { size: 'sm' } }: AskActionProps) {
  const { t, i18n } = useTranslation()
  const myId = useNow((now) => now.me.person.id)
  const now = new Date(useMoment(60))
  const can = askable(of, myId, now)
  const { person } = of
  if (can.state === 'yes') {
    const whole = t('people.askFirst', { name: as === 'page' ? firstName(person.name) : person.name })
    return (
      <Link
        to="/"
        search={{ for: person.id }}
        className={buttonClass(look)}
        aria-label={as === 'row' ? whole : undefined}
      >
        {as === 'row' ? t('people.ask') : whole}
      </Link>
    )
  }
  if (can.state === 'you') return <span>{t('people.itIsYou')}</span>
  if (can.state === 'beyond') return <span>{t('people.beyond')}</span>
  if (can.state === 'away') return <span>{t('people.notAvailable')}</span>
  const day = sameDay(can.until, now)
    ? ''
    : `${new Intl.DateTimeFormat(i18n.language, { weekday: 'long' }).format(can.until)} `
  return <span>{t('people.quietUntil', { hour: day + hour(can.until, i18n.language) })}</span>
}
