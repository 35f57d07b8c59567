import { useTranslation } from 'react-i18next'
import type { Voice } from '../../call/voice.ts'
import { Switch } from '../../ui/Switch.tsx'
import { useVoice } from './useVoice.ts'
import css from './voice.module.css'

const PARTS = ['echoCancellation', 'noiseSuppression', 'autoGainControl'] as const

/** What the browser does to the voice, on this device. All of it, unless somebody plays a piano or wears a studio's microphone. */
export function ProcessingChoice({ voice }: { voice: Voice }) {
  const { t } = useTranslation()
  const { processing } = useVoice(voice)
  return (
    <details className={css.more}>
      <summary>{t('voice.processing.title')}</summary>
      {PARTS.map((part) => (
        <Switch
          key={part}
          label={t(`voice.processing.${part}`)}
          hint={t(`voice.processing.${part}Hint`)}
          checked={processing[part]}
          onChange={(on) => void voice.process({ ...processing, [part]: on })}
        />
      ))}
    </details>
  )
}
