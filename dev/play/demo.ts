import { saveAsking, setAvailability } from '@binome/server/src/availability/actions.ts'
import { createCore } from '@binome/server/src/core.ts'
import { tellFigures } from '@binome/server/src/figures/actions.ts'
import { addOrganization } from '@binome/server/src/people/actions.ts'
import { endorse } from '@binome/server/src/people/endorse.ts'
import { firstOrganization } from '@binome/server/src/people/store.ts'
import { type Clock, type HandClock, handClock } from '@binome/server/src/platform/clock.ts'
import type { Config } from '@binome/server/src/platform/config.ts'
import { type Database, openDatabase } from '@binome/server/src/platform/db.ts'
import type { Log } from '@binome/server/src/platform/log.ts'
import { createMetrics } from '@binome/server/src/platform/metrics.ts'
import { sql } from 'kysely'
import { live } from '../cast/live.ts'
import { people } from '../cast/people.ts'
import { stories } from '../cast/stories.ts'
import { organization } from '../cast/teams.ts'
import type { CastStory } from '../cast/types.ts'
import { playInOrder } from './agenda.ts'
import { after, dayOf, instantOf, tellingDay, workdaysBefore } from './calendar.ts'
import { buildCompany } from './company.ts'
import { createQuietLine } from './quiet-line.ts'
import { saveUnbounded, sayRules } from './rules.ts'
import { ring, type Stage } from './stage.ts'
import { tell } from './story.ts'

/** How long before the first ask the organisation is made, claims and all. */
const FOUNDED_BEFORE_SECONDS = 14 * 86_400
/** Stands in the table of timers from the first row of the demo to its last: no timer of that name ever rings. */
const UNFINISHED = 'demo_unfinished'

export interface DemoParts {
  config: Config
  databaseUrl: string
  log: Log
  /** The present of the demo: its last seven months are before it. */
  now: Date
  /** Fewer stories than the cast has, for a quick look. */
  only?: (story: CastStory) => boolean
}

/**
 * Brings the demo organisation to life: seven months of it, by the product's own actions under a clock set by hand.
 * Does nothing where an organisation exists. A play that was cut short is cleared away and begun again.
 */
export async function playDemo(parts: DemoParts): Promise<{ organizationId: string }> {
  const db = openDatabase(withoutWaiting(parts.databaseUrl), { poolSize: parts.config.poolSize })
  try {
    if (await isCutShort(db)) await clearAway(db)
    const existing = await firstOrganization(db)
    return existing ? { organizationId: existing.id } : await play(db, parts)
  } finally {
    await db.destroy()
  }
}

/**
 * Commits do not wait for the disk: of 31 s a play took, 15 were that wait. A crash then loses the end of the play,
 * never its beginning, and a play cut short is begun again.
 */
function withoutWaiting(databaseUrl: string): string {
  const url = new URL(databaseUrl)
  const options = [url.searchParams.get('options') ?? '', '-c synchronous_commit=off']
  url.searchParams.set('options', options.join(' ').trim())
  return url.href
}

async function play(db: Database, { config, log, now, only }: DemoParts): Promise<{ organizationId: string }> {
  const zone = organization.timeZone
  const today = tellingDay(now, zone)
  const told = stories
    .filter(only ?? (() => true))
    .map((story) => ({ story, at: instantOf(workdaysBefore(today, story.workdaysAgo), story.at, zone) }))
    .sort((a, b) => a.at.getTime() - b.at.getTime())
  const hand = handClock(after(told[0]?.at ?? now, -FOUNDED_BEFORE_SECONDS))
  const began = performance.now()
  log.info('playing seven months of the demo organisation, once')
  const line = createQuietLine()
  const core = createCore({
    // The open demo taps people who are away too; in its past only who had a tab open was tapped, as everywhere.
    config: { ...config, demo: false },
    db,
    clock: deaf(hand),
    log: log.child({ demo: true }, { level: 'warn' }),
    metrics: createMetrics({ process: false }),
    hub: line,
    forget: () => Promise.reject(new Error('nobody leaves the demo while it is played')),
  })
  try {
    const { id: organizationId } = await core.house.transaction(async (tx) => {
      const made = await addOrganization(core.house, tx, { name: organization.name, language: 'fr' })
      core.house.timers.set(tx, { organizationId: made.id, kind: UNFINISHED, subjectId: made.id, dueAt: now })
      return made
    })
    const company = await buildCompany(core.house, organizationId)
    await core.settled()
    const stage: Stage = { core, company, line, caller: company.caller }
    await saveUnbounded(stage)
    await playInOrder(
      hand,
      told.map(({ story, at }) => tell(stage, story, at, now)),
      now,
    )
    await ring(stage)
    await bePresent(stage, now)
    await vouch(stage)
    await sayRules(stage)
    await tellFigures(core.house)
    await core.house.transaction(async (tx) => {
      // This one commit waits, and with it everything before: the demo is whole, for good.
      await sql`SET LOCAL synchronous_commit = on`.execute(tx)
      core.house.timers.clear(tx, UNFINISHED, organizationId)
    })
    const seconds = Math.round((performance.now() - began) / 100) / 10
    log.info({ organizationId, people: people.length, asks: told.length, seconds }, 'demo played')
    return { organizationId }
  } finally {
    await core.stop()
  }
}

/**
 * The hand's time without its alarms. What would ring by itself (timers, the marks of the outbox, another try for
 * asks that met nobody) is rung and waited for by the play, step by step, so that nothing happens behind its back.
 */
function deaf(hand: HandClock): Clock {
  return { now: hand.now, alarm: () => () => undefined }
}

/** Who accepts to be asked now, who is quiet until when, who keeps hours; all others said nothing. */
async function bePresent({ core, company }: Stage, now: Date): Promise<void> {
  const today = dayOf(now, organization.timeZone)
  for (const { person, muted, help, quiet, restMinutes } of live.hours) {
    await saveAsking(core.house, company.caller(person), {
      ...{ help: [...help], quiet: [...quiet], restMinutes, timeZone: organization.timeZone },
      mutedSkillIds: company.skillIds(muted),
    })
  }
  const quiet = new Map(live.quiet.map(({ person, until }) => [person, until]))
  await Promise.all(
    people.map(({ key }) => {
      const until = quiet.get(key)
      const quietUntil = until === undefined ? null : instantOf(today, until, organization.timeZone).toISOString()
      const available = live.available.includes(key)
      return setAvailability(core.house, company.caller(key), { available, until: null, quietUntil })
    }),
  )
  await core.settled()
}

/** At the end: nobody was tapped for it in these seven months. */
async function vouch({ core, company }: Stage): Promise<void> {
  for (const { person, skill, by } of live.endorsed) {
    const [skillId = ''] = company.skillIds([skill])
    const claim = { personId: company.personId(person), skillId, endorsed: true }
    for (const key of by) await endorse(core.house, company.caller(key), claim)
  }
  await core.settled()
}

/** Whether a play was begun and not ended. */
async function isCutShort(db: Database): Promise<boolean> {
  const row = await db.selectFrom('timer').select('kind').where('kind', '=', UNFINISHED).executeTakeFirst()
  return row !== undefined
}

/** Nothing was served since the play began, so nothing in there is anybody's. */
async function clearAway(db: Database): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migration'`.execute(db)
  await sql`TRUNCATE ${sql.join(rows.map(({ name }) => sql.table(name)))}`.execute(db)
}
