import { useTranslation } from 'react-i18next'
import type { Call } from '../../call/call.ts'
import { useKeys } from '../../ui/keys.ts'
import { MORE_TOOLS, TOOLS, type Tool } from './tools.ts'
import { useMarkActs } from './useMarkActs.ts'

type Facts = {
  tool: Tool | null
  setTool: (tool: Tool | null) => void
  call: Call
  voice: () => void
  toggle: () => void
  freeze: () => void
  /** There is a picture to draw on. */
  drawing: boolean
}

/** The keys of the session: V D A E T B S, G, Backspace and Ctrl Z, M, C, Esc, and the space bar to talk. */
export function RoomKeys({ tool, setTool, call, voice, toggle, freeze, drawing }: Facts): null {
  const { t } = useTranslation()
  const { undo } = useMarkActs(call)
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
      { keys: 'g', label: t('stage.freeze.act'), run: freeze },
      { keys: 'Escape', label: t('session.keys.down'), run: () => setTool(null) },
    ],
    drawing,
  )
  // Held while muted, one is heard as long as it is held; a short M opens or mutes.
  const talks = call.voice
  useKeys([
    {
      keys: 'm',
      label: t('session.keys.mute'),
      run: () => (call.microphone.state === 'muted' ? talks.press(true) : voice()),
      release: () => talks.release(),
    },
    { keys: 'space', label: t('voice.keyHold'), run: () => talks.press(false), release: () => talks.release() },
    { keys: 'c', label: t('session.keys.chat'), run: toggle },
  ])
  return null
}
