import type { Now } from '@binome/contract/now.ts'
import type { SessionView } from '@binome/contract/session.ts'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { live } from '../../app/live.ts'
import { useLine } from '../../app/live-react.ts'
import type { Call } from '../../call/call.ts'
import type { CallSnapshot } from '../../call/snapshot.ts'
import { span } from '../../ui/format.ts'
import { announce } from '../../ui/LiveRegion.tsx'
import { useMoment } from '../../ui/moment.ts'
import { rememberNotCome } from '../ask/notCome.ts'
import { useFirstName } from '../ask/useName.ts'
import { endCall } from './callOf.ts'
import { say } from './chat.ts'
import { type LineSaid, lineWords } from './lineWords.ts'
import { logMark } from './markWords.ts'

/** Where one goes when a session is over: to the one it was handed over to, or its end is asked about, or the search goes on, or home. */
export function afterSession(
  now: Now,
  sessionId: string,
): { to: 'session'; sessionId: string } | { to: 'after' } | { to: 'ask'; askId: string } | { to: 'home' } {
  // Handed over: the next one is on the way, and what came of this one is asked afterwards.
  if (now.session?.before?.sessionId === sessionId) return { to: 'session', sessionId: now.session.id }
  if (now.toClose.some((one) => one.sessionId === sessionId)) return { to: 'after' }
  if (now.ask?.state === 'searching') return { to: 'ask', askId: now.ask.id }
  return { to: 'home' }
}

/** Leads away once the server says the session is over; `toClose` comes a moment after the session has gone. */
export function useLeadAway(sessionId: string, session: SessionView | null, ready: boolean): void {
  const go = useNavigate()
  const name = useFirstName()
  const was = useRef<SessionView | null>(null)
  const lead = useEffectEvent(() => {
    const now = live.now()
    if (!now || now.session?.id === sessionId) return
    const where = afterSession(now, sessionId)
    if (where.to === 'session') {
      void go({ to: '/session/$sessionId', params: { sessionId: where.sessionId }, replace: true })
    } else if (where.to === 'after') void go({ to: '/after/$sessionId', params: { sessionId }, replace: true })
    else if (where.to === 'ask') {
      const last = was.current
      if (last?.state === 'meeting' && last.role === 'seeker') rememberNotCome(where.askId, name(last.other))
      void go({ to: '/ask/$askId', params: { askId: where.askId }, replace: true })
    } else void go({ to: '/', replace: true })
  })
  useEffect(() => {
    if (session) was.current = session
    if (session || !ready || !was.current) return
    const timer = setTimeout(() => lead(), 700)
    const stop = live.on('event', (event, now) => {
      if (event.part === 'to_close' && now.toClose.some((one) => one.sessionId === sessionId)) lead()
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [session, ready, sessionId])
}

/** Ends it for both, and goes where its end leads. */
export function useEnd(session: SessionView): () => Promise<void> {
  const go = useNavigate()
  return async () => {
    await api.sessions.end({ sessionId: session.id })
    endCall()
    if (session.state === 'live')
      await go({ to: '/after/$sessionId', params: { sessionId: session.id }, replace: true })
  }
}

/** Every mark of mine is also text: it goes to the log as data, and each reads it in their language. */
export function useMarkLog(call: Call | null, sessionId: string): void {
  useEffect(
    () => call?.marks.on('described', (described) => say(sessionId, 'mark', logMark(described))),
    [call, sessionId],
  )
}

/** The connection in words, with its time counted; spoken when it changes. */
export function useLineSaid(session: SessionView, snapshot: CallSnapshot): { said: LineSaid; seconds: number | null } {
  const { t, i18n } = useTranslation()
  const name = useFirstName()
  const line = useLine()
  const now = useMoment()
  const { connection, connectionSince } = snapshot
  const [lostAt, setLostAt] = useState<number | null>(null)
  // Known in the very drawing that tells of it: a turn later "the line is good" was said in between.
  if (connection === 'lost' && lostAt !== connectionSince) setLostAt(connectionSince)
  const said = lineWords({
    session,
    otherHere: session.present.includes(session.other.id),
    connection,
    connectionFor: Math.max(0, (performance.now() - connectionSince) / 1000),
    lostFor: connection === 'healed' && lostAt !== null ? (connectionSince - lostAt) / 1000 : 0,
    serverLost: line.state === 'lost',
    serverLostFor: line.state === 'lost' ? (now - line.since) / 1000 : 0,
    left: snapshot.them.left,
    now,
  })
  const spoken = useRef(said.key)
  const speak = useEffectEvent(() => {
    const words = t as (key: string, options: object) => string
    // What has just begun is not "0 s".
    const time = span(Math.max(1, said.seconds ?? 0), i18n.language)
    announce(words(said.key, { name: name(session.other), time }).replace(/<[^>]+>/gu, ''))
  })
  useEffect(() => {
    if (spoken.current === said.key) return
    spoken.current = said.key
    speak()
  }, [said.key])
  return { said, seconds: said.seconds ?? null }
}

const IDLE_MS = 4000

/** True once nothing was touched for four seconds. */
export function useIdle(): boolean {
  const [idle, setIdle] = useState(false)
  useEffect(() => {
    let timer = setTimeout(() => setIdle(true), IDLE_MS)
    const touched = () => {
      clearTimeout(timer)
      setIdle(false)
      timer = setTimeout(() => setIdle(true), IDLE_MS)
    }
    const gestures = ['pointermove', 'pointerdown', 'keydown'] as const
    for (const gesture of gestures) addEventListener(gesture, touched, { passive: true })
    return () => {
      clearTimeout(timer)
      for (const gesture of gestures) removeEventListener(gesture, touched)
    }
  }, [])
  return idle
}
