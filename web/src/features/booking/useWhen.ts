import type { BookingView } from '@binome/contract/now.ts'
import { useTranslation } from 'react-i18next'
import { firstName, moment } from '../../ui/format.ts'
import { useMoment } from '../../ui/moment.ts'

/** As a sentence begins. */
export const capital = (words: string, locale: string) => words.charAt(0).toLocaleUpperCase(locale) + words.slice(1)

/** Whom a moment is with, as one calls them; null while nobody said yes. */
export function useOther(): (booking: BookingView) => string | null {
  const { t } = useTranslation()
  return (booking) => {
    if (booking.role === 'seeker') return booking.helper && firstName(booking.helper.name)
    return 'named' in booking.from ? firstName(booking.from.named.name) : t('tap.unnamed.house')
  }
}

/** One sentence of where a booked moment stands. */
export function useWhen(): (booking: BookingView) => string {
  const { t, i18n } = useTranslation()
  const now = useMoment(15)
  const other = useOther()
  return (booking) => {
    const { state, minutes, startsAt, role } = booking
    const when = moment(new Date(startsAt), new Date(now), i18n.language)
    const name = other(booking) ?? t('booking.someone')
    switch (state) {
      case 'proposed':
        return role === 'helper'
          ? t('booking.request', { name, minutes, when })
          : t('booking.proposed', { when: capital(when, i18n.language), minutes })
      case 'booked':
      case 'kept':
        return t('booking.with', { name, when, minutes })
      default:
        return t(`booking.over.${state}`, { when })
    }
  }
}
