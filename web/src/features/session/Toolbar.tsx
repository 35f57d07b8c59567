import type { SessionView } from '@binome/contract/session.ts'
import { MessageSquare, MonitorUp, MonitorX, Settings2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Call } from '../../call/call.ts'
import type { CallSnapshot } from '../../call/snapshot.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import { RecordButton } from '../recording/RecordLine.tsx'
import { MicrophoneButton } from '../voice/MicrophoneButton.tsx'
import { DrawTools } from './DrawTools.tsx'
import css from './Toolbar.module.css'
import type { Tool } from './tools.ts'

export type ToolbarProps = {
  session: SessionView
  call: Call
  snapshot: CallSnapshot
  tool: Tool | null
  onTool: (tool: Tool | null) => void
  onFreeze: () => void
  chat: { open: boolean; unread: number; toggle: () => void }
  onVoice: () => void
  onShare: () => void
  onDevices: () => void
  onEnd: () => void
}

/** The tools, bottom centre. Drawing tools are there when there is something to draw on. */
export function Toolbar(props: ToolbarProps) {
  const { session, call, snapshot, tool, onTool, chat, onVoice, onShare, onDevices, onEnd } = props
  const { t } = useTranslation()
  const { me, stage } = snapshot
  return (
    <div className={css.tools} role="toolbar" aria-label={t('session.tools.label')}>
      {stage && (
        <>
          <DrawTools board={call} tool={tool} onTool={onTool} onFreeze={props.onFreeze} />
          <span className={css.gap} />
        </>
      )}
      <MicrophoneButton voice={call.voice} onToggle={onVoice} />
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
      <RecordButton session={session} />
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
