import { useTranslation } from 'react-i18next'
import type { Call } from '../../call/call.ts'
import { useKeys } from '../../ui/keys.ts'
import { TOOLS, type Tool } from './tools.ts'

type Facts = {
  tool: Tool | null
  setTool: (tool: Tool | null) => void
  call: Call
  voice: () => void
  toggle: () => void
  /** There is a picture to draw on. */
  drawing: boolean
}

/** The keys of the session: V D A E T, Backspace, M, C, Esc. */
export function useRoomKeys({ tool, setTool, call, voice, toggle, drawing }: Facts): void {
  const { t } = useTranslation()
  useKeys(
    [
      ...TOOLS.map(({ tool: one, key, words }) => ({
        keys: key,
        label: t(`session.keys.${words}`),
        run: () => setTool(tool === one ? null : one),
      })),
      { keys: 'Backspace', label: t('session.keys.erase'), run: () => call.marks.eraseLast() },
      { keys: 'Escape', label: t('session.keys.down'), run: () => setTool(null) },
    ],
    drawing,
  )
  useKeys([
    { keys: 'm', label: t('session.keys.mute'), run: voice },
    { keys: 'c', label: t('session.keys.chat'), run: toggle },
  ])
}
