import { useTranslation } from 'react-i18next'
import css from './EvidenceLine.module.css'
import { month as monthName } from './format.ts'

/** What the marks of one month are: someone freed, someone's word for it, one's own claim. */
export type EvidenceKind = 'solved' | 'vouched' | 'claimed'
/** `month` is YYYY-MM. Several of a kind in a month are one mark with its count. */
export type EvidenceMark = { month: string; kind: EvidenceKind; count: number }

const WIDTH = 236
const MONTHS = 12
const LEFT = 6
const STEP = (WIDTH - 2 * LEFT) / (MONTHS - 1)

const monthIndex = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1

const ORDER: readonly EvidenceKind[] = ['claimed', 'solved', 'vouched']
const APART = 12

/** How far a mark stands from the middle of its month: several kinds in a month stand side by side. */
function offset(mark: EvidenceMark, all: readonly EvidenceMark[]): number {
  const kinds = ORDER.filter((kind) => all.some((other) => other.month === mark.month && other.kind === kind))
  return (kinds.indexOf(mark.kind) - (kinds.length - 1) / 2) * APART
}

function Mark({ kind, x, count }: { kind: EvidenceKind; x: number; count: number }) {
  const figure = count > 1 && (
    <text className={css.count} x={x} y={-1} textAnchor="middle">
      {count}
    </text>
  )
  if (kind === 'solved') {
    return (
      <>
        <path className={css.solved} d={`M${x - 4.9} 19l4.2-14h5.6l-4.2 14z`} />
        {figure}
      </>
    )
  }
  if (kind === 'vouched') {
    return (
      <>
        <circle className={css.vouched} cx={x} cy={12} r={5} />
        {figure}
      </>
    )
  }
  return <rect className={css.claimed} x={x - 5} y={7} width={10} height={10} />
}

export type EvidenceLineProps = {
  marks: readonly EvidenceMark[]
  /** The last month on the right; today's by default. */
  now?: Date | undefined
}

/**
 * Twelve months of know-how: a filled stroke freed someone, a ring is someone's word, a dashed square one's own claim.
 * Its position is its freshness. Screen readers hear the sums; EvidenceTable says it month by month.
 */
export function EvidenceLine({ marks, now = new Date() }: EvidenceLineProps) {
  const { t } = useTranslation()
  const last = now.getFullYear() * 12 + now.getMonth()
  const seen = marks.filter((mark) => {
    const age = last - monthIndex(mark.month)
    return age >= 0 && age < MONTHS
  })
  const sum = (kind: EvidenceKind) =>
    seen.filter((mark) => mark.kind === kind).reduce((total, mark) => total + mark.count, 0)
  const said = (['solved', 'vouched', 'claimed'] as const)
    .filter((kind) => sum(kind) > 0)
    .map((kind) => t(`ui.evidence.${kind}`, { count: sum(kind) }))
  return (
    <svg
      className={css.line}
      viewBox={`0 0 ${WIDTH} 30`}
      role="img"
      aria-label={said.length > 0 ? said.join(', ') : t('ui.evidence.none')}
    >
      <path className={css.axis} d={`M0 24H${WIDTH}`} />
      {[0, 2.75, 5.5, 8.25, 11].map((at) => (
        <path key={at} className={css.axis} d={`M${LEFT + at * STEP} 24v4`} />
      ))}
      {seen.map((mark) => (
        <Mark
          key={`${mark.month} ${mark.kind}`}
          kind={mark.kind}
          count={mark.count}
          x={LEFT + (MONTHS - 1 - (last - monthIndex(mark.month))) * STEP + offset(mark, seen)}
        />
      ))}
    </svg>
  )
}

/** What stands under the last line of a list: a year ago, half a year ago, today. */
export function EvidenceAxis({ now = new Date() }: { now?: Date }) {
  const { t, i18n } = useTranslation()
  const back = (months: number) => new Date(now.getFullYear(), now.getMonth() - months, 1)
  return (
    <span className={css.ends} aria-hidden="true">
      <span>{monthName(back(11), i18n.language)}</span>
      <span>{new Intl.DateTimeFormat(i18n.language, { month: 'short' }).format(back(6))}</span>
      <span>{t('people.axis.today')}</span>
    </span>
  )
}

const KINDS: readonly EvidenceKind[] = ['solved', 'vouched', 'claimed']

/** The marks and their words; `kinds` where not all of them can appear. */
export function EvidenceLegend({ kinds = KINDS }: { kinds?: readonly EvidenceKind[] }) {
  const { t } = useTranslation()
  return (
    <ul className={css.legend}>
      {kinds.map((kind) => (
        <li key={kind}>
          <svg viewBox="0 4 16 16" width={16} height={16} aria-hidden="true">
            <Mark kind={kind} x={8} count={1} />
          </svg>
          {t(`ui.evidence.kind.${kind}`)}
        </li>
      ))}
    </ul>
  )
}

/** The same, month by month, in words. */
export function EvidenceTable({ marks, caption }: { marks: readonly EvidenceMark[]; caption: string }) {
  const { t, i18n } = useTranslation()
  const rows = [...marks].sort((a, b) => b.month.localeCompare(a.month))
  return (
    <table className={css.table}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('ui.evidence.month')}</th>
          <th scope="col">
            <span className="b-hidden">{t('ui.evidence.what')}</span>
          </th>
          <th scope="col" className={css.figure}>
            {t('ui.evidence.count')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((mark) => (
          <tr key={`${mark.month} ${mark.kind}`}>
            <th scope="row">{monthName(new Date(`${mark.month}-15T12:00:00`), i18n.language, 'long')}</th>
            <td>{t(`ui.evidence.kind.${mark.kind}`)}</td>
            <td className={css.figure}>{mark.count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
