import { Settings2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LookingOn } from '../../call/looking-on.ts'
import type { Voice } from '../../call/voice.ts'
import { IconButton } from '../../ui/Button.tsx'
import { DrawTools } from '../session/DrawTools.tsx'
import { useDrawKeys, useVoiceKeys } from '../session/RoomKeys.ts'
import type { Tool } from '../session/tools.ts'
import { useMarksStay } from '../session/useMarkActs.ts'
import { CheckDialog } from '../voice/CheckDialog.tsx'
import { MicrophoneButton } from '../voice/MicrophoneButton.tsx'
import css from './observer.module.css'

type Props = {
  looking: LookingOn
  voice: Voice
  tool: Tool | null
  onTool: (tool: Tool | null) => void
  /** There is a screen that they may draw on. */
  drawing: boolean
}

/** What whoever advises has in hand: the tools of the stage, and their voice. */
export function AdviserTools({ looking, voice, tool, onTool, drawing }: Props) {
  const { t } = useTranslation()
  const [checking, setChecking] = useState(false)
  const { board } = looking
  const toggle = () => voice.microphone.toggle(() => looking.speak())
  useMarksStay(board)
  useDrawKeys({ board, tool, setTool: onTool, drawing })
  useVoiceKeys(voice, toggle)
  return (
    <div className={css.tools} role="toolbar" aria-label={t('session.tools.label')}>
      {drawing && <DrawTools board={board} tool={tool} onTool={onTool} />}
      <MicrophoneButton voice={voice} onToggle={toggle} />
      <IconButton size="tool" label={t('session.tools.devices')} onClick={() => setChecking(true)}>
        <Settings2 aria-hidden />
      </IconButton>
      {checking && (
        <CheckDialog voice={voice} onOpen={() => void looking.speak()} onClose={() => setChecking(false)}>
          {null}
        </CheckDialog>
      )}
    </div>
  )
}
