import { Mic, MicOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Voice } from '../../call/voice.ts'
import { IconButton } from '../../ui/Button.tsx'
import { useHold } from './useHold.ts'
import { useVoice } from './useVoice.ts'

/** Opens and mutes; held while muted it speaks as long as it is held. */
export function MicrophoneButton({ voice, onToggle }: { voice: Voice; onToggle: () => void }) {
  const { t } = useTranslation()
  const { state, held } = useVoice(voice)
  const press = useHold(voice, state === 'muted', onToggle)
  const open = state === 'open'
  const label = held ? t('voice.release') : t(open ? 'session.tools.mute' : 'session.tools.unmute')
  const hint = state === 'muted' ? t('voice.hold') : undefined
  return (
    <IconButton
      size="tool"
      label={label}
      title={hint ? `${label}. ${hint}` : label}
      aria-description={hint}
      aria-keyshortcuts="m"
      off={!open}
      {...press}
    >
      {open ? <Mic aria-hidden /> : <MicOff aria-hidden />}
    </IconButton>
  )
}
