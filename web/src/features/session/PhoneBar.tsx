import { Camera, EyeOff, ListOrdered, LogOut, MessageSquare, Mic, MicOff, MousePointer2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '../../ui/cx.ts'
import { useHold } from '../voice/useHold.ts'
import css from './PhoneBar.module.css'
import type { ToolbarProps } from './Toolbar.tsx'

type Props = Pick<ToolbarProps, 'call' | 'snapshot' | 'tool' | 'onTool' | 'chat' | 'onVoice' | 'onShare' | 'onEnd'>

/** On a phone: six tools with their names. */
export function PhoneBar({ call, snapshot, tool, onTool, chat, onVoice, onShare, onEnd }: Props) {
  const { t } = useTranslation()
  const speaking = snapshot.me.microphone === 'open'
  const mic = useHold(call.voice, snapshot.me.microphone === 'muted', onVoice)
  const set = (one: 'point' | 'step') => onTool(tool === one ? null : one)
  return (
    <div className={css.bar} role="toolbar" aria-label={t('session.tools.label')}>
      <Item
        icon={speaking ? <Mic aria-hidden /> : <MicOff aria-hidden />}
        words={speaking ? t('flow.session.phoneMute') : t('session.tools.speak')}
        name={speaking ? t('session.tools.mute') : t('session.tools.unmute')}
        press={mic}
      />
      <Item
        icon={<MousePointer2 aria-hidden />}
        words={t('session.tools.pointShort')}
        pressed={tool === 'point' && snapshot.stage !== null}
        disabled={!snapshot.stage}
        onPress={() => set('point')}
      />
      <Item
        icon={<ListOrdered aria-hidden />}
        words={t('session.tools.stepShort')}
        pressed={tool === 'step' && snapshot.stage !== null}
        disabled={!snapshot.stage}
        onPress={() => set('step')}
      />
      <Item
        icon={snapshot.me.sharing ? <EyeOff aria-hidden /> : <Camera aria-hidden />}
        words={t(snapshot.me.sharing ? 'session.tools.hide' : 'session.tools.show')}
        onPress={onShare}
      />
      <Item
        icon={<MessageSquare aria-hidden />}
        words={
          chat.unread > 0 && !chat.open ? `${t('session.tools.write')} (${chat.unread})` : t('session.tools.write')
        }
        onPress={chat.toggle}
      />
      <Item icon={<LogOut aria-hidden />} words={t('session.tools.leave')} danger onPress={onEnd} />
    </div>
  )
}

type ItemProps = {
  icon: ReactNode
  words: string
  /** Spoken instead of the short word. */
  name?: string
  pressed?: boolean
  disabled?: boolean
  danger?: boolean
} & ({ onPress: () => void } | { press: ReturnType<typeof useHold> })

function Item({ icon, words, name, pressed, disabled, danger, ...does }: ItemProps) {
  return (
    <button
      type="button"
      className={cx(danger && css.danger)}
      aria-pressed={pressed}
      aria-label={name}
      disabled={disabled}
      {...('press' in does ? does.press : { onClick: does.onPress })}
    >
      {icon}
      {words}
    </button>
  )
}
