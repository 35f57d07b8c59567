import type { AskView } from '@binome/contract/now.ts'
import type { PersonRef, PictureRef, SkillRef } from '@binome/contract/terms.ts'
import { personRefs, skillRefs } from '../people/view.ts'
import { picturesOf } from '../picture/store.ts'
import type { Db } from '../platform/db.ts'
import { reopenUntil } from './rules.ts'
import { type AskRow, activeAsk, lastSessions, parkedAsks, skillsOfAsks } from './store.ts'

/** What an ask looks like to its own seeker. Nobody else is ever given these views. */

interface Around {
  people: Map<string, PersonRef>
  skills: Map<string, SkillRef>
  pictures: Map<string, PictureRef[]>
  skillIds: Map<string, string[]>
  sessions: Map<string, { id: string; helperId: string; state: string }>
}

/** [A6] Pure: an ask and what surrounds it → the seeker's view. No offer is among its inputs, so none can show. */
export function askView(ask: AskRow, around: Around): AskView {
  const session = around.sessions.get(ask.id)
  const helper = session ? (around.people.get(session.helperId) ?? null) : null
  const core = {
    id: ask.id,
    text: ask.text,
    language: ask.language,
    pictures: around.pictures.get(ask.id) ?? [],
    skills: (around.skillIds.get(ask.id) ?? []).flatMap((id) => around.skills.get(id) ?? []),
    forPerson: ask.forPersonId === null ? null : (around.people.get(ask.forPersonId) ?? null),
    openedAt: ask.openedAt.toISOString(),
    since: ask.stateSince.toISOString(),
  }
  switch (ask.state) {
    case 'matched':
    case 'live':
      if (!session || !helper) throw new Error(`ask ${ask.id} is ${ask.state} without a session`)
      return { ...core, state: ask.state, helper, sessionId: session.id }
    case 'resolved':
      return { ...core, state: 'resolved', helper, reopenUntil: reopenUntil(ask.stateSince).toISOString() }
    case 'parked':
    case 'abandoned':
    case 'expired':
      return { ...core, state: ask.state }
    case 'searching':
    case 'draft':
      return {
        ...core,
        state: 'searching',
        wave: ask.wave,
        asked: ask.asked,
        widensBy: ask.widensBy?.toISOString() ?? null,
        exhausted: ask.exhausted,
      }
  }
}

export async function askViews(db: Db, organizationId: string, asks: AskRow[]): Promise<AskView[]> {
  if (asks.length === 0) return []
  const ids = asks.map((ask) => ask.id)
  const withSession = asks.filter((ask) => ['matched', 'live', 'resolved'].includes(ask.state)).map((ask) => ask.id)
  const [sessions, pictures, skillIds] = await Promise.all([
    lastSessions(db, organizationId, withSession),
    picturesOf(db, organizationId, ids),
    skillsOfAsks(db, organizationId, ids),
  ])
  const personIds = [
    ...[...sessions.values()].map((session) => session.helperId),
    ...asks.flatMap((ask) => ask.forPersonId ?? []),
  ]
  const [people, skills] = await Promise.all([
    personRefs(db, organizationId, [...new Set(personIds)]),
    skillRefs(db, organizationId, [...new Set([...skillIds.values()].flat())]),
  ])
  return asks.map((ask) => askView(ask, { people, skills, pictures, skillIds, sessions }))
}

export async function askFor(db: Db, organizationId: string, seekerId: string): Promise<AskView | null> {
  const ask = await activeAsk(db, organizationId, seekerId)
  if (ask === null) return null
  return (await askViews(db, organizationId, [ask]))[0] ?? null
}

export async function parkedFor(db: Db, organizationId: string, seekerId: string): Promise<AskView[]> {
  return askViews(db, organizationId, await parkedAsks(db, organizationId, seekerId))
}
