import type { Figures, Whose } from '@binome/contract/verbs/figures.ts'
import fc from 'fast-check'
import type { TFunction } from 'i18next'
import { expect, test } from 'vitest'
import { percent, span } from '../../ui/format.ts'
import { csvText, figureLines } from './figuresCsv.ts'

const t = ((key: string, { asks }: { asks?: string } = {}) =>
  asks === undefined ? key : `~${asks}`) as unknown as TFunction

const TEAM = '0195c3f0-0000-7000-8000-000000000001'
const of: fc.Arbitrary<Whose> = fc.constantFrom<Whose>(
  { whose: 'house' },
  { whose: 'team', teamId: TEAM, name: 'Logistique' },
  { whose: 'team', teamId: TEAM, name: null },
  { whose: 'others' },
)
const five = fc.integer({ min: 1, max: 40 }).map((n) => n * 5)
const shown: fc.Arbitrary<Figures> = fc.record({
  period: fc.constant({ from: '2026-10-26T00:00:00.000Z', to: '2026-11-23T00:00:00.000Z' }),
  waits: fc.array(
    fc.record({
      of,
      asks: five,
      firstYesSeconds: fc.option(five),
      unanswered: fc.option(fc.integer({ min: 0, max: 10 }).map((n) => n / 10)),
    }),
    { maxLength: 4 },
  ),
  load: fc.array(
    fc.record({ of, helpers: five, taps: five, minutes: five, budgetUse: fc.option(fc.integer({ min: 1, max: 4 })) }),
    { maxLength: 4 },
  ),
  topics: fc.array(fc.record({ skill: fc.constant({ id: TEAM, labelFr: 'Paie', labelEn: 'Payroll' }), asks: five }), {
    maxLength: 3,
  }),
})

test('[F1] [F4] the file holds what the page shows, as it shows it, and nothing else', () => {
  fc.assert(
    fc.property(shown, (figures) => {
      const lines = figureLines(t, 'fr', figures)
      const cells = [
        ...figures.waits.flatMap(({ asks, firstYesSeconds, unanswered }) => [
          String(asks),
          firstYesSeconds === null ? 'figures.untold' : span(firstYesSeconds, 'fr'),
          unanswered === null ? 'figures.untold' : percent(unanswered, 'fr'),
        ]),
        ...figures.load.flatMap(({ helpers, taps, minutes, budgetUse }) => [
          ...[String(helpers), String(taps), span(minutes * 60, 'fr')],
          budgetUse === null
            ? 'figures.untold'
            : `figures.use.${['quarter', 'half', 'threeQuarters', 'all'][budgetUse - 1]}`,
        ]),
        ...figures.topics.map(({ asks }) => `~${asks}`),
      ]
      expect(lines.map((line) => line[3])).toEqual(cells)
      expect(csvText(lines, 'fr')).not.toContain(TEAM)
    }),
  )
})

test('a spreadsheet reads each cell as text or number, in either language, and never as a formula', () => {
  const lines = [
    ['=HYPERLINK("x")', 'a;b'],
    ['-1', 'une "équipe"'],
  ]
  expect(csvText(lines, 'fr')).toBe(`\ufeff"'=HYPERLINK(""x"")";"a;b"\r\n'-1;"une ""équipe"""\r\n`)
  expect(csvText([['a', 'b, c']], 'en')).toBe('\ufeffa,"b, c"\r\n')
})
