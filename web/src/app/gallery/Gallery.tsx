import { Roof } from '../../ui/Roof.tsx'
import { Section } from '../../ui/Section.tsx'

/** All components in all their states, to be looked at (npm run dev, /gallery). Not part of the production build. */
export function Gallery() {
  return (
    <main className="b-page">
      <Section title="Le toit" className="b-1-12">
        <Roof state="live" width={84} />
      </Section>
    </main>
  )
}
