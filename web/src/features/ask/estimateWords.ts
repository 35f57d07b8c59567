import type { TFunction } from 'i18next'
import { about } from '../../ui/format.ts'
import type { Usual } from './composer.ts'
import type { Expectation } from './estimate.ts'

/** How long it usually takes, as the end of a sentence. */
export function usualWords(t: TFunction, locale: string, usual: Usual): string {
  const hour = usual.thisHour ? 'Hour' : ''
  const time = about(usual.seconds, locale)
  if (usual.nineOfTenSeconds === null) return t(`estimate.usual${hour}`, { time })
  return t(`estimate.usual${hour}Nine`, { time, nine: about(usual.nineOfTenSeconds, locale) })
}

/** What this ask may expect, whole sentences. The bounds are said: an estimate without them promises too much. */
export function expectationWords(t: TFunction, locale: string, expected: Expectation): string {
  switch (expected.say) {
    case 'few':
    case 'fewSoLong':
    case 'underHalf':
      return t(`estimate.${expected.say}`)
    case 'begins':
    case 'goesOn': {
      const { half, nineOfTen, thisHour, say } = expected
      const time = about(half.seconds, locale)
      const from = about(half.from, locale)
      const to = half.to === null ? null : about(half.to, locale)
      const range =
        to === null ? t('estimate.orLonger', { from }) : from === to ? '' : t('estimate.between', { from, to })
      const bounds = range && ` ${range}`
      const nine = nineOfTen === null ? '' : t('estimate.nine', { nine: about(nineOfTen.seconds, locale) })
      const key = say === 'goesOn' ? 'estimate.goesOn' : thisHour ? 'estimate.beginsHour' : 'estimate.begins'
      return [t(key, { time, bounds }), nine].filter(Boolean).join(' ')
    }
  }
}
