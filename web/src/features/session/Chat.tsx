import type { Message, SessionView } from '@binome/contract/session.ts'
import type { PersonRef } from '@binome/contract/terms.ts'
import { type DragEvent, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '../../ui/cx.ts'
import { relative } from '../../ui/format.ts'
import { useMoment } from '../../ui/moment.ts'
import { Say } from '../../ui/Say.tsx'
import { picturesIn } from '../ask/pictures.ts'
import { useFirstName } from '../ask/useName.ts'
import { Before } from '../handover/Before.tsx'
import css from './Chat.module.css'
import { useUnsent } from './chat.ts'
import { droppedFiles } from './choose.ts'
import { Forgetting } from './Forgetting.tsx'
import { offerFiles } from './files.ts'
import { ofName } from './ofName.ts'
import { Passages } from './Passages.tsx'
import { Said } from './Said.tsx'
import { UnsentLine } from './UnsentLine.tsx'
import { useDrafts } from './useDrafts.ts'
import { Write } from './Write.tsx'

type Props = {
  session: SessionView
  me: PersonRef
  messages: readonly Message[]
  focus: boolean
  /** The two browsers are connected. */
  linked: boolean
}

/** What is written and drawn, in order. It lasts: it is still there after the session. */
export function Chat({ session, me, messages, focus, linked }: Props) {
  const { t, i18n } = useTranslation()
  const name = useFirstName()
  const now = useMoment()
  const unsent = useUnsent().filter((one) => one.sessionId === session.id && !messages.some(({ id }) => id === one.id))
  const feed = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const called = name(session.other)
  const drafts = useDrafts()
  const [over, setOver] = useState(false)
  const drag = (event: DragEvent) => {
    event.preventDefault()
    setOver(event.type === 'dragover')
    if (event.type !== 'drop') return
    void drafts.add(picturesIn(event.dataTransfer.files))
    void droppedFiles(event.dataTransfer.items).then((chosen) => drafts.refuse(offerFiles(chosen)))
  }

  useLayoutEffect(() => {
    if (atEnd.current && messages.length + unsent.length > 0) feed.current?.scrollTo({ top: feed.current.scrollHeight })
  }, [messages.length, unsent.length])

  const ago = relative(new Date(session.openedAt), new Date(now), i18n.language)
  return (
    <>
      <div
        ref={feed}
        className={cx(css.feed, over && css.over)}
        onDragOver={drag}
        onDragLeave={drag}
        onDrop={drag}
        role="log"
        aria-label={t('session.chat.title')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls is reached by keyboard too
        tabIndex={0}
        onScroll={({ currentTarget: at }) => {
          atEnd.current = at.scrollHeight - at.scrollTop - at.clientHeight < 40
        }}
      >
        <div className={css.ask}>
          <span className="b-sm b-dim">
            {session.role === 'seeker'
              ? t('session.chat.yourAsk', { ago })
              : t('flow.session.theirAsk', { of: ofName(called, i18n.language), ago })}
          </span>
          <Say size="small" clamp className={css.mut}>
            {session.text}
          </Say>
        </div>
        <Before session={session} me={me} />
        {messages.length + unsent.length === 0 && <p className="b-sm b-dim">{t('session.chat.empty')}</p>}
        {messages.map((message) => (
          <Said key={message.id} message={message} mine={message.authorId === me.id} name={called} />
        ))}
        {unsent.map((one) => (
          <UnsentLine key={one.id} unsent={one} />
        ))}
      </div>
      {over && <p className={cx('b-sm', css.drop)}>{t('across.drop', { name: called })}</p>}
      <Passages name={called} linked={linked} />
      <Forgetting sessionId={session.id} forgetting={session.forgetting} name={called} look="answer" />
      <Write sessionId={session.id} name={called} focus={focus} drafts={drafts} />
    </>
  )
}
