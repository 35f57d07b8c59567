import type { Freshness } from '@binome/contract/verbs/people.ts'
import { useTranslation } from 'react-i18next'
import { Rich } from '../../ui/Rich.tsx'

export type FreedProps = { freed: number; freshness: Freshness | null; claimed: boolean }

/** One phrase of know-how: whom it freed and how fresh it is, or that it is only said. */
export function Freed({ freed, freshness, claimed }: FreedProps) {
  const { t } = useTranslation()
  if (freed === 0) return <>{claimed ? t('people.claimedOnly') : t('people.nothing')}</>
  if (!freshness) return <Rich k="people.freed" count={freed} />
  if (freshness !== 'older') {
    return <Rich k="people.freedWhen" count={freed} values={{ when: t(`people.freshness.${freshness}`) }} />
  }
  return (
    <>
      <Rich k="people.freed" count={freed} />, <span className="b-warn">{t('people.freshness.older')}</span>
    </>
  )
}
