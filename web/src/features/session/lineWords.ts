import type { SessionView } from '@binome/contract/session.ts'
import type { Connection } from '../../call/quality.ts'

/** The connection as a sentence: the key of its words, its span in seconds when it has one, and how grave it is. */
export interface LineSaid {
  key: string
  seconds?: number
  tone: 'good' | 'slow' | 'lost' | 'blocked' | 'waiting'
}

export interface LineFacts {
  session: SessionView
  /** Is the other one in the session, as the server sees it? */
  otherHere: boolean
  connection: Connection
  /** Seconds the connection has been as it is. */
  connectionFor: number
  /** Seconds it was lost before it healed. */
  lostFor: number
  /** Our own line to the server. */
  serverLost: boolean
  /** Seconds since that line was lost. */
  serverLostFor: number
  /** Their page said goodbye. */
  left: boolean
  /** Milliseconds since the epoch. */
  now: number
}

/** One sentence, the most useful one: who is missed comes before how the line is. Pure. */
export function lineWords(facts: LineFacts): LineSaid {
  const { session, connection } = facts
  const up = connection !== 'connecting' && connection !== 'lost'
  if (facts.serverLost) {
    return up
      ? { key: 'session.line.server', tone: 'slow' }
      : { key: 'session.line.lostYou', seconds: facts.serverLostFor, tone: 'lost' }
  }
  if (!facts.otherHere && !up) {
    if (session.state === 'meeting') {
      const by = session.role === 'seeker' ? session.helperComesBy : session.seekerComesBy
      const seconds = (new Date(by).getTime() - facts.now) / 1000
      return seconds > 0
        ? { key: 'session.waitFor', seconds, tone: 'waiting' }
        : { key: 'session.line.connecting', tone: 'waiting' }
    }
    if (facts.left || connection !== 'lost') return { key: 'session.line.away', tone: 'lost' }
  }
  switch (connection) {
    case 'connecting':
      return facts.connectionFor > 25
        ? { key: 'session.line.failed', tone: 'slow' }
        : { key: 'session.line.connecting', tone: 'waiting' }
    case 'good':
      return { key: 'session.line.good', tone: 'good' }
    case 'picture_slow':
      return { key: 'session.line.pictureSlow', tone: 'slow' }
    case 'lost':
      return { key: 'session.line.lost', seconds: facts.connectionFor, tone: 'lost' }
    case 'healed':
      // A reload heals in no time: there is nothing to tell.
      if (facts.lostFor < 2) return { key: 'session.line.good', tone: 'good' }
      return { key: 'session.line.healed', seconds: facts.lostFor, tone: 'good' }
    case 'mic_blocked':
      return { key: 'session.microphone.blocked', tone: 'blocked' }
  }
}
