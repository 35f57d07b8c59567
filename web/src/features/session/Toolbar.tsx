import {
  ArrowUpRight,
  Eraser,
  ListOrdered,
  MessageSquare,
  Mic,
  MicOff,
  MonitorUp,
  MonitorX,
  MousePointer2,
  Pencil,
  Settings2,
  Trash2,
  Type,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Call } from '../../call/call.ts'
import type { CallSnapshot } from '../../call/snapshot.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import { useMarks } from './Ink.tsx'
import css from './Toolbar.module.css'
import { TOOLS, type Tool } from './tools.ts'

export const TOOL_ICON = { point: MousePointer2, pen: Pencil, arrow: ArrowUpRight, step: ListOrdered, text: Type }

export type ToolbarProps = {
  call: Call
  snapshot: CallSnapshot
  tool: Tool | null
  onTool: (tool: Tool | null) => void
  chat: { open: boolean; unread: number; toggle: () => void }
  onVoice: () => void
  onShare: () => void
  onDevices: () => void
  onEnd: () => void
}

/** The tools, bottom centre. Drawing tools are there when there is something to draw on. */
export function Toolbar(props: ToolbarProps) {
  const { call, snapshot, tool, onTool, chat, onVoice, onShare, onDevices, onEnd } = props
  const { t } = useTranslation()
  const marks = useMarks(call)
  const { me, stage } = snapshot
  const speaking = me.microphone === 'open'
  return (
    <div className={css.tools} role="toolbar" aria-label={t('session.tools.label')}>
      {stage && (
        <>
          {TOOLS.map(({ tool: one, key, words }) => {
            const Icon = TOOL_ICON[one]
            return (
              <IconButton
                key={one}
                size="tool"
                label={t(`session.tools.${words}`)}
                aria-keyshortcuts={key}
                pressed={tool === one}
                onClick={() => onTool(tool === one ? null : one)}
              >
                <Icon aria-hidden />
              </IconButton>
            )
          })}
          <IconButton
            size="tool"
            label={t('session.tools.eraseLast')}
            aria-keyshortcuts="Backspace"
            disabled={!marks.some((mark) => mark.by === 'me')}
            onClick={() => call.marks.eraseLast()}
          >
            <Eraser aria-hidden />
          </IconButton>
          <IconButton
            size="tool"
            label={t('session.tools.clear')}
            disabled={marks.length === 0}
            onClick={() => call.marks.clear()}
          >
            <Trash2 aria-hidden />
          </IconButton>
          <span className={css.gap} />
        </>
      )}
      <IconButton
        size="tool"
        label={speaking ? t('session.tools.mute') : t('session.tools.unmute')}
        aria-keyshortcuts="m"
        off={!speaking}
        disabled={me.microphone === 'none'}
        onClick={onVoice}
      >
        {speaking ? <Mic aria-hidden /> : <MicOff aria-hidden />}
      </IconButton>
      <IconButton size="tool" label={t('session.tools.devices')} onClick={onDevices}>
        <Settings2 aria-hidden />
      </IconButton>
      <IconButton
        size="tool"
        label={me.sharing ? t('session.tools.stopShare') : t('session.tools.share')}
        className={cx(me.sharing && css.sharing)}
        onClick={onShare}
      >
        {me.sharing ? <MonitorX aria-hidden /> : <MonitorUp aria-hidden />}
      </IconButton>
      <IconButton
        size="tool"
        label={
          chat.open
            ? t('session.tools.chatClose')
            : chat.unread > 0
              ? `${t('session.tools.chat')}, ${t('session.chat.unread', { count: chat.unread })}`
              : t('session.tools.chat')
        }
        aria-keyshortcuts="c"
        aria-expanded={chat.open}
        className={cx(css.chat, chat.open && css.open)}
        onClick={chat.toggle}
      >
        <MessageSquare aria-hidden />
        {!chat.open && chat.unread > 0 && (
          <span className={css.unread} aria-hidden="true">
            {chat.unread}
          </span>
        )}
      </IconButton>
      <span className={css.gap} />
      <Button className={css.end} onClick={onEnd}>
        {t('session.tools.end')}
      </Button>
    </div>
  )
}
