import { useTranslation } from 'react-i18next'
import { exact, hour, relative } from './format.ts'
import { useMoment } from './moment.ts'

export type TimeProps = {
  /** ISO instant. */
  at: string
  /** relative (default): il y a 4 min; hour: 12 h 30. */
  as?: 'relative' | 'hour' | undefined
  className?: string | undefined
}

/** A time as one says it, exact on hover, in a `<time>`. */
export function Time({ at, as = 'relative', className }: TimeProps) {
  const { i18n } = useTranslation()
  const now = useMoment()
  const date = new Date(at)
  return (
    <time dateTime={at} title={exact(date, i18n.language)} className={className}>
      {as === 'hour' ? hour(date, i18n.language) : relative(date, new Date(now), i18n.language)}
    </time>
  )
}
