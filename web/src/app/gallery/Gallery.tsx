import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { changeSettings, useSettings } from '../settings.ts'
import { useLanguage } from '../useLanguage.ts'
import { Charts } from './Charts.tsx'
import { Controls } from './Controls.tsx'
import { Frame } from './Frame.tsx'
import css from './Gallery.module.css'
import { States } from './States.tsx'

/** All components in all their states, to be looked at (npm run dev, /gallery). Not part of the production build. */
export function Gallery() {
  const { theme } = useSettings()
  const { language, setLanguage } = useLanguage()
  const [frame, setFrame] = useState(false)
  if (frame) return <Frame onLeave={() => setFrame(false)} />
  return (
    <main className={css.page}>
      <div className={css.bar}>
        <Segmented
          label="Theme"
          value={theme}
          onChange={(next) => changeSettings({ theme: next })}
          options={[
            { value: 'light', label: 'light' },
            { value: 'dark', label: 'dark' },
            { value: 'system', label: 'system' },
          ]}
        />
        <Segmented
          label="Language"
          value={language}
          onChange={(next) => void setLanguage(next)}
          options={[
            { value: 'fr', label: 'fr' },
            { value: 'en', label: 'en' },
          ]}
        />
        <Button size="sm" onClick={() => setFrame(true)}>
          frame
        </Button>
      </div>
      <States />
      <Controls />
      <Charts />
    </main>
  )
}
