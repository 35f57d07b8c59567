import type { Figures, Whose } from '@binome/contract/verbs/figures.ts'
import type { TFunction } from 'i18next'
import { percent, span } from '../../ui/format.ts'
import { skillLabel } from '../people/skill.ts'

/** Quarters of the time kept for helping, as they are called. */
export const USES = ['quarter', 'half', 'threeQuarters', 'all'] as const

export const groupName = (t: TFunction, of: Whose): string =>
  of.whose === 'team' ? (of.name ?? t('figures.gone')) : t(of.whose === 'house' ? 'figures.house' : 'figures.others')

/**
 * What the page shows, a line a figure: of what, of whom, which, and the figure as it is shown there. Nothing that the
 * page does not show, rounded as there; what is not told is not told here [F1]. Pure.
 */
export function figureLines(t: TFunction, locale: string, shown: Figures): string[][] {
  const untold = t('figures.untold')
  const waits = shown.waits.flatMap(({ of, asks, firstYesSeconds, unanswered }) => [
    [t('figures.waits.title'), groupName(t, of), t('figures.waits.asks'), String(asks)],
    [
      ...[t('figures.waits.title'), groupName(t, of), t('figures.waits.firstYes')],
      firstYesSeconds === null ? untold : span(firstYesSeconds, locale),
    ],
    [
      ...[t('figures.waits.title'), groupName(t, of), t('figures.waits.unanswered')],
      unanswered === null ? untold : percent(unanswered, locale),
    ],
  ])
  const load = shown.load.flatMap(({ of, helpers, taps, minutes, budgetUse }) => [
    [t('figures.load.title'), groupName(t, of), t('figures.load.helpers'), String(helpers)],
    [t('figures.load.title'), groupName(t, of), t('figures.load.taps'), String(taps)],
    [t('figures.load.title'), groupName(t, of), t('figures.load.given'), span(minutes * 60, locale)],
    [
      ...[t('figures.load.title'), groupName(t, of), t('figures.load.use')],
      budgetUse === null ? untold : t(`figures.use.${USES[budgetUse - 1] ?? 'all'}`),
    ],
  ])
  const topics = shown.topics.map(({ skill, asks }) => [
    ...[t('figures.topics.title'), t('figures.house'), skillLabel(skill, locale)],
    t('figures.topics.asks', { asks: String(asks) }),
  ])
  return [...waits, ...load, ...topics]
}

/**
 * Lines as a file that spreadsheets open: with the separator of the reader's language, and no cell that a spreadsheet
 * would take for a formula (OWASP, "CSV Injection").
 */
export function csvText(lines: readonly (readonly string[])[], locale: string): string {
  const separator = locale.startsWith('fr') ? ';' : ','
  const cell = (text: string) => {
    const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
    return /["\n\r;,]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
  }
  return `\ufeff${lines.map((line) => line.map(cell).join(separator)).join('\r\n')}\r\n`
}
