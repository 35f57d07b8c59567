import { Menu } from '@mantine/core'
import { Camera, Ellipsis, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Board } from '../../call/board.ts'
import { IconButton } from '../../ui/Button.tsx'
import { Key } from '../../ui/Key.tsx'
import css from './DrawTools.module.css'
import { useMarks } from './Ink.tsx'
import { MORE_TOOLS, TOOLS, type Tool } from './tools.ts'
import { useMarkActs } from './useMarkActs.ts'

type Props = { board: Board; tool: Tool | null; onTool: (tool: Tool | null) => void; onFreeze?: () => void }

/** What one points and draws with: five tools, my last mark taken back, and a menu for what is taken more rarely. */
export function DrawTools({ board, tool, onTool, onFreeze }: Props) {
  const { t } = useTranslation()
  const { undo } = useMarkActs(board)
  const mine = useMarks(board).some((mark) => mark.by === board.marks.hand)
  return (
    <>
      {TOOLS.map(({ tool: one, key, words, Icon }) => (
        <IconButton
          key={one}
          size="tool"
          label={t(words)}
          aria-keyshortcuts={key}
          pressed={tool === one}
          onClick={() => onTool(tool === one ? null : one)}
        >
          <Icon aria-hidden />
        </IconButton>
      ))}
      <IconButton
        size="tool"
        label={t('session.tools.eraseLast')}
        aria-keyshortcuts="Control+Z Backspace"
        disabled={!mine}
        onClick={undo}
      >
        <Undo2 aria-hidden />
      </IconButton>
      <More {...{ board, tool, onTool }} {...(onFreeze && { onFreeze })} />
    </>
  )
}

/** Box and spotlight, how long marks stay, and clearing. While one of its tools is in hand, the button shows it. */
function More({ board, tool, onTool, onFreeze }: Props) {
  const { t } = useTranslation()
  const marks = useMarks(board)
  const { clearMine, clearAll, stays, setStays } = useMarkActs(board)
  const held = MORE_TOOLS.find((one) => one.tool === tool)
  const Shown = held?.Icon ?? Ellipsis
  return (
    <Menu position="top" offset={14} width={276} withinPortal={false}>
      <Menu.Target>
        <IconButton
          size="tool"
          label={held ? `${t(held.words)}. ${t('stage.more')}` : t('stage.more')}
          className={held && css.held}
        >
          <Shown aria-hidden />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        {MORE_TOOLS.map(({ tool: one, key, words, Icon }) => (
          <Menu.Item
            key={one}
            leftSection={<Icon aria-hidden className={css.icon} />}
            rightSection={<Key of={key} />}
            aria-keyshortcuts={key}
            onClick={() => onTool(tool === one ? null : one)}
          >
            {t(words)}
          </Menu.Item>
        ))}
        {onFreeze && (
          <Menu.Item
            leftSection={<Camera aria-hidden className={css.icon} />}
            rightSection={<Key of="g" />}
            aria-keyshortcuts="g"
            onClick={onFreeze}
          >
            {t('stage.freeze.act')}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.RadioGroup value={stays ? 'stay' : 'fade'} onChange={(value) => setStays(value === 'stay')}>
          <Menu.RadioItem value="fade">{t('stage.fade')}</Menu.RadioItem>
          <Menu.RadioItem value="stay">{t('stage.stay')}</Menu.RadioItem>
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item disabled={!marks.some((mark) => mark.by === board.marks.hand)} onClick={clearMine}>
          {t('stage.clearMine')}
        </Menu.Item>
        {board.marks.hand !== 'adviser' && (
          <Menu.Item disabled={marks.length === 0} onClick={clearAll}>
            {t('session.tools.clear')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
