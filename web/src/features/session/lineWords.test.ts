import type { SessionView } from '@binome/contract/session.ts'
import { describe, expect, it } from 'vitest'
import { type LineFacts, lineWords } from './lineWords.ts'

const NOW = Date.parse('2026-11-23T12:00:00Z')
const iso = (seconds: number) => new Date(NOW + seconds * 1000).toISOString()
const other = { id: 'o', kind: 'member' as const, name: 'Maëlle', team: null, site: 'Lorient', photo: null }
const core = {
  id: 's',
  askId: 'a',
  role: 'seeker' as const,
  other,
  text: 'x',
  pictures: [],
  openedAt: iso(0),
  present: [],
  guide: { mode: 'fix' as const, from: 'nothing' as const, alone: null, doneAlone: null, steps: [] },
  forgetting: { me: false, other: false },
  handover: null,
  observers: [],
  before: null,
  recording: null,
  recordingDays: 30,
}
const meeting: SessionView = { ...core, state: 'meeting', helperComesBy: iso(20), seekerComesBy: iso(110) }
const live: SessionView = { ...core, state: 'live', liveAt: iso(0) }
const facts: LineFacts = {
  session: live,
  otherHere: true,
  connection: 'good',
  connectionFor: 3,
  lostFor: 0,
  serverLost: false,
  serverLostFor: 0,
  left: false,
  now: NOW,
}
const say = (part: Partial<LineFacts>) => lineWords({ ...facts, ...part })

describe('the connection in words', () => {
  it('has a sentence for each word of the call', () => {
    expect(say({}).key).toBe('session.line.good')
    expect(say({ connection: 'picture_slow' })).toMatchObject({ key: 'session.line.pictureSlow', tone: 'slow' })
    expect(say({ connection: 'lost', connectionFor: 8 })).toMatchObject({ key: 'session.line.lost', seconds: 8 })
    expect(say({ connection: 'healed', lostFor: 14 })).toMatchObject({ key: 'session.line.healed', seconds: 14 })
    expect(say({ connection: 'mic_blocked' }).tone).toBe('blocked')
    expect(say({ connection: 'connecting' }).key).toBe('session.line.connecting')
    expect(say({ connection: 'connecting', connectionFor: 40 }).key).toBe('session.line.failed')
  })

  it('does not tell of a break too short to be one', () => {
    expect(say({ connection: 'healed', lostFor: 0.4 }).key).toBe('session.line.good')
  })

  it('says for how long the other one is waited for while meeting', () => {
    const waiting = { session: meeting, otherHere: false, connection: 'connecting' as const }
    expect(say(waiting)).toEqual({ key: 'session.waitFor', seconds: 20, tone: 'waiting' })
    const helper: SessionView = { ...meeting, role: 'helper' }
    expect(say({ ...waiting, session: helper }).seconds).toBe(110)
    expect(say({ ...waiting, now: NOW + 60_000 }).key).toBe('session.line.connecting')
  })

  it('tells a page that was closed from a network that was lost', () => {
    const gone = { otherHere: false, connection: 'lost' as const }
    expect(say(gone).key).toBe('session.line.lost')
    expect(say({ ...gone, left: true }).key).toBe('session.line.away')
    expect(say({ otherHere: false, connection: 'connecting' }).key).toBe('session.line.away')
  })

  it('believes a live connection more than the list of who is here', () => {
    expect(say({ otherHere: false }).key).toBe('session.line.good')
    // Back, and the server has not heard of it yet.
    expect(say({ otherHere: false, connection: 'healed', lostFor: 60 }).key).toBe('session.line.healed')
  })

  it('says whose network is lost', () => {
    expect(say({ serverLost: true, serverLostFor: 5 }).key).toBe('session.line.server')
    const both = say({ serverLost: true, serverLostFor: 5, connection: 'lost' })
    expect(both).toEqual({ key: 'session.line.lostYou', seconds: 5, tone: 'lost' })
  })
})
