import { useTranslation } from 'react-i18next'
import { Clock } from '../../ui/Clock.tsx'
import { EvidenceAxis, EvidenceLegend, EvidenceLine, type EvidenceMark, EvidenceTable } from '../../ui/EvidenceLine.tsx'
import { Say } from '../../ui/Say.tsx'
import { Section } from '../../ui/Section.tsx'
import { WaitCurve } from '../../ui/WaitCurve.tsx'
import css from './Gallery.module.css'

const NOW = new Date('2026-11-23T11:00:00')
const MARKS: readonly EvidenceMark[] = [
  { month: '2026-04', kind: 'solved', count: 1 },
  { month: '2026-07', kind: 'solved', count: 3 },
  { month: '2026-09', kind: 'solved', count: 1 },
  { month: '2026-09', kind: 'vouched', count: 1 },
  { month: '2026-11', kind: 'solved', count: 12 },
  { month: '2026-02', kind: 'claimed', count: 1 },
]
const CURVE = [
  [14, 0.03],
  [30, 0.16],
  [45, 0.28],
  [60, 0.36],
  [80, 0.45],
  [102, 0.5],
  [130, 0.6],
  [155, 0.68],
  [180, 0.74],
  [210, 0.8],
  [240, 0.85],
  [270, 0.88],
  [300, 0.9],
  [330, 0.92],
  [360, 0.93],
].map(([seconds = 0, share = 0]) => ({ seconds, share }))

const since = new Date(Date.now() - 41_000).toISOString()

/** Clock, waiting curve, evidence line. */
export function Charts() {
  const { t } = useTranslation()
  return (
    <div className={css.grid}>
      <Section title="Attente" className={css.all}>
        <div className={css.column}>
          <Clock since={since} roof="looking" size="display" />
          <Say size="lead" quote>
            Mon RECHERCHEX renvoie #N/A sur les codes importés de l’ERP, alors que le code est bien là.
          </Say>
          <WaitCurve asks={48} points={CURVE} halfSeconds={102} nineOfTenSeconds={300} hereSeconds={41} asked={2} />
        </div>
      </Section>
      <Section title="Savoir-faire" aside={t('people.order')}>
        <div className={css.column}>
          <EvidenceLine marks={MARKS} now={NOW} />
          <EvidenceLine marks={[]} now={NOW} />
          <EvidenceAxis now={NOW} />
          <EvidenceLegend />
        </div>
      </Section>
      <Section title="Le même, en tableau">
        <EvidenceTable marks={MARKS} caption="Maëlle Le Goff, RECHERCHEX" />
      </Section>
    </div>
  )
}
