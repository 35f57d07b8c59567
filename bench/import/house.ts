import type { Client } from '@binome/dev/client.ts'
import { startWorld, type World } from '@binome/dev/world.ts'
import { createPerson } from '@binome/server/src/identity/members.ts'
import { createOrganization } from '@binome/server/src/people/actions.ts'
import { type Clock, systemClock } from '@binome/server/src/platform/clock.ts'
import { type Answer, emailOf, type Question, wordsOf } from './export.ts'

/** The running product, filled through its public API as an organisation with an old help desk would. */
export interface ImportedHouse {
  world: World
  admin: Client
  organizationId: string
  /** By user of the export. */
  ids: ReadonlyMap<string, string>
  skills: ReadonlyMap<string, string>
  /** From now on it is this time of the export. */
  moveTo(t: number): void
  signIn(user: string): Promise<Client>
  importAnswers(entries: readonly { question: Question; key: string; answers: readonly Answer[] }[]): Promise<Imported>
  stop(): Promise<void>
}

export interface Imported {
  asks: number
  evidence: number
  people: number
  skipped: number
}

/** Asks a call of `admin.importHistory` takes, with room for their texts in one body of 2 MB. */
const asksACall = 100

/**
 * @param shiftS seconds added to every time of the export, so that its past ends now
 */
export async function openHouse(users: readonly string[], shiftS: number): Promise<ImportedHouse> {
  let ahead = 0
  const clock: Clock = {
    now: () => new Date(Date.now() + ahead),
    alarm: (at, fn) => systemClock.alarm(new Date(at.getTime() - ahead), fn),
  }
  const overrides = { webFolder: null, clock, rate: { take: () => undefined } }
  const world = await startWorld({ env: { LOG_LEVEL: 'error' }, overrides })
  const { house } = world.core
  const { id: organizationId } = await createOrganization(house, { name: 'Import', language: 'en' })
  const first = await createPerson(house, organizationId, {
    ...{ name: 'Admin', email: 'admin@import.example', language: 'en', role: 'admin' },
  })
  const admin = await world.signIn({ organizationId, personId: first.id })
  // First the people of today, then their past: an imported key that is somebody's e-mail is that person.
  for (let from = 0; from < users.length; from += 500) {
    const lines = users.slice(from, from + 500).map((user) => `${user},${emailOf(user)},en`)
    await admin.api.admin.importPeople({ csv: ['name,email,language', ...lines].join('\n') })
  }
  const ids = new Map<string, string>()
  const userOf = new Map(users.map((user) => [emailOf(user), user]))
  let cursor: string | undefined
  do {
    const page = await admin.api.admin.members({ limit: 100, ...(cursor ? { cursor } : {}) })
    for (const row of page.rows) {
      const user = userOf.get(row.email ?? '')
      if (user !== undefined) ids.set(user, row.person.id)
    }
    cursor = page.next ?? undefined
  } while (cursor)
  const skills = new Map<string, string>()
  const known = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('the export speaks of somebody it does not name')
    return value
  }
  return {
    world,
    admin,
    organizationId,
    ids,
    skills,
    moveTo(t) {
      ahead = (t + shiftS) * 1000 - Date.now()
    },
    signIn: (user) => world.signIn({ organizationId, personId: known(ids.get(user)) }),
    async importAnswers(entries) {
      const sum: Imported = { asks: 0, evidence: 0, people: 0, skipped: 0 }
      const at = (t: number) => new Date((t + shiftS) * 1000).toISOString()
      for (let from = 0; from < entries.length; from += asksACall) {
        const asks = entries.slice(from, from + asksACall).map(({ question, key, answers }) => ({
          key,
          at: at(question.t),
          seekerKey: emailOf(question.asker),
          text: wordsOf(question),
          skills: question.tags.slice(0, 10),
          answers: answers.map((answer) => ({
            helperKey: emailOf(answer.user),
            at: at(Math.max(answer.t, question.t)),
            outcome: answer.accepted ? ('solved' as const) : ('partly' as const),
            thanked: answer.thanked ?? false,
          })),
        }))
        const made = await admin.api.admin.importHistory({ asks })
        for (const field of ['asks', 'evidence', 'people', 'skipped'] as const) sum[field] += made[field]
      }
      // Later tags of the export are words of its own questions: what the house knew at the beginning is enough.
      if (skills.size === 0) await readSkills(admin, skills)
      return sum
    },
    stop: () => world.stop(),
  }
}

async function readSkills(admin: Client, into: Map<string, string>): Promise<void> {
  let cursor: string | undefined
  do {
    const page = await admin.api.people.skills({ limit: 100, ...(cursor ? { cursor } : {}) })
    for (const skill of page.rows) into.set(skill.labelEn, skill.id)
    cursor = page.next ?? undefined
  } while (cursor)
}
