import type { Language, OutcomeKind } from '@binome/contract/terms.ts'
import { detectLanguage } from '@binome/matching/text/analyse.ts'
import type { Caller, House, Record } from '../house.ts'
import type { Tx } from '../platform/db.ts'
import { Refusal } from '../platform/refusal.ts'
import { skillsOfLabels } from './actions.ts'
import { emailOfKey, type PastEntry, readPast } from './history-rules.ts'
import {
  insertAskSkills,
  insertImportedPeople,
  insertPastAsks,
  insertPastSessions,
  type PastAsk,
  type PastSession,
  personsByEmail,
} from './history-store.ts'
import { plainText } from './rules.ts'
import { findOrganization } from './store.ts'
import { uuidOf } from './uuid.ts'

/** Starting warm from an export of an old help desk. */

export interface HistoryInput {
  asks: {
    key: string
    at: string
    seekerKey: string
    text: string
    skills: string[]
    answers: { helperKey: string; at: string; outcome: 'solved' | 'partly'; kind: OutcomeKind; thanked: boolean }[]
  }[]
}

export interface HistoryReport {
  /** Asks that were not there before, evidence of them, people made for them. */
  asks: number
  evidence: number
  people: number
  /** Asks that were there already, and answers of people to themselves. */
  skipped: number
}

/**
 * Imports past asks, in the order of their times whatever the order given, in one transaction. People are matched by
 * key: a key that is the e-mail of somebody here is that person, any other makes an imported person (who becomes the
 * member when somebody of that e-mail joins). Every id is made of the organisation and the key, so a repeat changes
 * nothing, not even half.
 * @throws Refusal BAD_INPUT for a key given twice, an answer before its ask, a time still to come, or an empty text
 */
export async function importHistory(house: House, caller: Caller, input: HistoryInput): Promise<HistoryReport> {
  const { organizationId } = caller
  const past = readPast(input.asks, house.clock.now())
  if ('issues' in past) throw new Refusal('BAD_INPUT', { issues: past.issues })
  const report = await house.transaction((tx, record) => importIn(house, tx, record, organizationId, past.entries))
  house.log.info({ organizationId, ...report }, 'history.imported')
  return report
}

async function importIn(
  house: House,
  tx: Tx,
  record: Record,
  organizationId: string,
  entries: readonly PastEntry[],
): Promise<HistoryReport> {
  const organization = await findOrganization(tx, organizationId)
  if (!organization) throw new Refusal('NOT_FOUND', {})
  const keys = [...new Set(entries.flatMap((entry) => [entry.seekerKey, ...entry.answers.map((a) => a.helperKey)]))]
  const people = await peopleOfKeys(house, tx, organizationId, keys, organization.language)
  const skills = await skillsOfLabels(
    house,
    tx,
    record,
    organizationId,
    entries.flatMap((entry) => entry.skills),
  )
  const personOf = (key: string) => people.ids.get(key) ?? ''

  const asks = entries.map((entry) => askOf(organizationId, entry, personOf(entry.seekerKey), organization.language))
  const fresh = new Set(await insertPastAsks(tx, organizationId, asks))
  const sessions: PastSession[] = []
  const askSkills: { askId: string; skillId: string }[] = []
  const shown: { sessionId: string; skillId: string }[] = []
  for (const [index, entry] of entries.entries()) {
    const ask = asks[index]
    if (!ask || !fresh.has(ask.id)) continue
    const skillIds = [...new Set(entry.skills.flatMap((label) => skills.get(plainText(label)) ?? []))]
    for (const skillId of skillIds) askSkills.push({ askId: ask.id, skillId })
    for (const session of sessionsOf(organizationId, entry, ask, personOf)) {
      sessions.push(session)
      for (const skillId of skillIds) shown.push({ sessionId: session.id, skillId })
    }
  }
  await insertAskSkills(tx, organizationId, askSkills)
  await insertPastSessions(tx, organizationId, sessions, shown)
  if (fresh.size > 0) {
    const personIds = [...new Set(sessions.map((session) => session.helperId))]
    record({ kind: 'history.imported', organizationId, sessionIds: sessions.map((session) => session.id), personIds })
  }
  const answers = entries.reduce((sum, entry, i) => sum + (fresh.has(asks[i]?.id ?? '') ? entry.answers.length : 0), 0)
  return {
    asks: fresh.size,
    evidence: sessions.length,
    people: people.made,
    skipped: entries.length - fresh.size + (answers - sessions.length),
  }
}

async function peopleOfKeys(
  house: House,
  tx: Tx,
  organizationId: string,
  keys: readonly string[],
  language: Language,
): Promise<{ ids: Map<string, string>; made: number }> {
  const known = await personsByEmail(
    tx,
    organizationId,
    keys.flatMap((key) => emailOfKey(key) ?? []),
  )
  const ids = new Map<string, string>()
  const missing: { id: string; name: string; email: string | null }[] = []
  for (const key of keys) {
    const email = emailOfKey(key)
    const id = (email && known.get(email)) || uuidOf(organizationId, 'person', email ?? key)
    ids.set(key, id)
    if (!email || !known.has(email)) missing.push({ id, name: key, email })
  }
  const made = await insertImportedPeople(tx, organizationId, missing, language, house.clock.now())
  return { ids, made: made.length }
}

function askOf(organizationId: string, entry: PastEntry, seekerId: string, language: Language): PastAsk {
  const last = entry.answers.at(-1)
  return {
    id: uuidOf(organizationId, 'ask', entry.key),
    seekerId,
    text: entry.text,
    language: detectLanguage(entry.text) ?? language,
    at: entry.at,
    state: last ? 'resolved' : 'expired',
    stateSince: last?.at ?? entry.at,
    matchedAt: entry.answers[0]?.at ?? null,
  }
}

/** One session a helper, at their first answer; nobody helps themself. */
function sessionsOf(
  organizationId: string,
  entry: PastEntry,
  ask: PastAsk,
  personOf: (key: string) => string,
): PastSession[] {
  const sessions = new Map<string, PastSession>()
  for (const { helperKey, at, outcome, kind, thanked } of entry.answers) {
    const helperId = personOf(helperKey)
    if (helperId === ask.seekerId || sessions.has(helperId)) continue
    const id = uuidOf(organizationId, 'session', `${entry.key}\n${helperId}`)
    sessions.set(helperId, { id, askId: ask.id, seekerId: ask.seekerId, helperId, at, outcome, kind, thanked })
  }
  return [...sessions.values()]
}
