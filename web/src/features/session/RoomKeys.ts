import { useTranslation } from 'react-i18next'
import type { Board } from '../../call/board.ts'
import type { Call } from '../../call/call.ts'
import type { Voice } from '../../call/voice.ts'
import { useKeys } from '../../ui/keys.ts'
import { MORE_TOOLS, TOOLS, type Tool } from './tools.ts'
import { useMarkActs } from './useMarkActs.ts'

type DrawFacts = {
  board: Board
  tool: Tool | null
  setTool: (tool: Tool | null) => void
  /** Who keeps a still picture; whoever advises does not. */
  freeze?: () => void
  /** There is a picture to draw on. */
  drawing: boolean
}

/** V D A E T B S, G, Backspace and Ctrl Z, Esc. */
export function useDrawKeys({ board, tool, setTool, freeze, drawing }: DrawFacts): void {
  const { t } = useTranslation()
  const { undo } = useMarkActs(board)
  useKeys(
    [
      ...[...TOOLS, ...MORE_TOOLS].map(({ tool: one, key, words }) => ({
        keys: key,
        label: t(words),
        run: () => setTool(tool === one ? null : one),
      })),
      { keys: 'Backspace', label: t('session.tools.eraseLast'), run: undo },
      // In a field it takes back what was typed there.
      { keys: 'mod+z', label: t('session.tools.eraseLast'), run: undo, whileTyping: false },
      ...(freeze ? [{ keys: 'g', label: t('stage.freeze.act'), run: freeze }] : []),
      { keys: 'Escape', label: t('session.keys.down'), run: () => setTool(null) },
    ],
    drawing,
  )
}

/** M, and the space bar to talk: held while muted, one is heard as long as it is held; a short M opens or mutes. */
export function useVoiceKeys(voice: Voice, toggle: () => void): void {
  const { t } = useTranslation()
  useKeys([
    {
      keys: 'm',
      label: t('session.keys.mute'),
      run: () => (voice.microphone.state === 'muted' ? voice.press(true) : toggle()),
      release: () => voice.release(),
    },
    { keys: 'space', label: t('voice.keyHold'), run: () => voice.press(false), release: () => voice.release() },
  ])
}

type Facts = Omit<DrawFacts, 'board'> & { call: Call; voice: () => void; toggle: () => void }

/** The keys of the session: those of drawing and of the voice, and C. */
export function RoomKeys({ call, voice, toggle, ...draws }: Facts): null {
  const { t } = useTranslation()
  useDrawKeys({ ...draws, board: call })
  useVoiceKeys(call.voice, voice)
  useKeys([{ keys: 'c', label: t('session.keys.chat'), run: toggle }])
  return null
}
