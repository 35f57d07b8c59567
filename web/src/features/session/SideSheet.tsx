import type { Message, SessionView } from '@binome/contract/session.ts'
import type { PersonRef } from '@binome/contract/terms.ts'
import { X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/Button.tsx'
import { isTypingPlace } from '../../ui/keys.ts'
import { Checklist } from '../guide/Checklist.tsx'
import { Chat } from './Chat.tsx'
import { Context } from './Context.tsx'
import css from './SideSheet.module.css'

const TABS = ['title', 'steps', 'context'] as const
type Tab = (typeof TABS)[number]

/** The drawer: what is written, the steps, and what it is about. On a phone it covers the stage. */
export function SideSheet({
  session,
  me,
  messages,
  onClose,
  focus,
  linked,
}: {
  session: SessionView
  me: PersonRef
  messages: readonly Message[]
  onClose: () => void
  /** Opened by hand: the field takes the focus. */
  focus: boolean
  linked: boolean
}) {
  const { t } = useTranslation()
  const steps = session.guide.steps.length
  const [tab, setTab] = useState<Tab>(steps > 0 && !focus ? 'steps' : 'title')
  const id = useId()
  const tabs = useRef<HTMLDivElement>(null)
  const turn = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    const way = event.key === 'ArrowRight' ? 1 : TABS.length - 1
    const next = TABS[(TABS.indexOf(tab) + way) % TABS.length] ?? tab
    setTab(next)
    tabs.current?.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus()
  }
  // The first step is what one is there for, unless one is writing just now.
  const first = useRef(steps > 0)
  useEffect(() => {
    if (steps === 0 || first.current) return
    first.current = true
    if (!isTypingPlace(document.activeElement)) setTab('steps')
  }, [steps])
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
              {one === 'steps' ? t('guide.tab') : t(`session.chat.${one}`)}
              {one === 'steps' && steps > 0 && <span className="b-num b-dim"> {steps}</span>}
            </button>
          ))}
        </div>
        <IconButton label={t('session.tools.chatClose')} onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </header>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${tab}`} className={css.panel}>
        {tab === 'title' && <Chat session={session} me={me} messages={messages} focus={focus} linked={linked} />}
        {tab === 'steps' && <Checklist session={session} />}
        {tab === 'context' && <Context session={session} />}
      </div>
    </aside>
  )
}
