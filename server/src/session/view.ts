import type { Forgetting, Message, RecordingNow, SessionView } from '@binome/contract/session.ts'
import type { PersonRef, PictureRef } from '@binome/contract/terms.ts'
import type { SessionRow as SessionLine } from '@binome/contract/verbs/session.ts'
import { type Guide, guideOfJson } from '../guide/store.ts'
import { guideView } from '../guide/view.ts'
import { beforeView, handoverView } from '../handover/view.ts'
import { oneAHouse } from '../house.ts'
import { observersView } from '../observer/view.ts'
import { personRef, personRefs } from '../people/view.ts'
import { pictureRef } from '../picture/store.ts'
import type { Db } from '../platform/db.ts'
import { gathered } from '../platform/gather.ts'
import { recordingOfJson } from '../recording/view.ts'
import { messageView } from './chat.ts'
import { messageById } from './chat-store.ts'
import { forgettingOf, otherOf, roleIn } from './policy.ts'
import { comeBy, type Spell } from './rules.ts'
import { type PairRow, type SessionRow, sessionById, type WholeSession, wholeSessions } from './store.ts'

/** What a session looks like to one of its two people. Nobody else is ever given these views [S15]. */

interface Around {
  other: PersonRef
  text: string
  pictures: PictureRef[]
  present: string[]
  spells: readonly Spell[]
  guide: Guide
  forgetting: Forgetting
  handover: SessionView['handover']
  before: SessionView['before']
  recording: RecordingNow | null
  recordingDays: number
  observers: SessionView['observers']
}

/** Pure. Null once it has ended: it is then a line of the past. */
export function sessionView(session: SessionRow, personId: string, around: Around): SessionView | null {
  const role = roleIn(session, personId)
  if (role === null) return null
  const core = {
    id: session.id,
    askId: session.askId,
    role,
    other: around.other,
    text: around.text,
    pictures: around.pictures,
    openedAt: session.openedAt.toISOString(),
    present: [...around.present].sort(),
    guide: guideView(around.guide),
    forgetting: around.forgetting,
    handover: around.handover,
    before: around.before,
    recording: around.recording,
    recordingDays: around.recordingDays,
    observers: around.observers,
  }
  switch (session.state) {
    case 'meeting': {
      const by = comeBy(session, around.spells)
      return {
        ...core,
        state: 'meeting',
        helperComesBy: by.helper.toISOString(),
        seekerComesBy: by.seeker.toISOString(),
      }
    }
    case 'live':
      return { ...core, state: 'live', liveAt: (session.liveAt ?? session.openedAt).toISOString() }
    case 'ended':
      return null
  }
}

/** Pure: an encounter as a line of the past. */
export function sessionLine(row: PairRow, personId: string, other: PersonRef): SessionLine {
  const { id, askId, text, minutes, outcome, aloneDone, aloneOf, steps } = row
  const role = roleIn(row, personId) ?? 'helper'
  const doneAlone = aloneDone === null || aloneOf === null ? null : { done: aloneDone, of: aloneOf }
  return { id, askId, role, other, text, at: row.openedAt.toISOString(), minutes, outcome, doneAlone, steps }
}

/** Pure: the row of a whole session → what this one of the two is shown. */
function viewOf(session: WholeSession, personId: string): SessionView | null {
  const other = personId === session.seekerId ? session.helper : session.seeker
  if (!other) return null
  const spells = session.spells.map((spell) => ({
    personId: spell.personId,
    enteredAt: new Date(spell.enteredAt),
    leftAt: spell.leftAt === null ? null : new Date(spell.leftAt),
  }))
  const there = session.spells.filter((spell) => spell.leftAt === null || spell.bridged)
  return sessionView(session, personId, {
    other: personRef(other),
    text: session.text,
    pictures: session.pictures.map(pictureRef),
    present: [...new Set(there.map((spell) => spell.personId))],
    spells,
    guide: guideOfJson(session.guide),
    forgetting: forgettingOf(session, session.wishes, personId),
    handover: handoverView(session.handover, personId),
    before: beforeView(session.before),
    recording: recordingOfJson(session.recording),
    recordingDays: session.recordingDays,
    observers: observersView(session.observers, personId),
  })
}

/** What somebody sees of the encounter they are in. */
export interface InSession {
  session: SessionView | null
  messages: Message[]
}

const inNone: InSession = { session: null, messages: [] }

/** The session this person is in, with everything written in it. */
export async function sessionFor(db: Db, organizationId: string, personId: string): Promise<InSession> {
  return (await sessionsFor(db, organizationId, [personId])).get(personId) ?? inNone
}

/** The same for several people; who is in none has no entry. */
export async function sessionsFor(
  db: Db,
  organizationId: string,
  personIds: readonly string[],
): Promise<Map<string, InSession>> {
  const wanted = new Set(personIds)
  const found = new Map<string, InSession>()
  for (const open of await wholeSessions(db, organizationId, { openOf: personIds })) {
    const messages = open.messages.map((message) =>
      messageView({ ...message, sessionId: open.id, at: new Date(message.at) }),
    )
    for (const personId of [open.seekerId, open.helperId]) {
      const session = wanted.has(personId) ? viewOf(open, personId) : null
      if (session) found.set(personId, { session, messages })
    }
  }
  return found
}

/** The same, those asked for at one moment read together. */
export const sessionsOf = oneAHouse(({ db }) =>
  gathered((organizationId, personIds: readonly string[]) => sessionsFor(db, organizationId, personIds)),
)

/** One message of the session this person is in; null when it is not theirs, or that session is over. */
export async function messageFor(
  db: Db,
  organizationId: string,
  personId: string,
  messageId: string,
): Promise<Message | null> {
  const message = await messageById(db, organizationId, messageId)
  const session = message && (await sessionById(db, organizationId, message.sessionId))
  if (!session || session.state === 'ended' || roleIn(session, personId) === null) return null
  return messageView(message)
}

/** An open session of this person by its id; null when there is none of that name. */
export async function openView(
  db: Db,
  organizationId: string,
  personId: string,
  sessionId: string,
): Promise<SessionView | null> {
  const [session] = await wholeSessions(db, organizationId, { id: sessionId })
  if (!session || roleIn(session, personId) === null) return null
  return viewOf(session, personId)
}

/** Rows of the past as their reader sees them; a row whose other person is unknown is left out. */
export async function lines(
  db: Db,
  organizationId: string,
  personId: string,
  rows: readonly PairRow[],
): Promise<SessionLine[]> {
  const others = await personRefs(db, organizationId, [...new Set(rows.map((row) => otherOf(row, personId)))])
  return rows.flatMap((row) => {
    const other = others.get(otherOf(row, personId))
    return other ? [sessionLine(row, personId, other)] : []
  })
}
