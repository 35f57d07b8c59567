import type { Message, SessionView } from '@binome/contract/now.ts'
import type { PersonRef } from '@binome/contract/terms.ts'
import { X } from 'lucide-react'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/Button.tsx'
import { Chat } from './Chat.tsx'
import { Context } from './Context.tsx'
import css from './SideSheet.module.css'

const TABS = ['title', 'context'] as const
type Tab = (typeof TABS)[number]

/** The drawer: what is written, and what it is about. On a phone it covers the stage. */
export function SideSheet({
  session,
  me,
  messages,
  onClose,
  focus,
}: {
  session: SessionView
  me: PersonRef
  messages: readonly Message[]
  onClose: () => void
  /** Opened by hand: the field takes the focus. */
  focus: boolean
}) {
  const { t } = useTranslation()
  const [tab, setTab] = useState<Tab>('title')
  const id = useId()
  const tabs = useRef<HTMLDivElement>(null)
  const turn = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    const next = tab === 'title' ? 'context' : 'title'
    setTab(next)
    tabs.current?.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus()
  }
  return (
    <aside className={css.sheet} aria-label={t('session.chat.title')}>
      <header className={css.head}>
        <div ref={tabs} role="tablist" aria-label={t('session.chat.title')} className={css.tabs}>
          {TABS.map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              id={`${id}-${one}`}
              data-tab={one}
              aria-selected={tab === one}
              aria-controls={`${id}-panel`}
              tabIndex={tab === one ? 0 : -1}
              className={css.tab}
              onClick={() => setTab(one)}
              onKeyDown={turn}
            >
              {t(`session.chat.${one}`)}
            </button>
          ))}
        </div>
        <IconButton label={t('session.tools.chatClose')} onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </header>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${tab}`} className={css.panel}>
        {tab === 'title' ? (
          <Chat session={session} me={me} messages={messages} focus={focus} />
        ) : (
          <Context session={session} />
        )}
      </div>
    </aside>
  )
}
