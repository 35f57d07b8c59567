import { useTranslation } from 'react-i18next'
import { listOf, timeOfDay, weekday } from '../../ui/format.ts'
import { alike, DAYS, goesOn, type Stretch } from './week.ts'

/** Hours of a week in words: « lundi à vendredi, 9 h à 12 h et 14 h à 17 h ». */
export function useWeekWords() {
  const { t, i18n } = useTranslation()
  const locale = i18n.language
  const stretch = (one: Stretch) => {
    const [from, to] = [timeOfDay(one.from, locale), timeOfDay(one.to, locale)]
    if (one.from === '00:00' && one.to === '00:00') return t('asking.wholeDay')
    return t(goesOn(one) ? 'asking.overnight' : 'asking.stretch', { from, to })
  }
  const days = (which: readonly number[]) => {
    const [first = 1] = which
    const last = which.at(-1) ?? first
    if (which.length === DAYS.length) return t('asking.days.all')
    if (which.length === 1) return weekday(first, locale)
    const key = which.length === 2 ? 'asking.days.two' : 'asking.days.range'
    return t(key, { from: weekday(first, locale), to: weekday(last, locale) })
  }
  return {
    stretch,
    lines: (stretches: readonly Stretch[]): string[] =>
      alike(stretches).map((group) =>
        t('asking.line', { days: days(group.days), stretches: listOf(group.stretches.map(stretch), locale) }),
      ),
  }
}
