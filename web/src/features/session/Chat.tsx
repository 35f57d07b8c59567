import type { Message, SessionView } from '@binome/contract/now.ts'
import type { PersonRef } from '@binome/contract/terms.ts'
import { SendHorizontal } from 'lucide-react'
import { type FormEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/Button.tsx'
import { relative } from '../../ui/format.ts'
import { Markdown } from '../../ui/Markdown.tsx'
import { useMoment } from '../../ui/moment.ts'
import { Say } from '../../ui/Say.tsx'
import { Time } from '../../ui/Time.tsx'
import { useFirstName } from '../ask/useName.ts'
import css from './Chat.module.css'
import { say, useUnsent } from './chat.ts'
import { MarkLine } from './MarkLine.tsx'
import { ofName } from './ofName.ts'

type Props = { session: SessionView; me: PersonRef; messages: readonly Message[]; focus: boolean }

/** What is written and drawn, in order. It lasts: it is still there after the session. */
export function Chat({ session, me, messages, focus }: Props) {
  const { t, i18n } = useTranslation()
  const name = useFirstName()
  const now = useMoment()
  const unsent = useUnsent().filter((one) => one.sessionId === session.id && !messages.some(({ id }) => id === one.id))
  const feed = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const called = name(session.other)

  useLayoutEffect(() => {
    if (atEnd.current && messages.length + unsent.length > 0) feed.current?.scrollTo({ top: feed.current.scrollHeight })
  }, [messages.length, unsent.length])

  const ago = relative(new Date(session.openedAt), new Date(now), i18n.language)
  return (
    <>
      <div
        ref={feed}
        className={css.feed}
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
        {messages.length + unsent.length === 0 && <p className="b-sm b-dim">{t('session.chat.empty')}</p>}
        {messages.map((message) =>
          message.kind === 'mark' ? (
            <MarkLine key={message.id} message={message} mine={message.authorId === me.id} name={called} />
          ) : (
            <div key={message.id} className={css.message}>
              <b>{message.authorId === me.id ? t('session.you') : called}</b>{' '}
              <Time at={message.at} as="hour" className={css.time ?? ''} />
              <Markdown text={message.text} className={css.text ?? ''} />
            </div>
          ),
        )}
        {unsent
          .filter((one) => one.kind === 'text')
          .map((one) => (
            <div key={one.id} className={css.message}>
              <b>{t('session.you')}</b>{' '}
              <span className={one.refused ? 'b-sm b-danger' : 'b-sm b-dim'}>
                {one.refused ? t('errors.SESSION_ENDED') : t('session.chat.unsent')}
              </span>
              <Markdown text={one.text} className={css.text ?? ''} />
            </div>
          ))}
      </div>
      <Write sessionId={session.id} name={called} focus={focus} />
    </>
  )
}

function Write({ sessionId, name, focus }: { sessionId: string; name: string; focus: boolean }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (focus) field.current?.focus()
  }, [focus])
  const send = (event?: FormEvent) => {
    event?.preventDefault()
    say(sessionId, 'text', text)
    setText('')
  }
  return (
    <form className={css.write} onSubmit={send}>
      <textarea
        ref={field}
        className={css.field}
        rows={1}
        value={text}
        maxLength={4000}
        aria-label={t('session.chat.writeTo', { name })}
        placeholder={t('session.chat.writeTo', { name })}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
            event.preventDefault()
            send()
          } else if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
      <IconButton type="submit" label={t('session.chat.send')} disabled={!text.trim()}>
        <SendHorizontal aria-hidden />
      </IconButton>
    </form>
  )
}
