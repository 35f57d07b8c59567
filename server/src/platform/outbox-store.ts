import { sql } from 'kysely'
import { asynchronousCommit, type Database, sendTogether, type Tx } from './db.ts'
import type { Ledger } from './ledger.ts'

/** The rows of the outbox: facts on their way, and the trouble consumers had with them. */
export interface FactRow {
  id: string
  organizationId: string
  kind: string
  at: Date
  data: unknown
}

export interface TroubleRow extends FactRow {
  consumer: string
  tries: number
}

export interface SetAside {
  readonly factId: string
  readonly consumer: string
  readonly organizationId: string
  readonly kind: string
  readonly tries: number
  readonly error: string
}

/**
 * What a transaction gathered: statements left for its end, then in one statement timers taken away, timers set, facts.
 * A fact may be taken over by another node `graceMs` after it happened.
 */
export async function writeLedger(tx: Tx, { facts, timers, last }: Ledger, graceMs: number): Promise<void> {
  // In one order everywhere, so that two transactions with the same timers cannot wait for one another.
  const words = [...timers.values()].sort((a, b) => (`${a.kind} ${a.subjectId}` < `${b.kind} ${b.subjectId}` ? -1 : 1))
  const gone = words.filter((word) => word.dueAt === null)
  const due = words.flatMap((word) => (word.dueAt === null ? [] : [word]))
  const dueLines = due.map((timer) => ({
    kind: timer.kind,
    subject_id: timer.subjectId,
    organization_id: timer.organizationId,
    due_at: timer.dueAt,
    data: timer.data,
  }))
  const factLines = facts.map((fact) => ({
    id: fact.id,
    organization_id: fact.organizationId,
    kind: fact.kind,
    at: fact.at,
    data: fact.data,
    sweep_at: new Date(fact.at.getTime() + graceMs),
  }))
  const parts = [
    ...(gone.length === 0 ? [] : [clearing(gone)]),
    ...(due.length === 0 ? [] : [setting(dueLines)]),
    ...(facts.length === 0 ? [] : [recording(factLines)]),
  ]
  const [main, ...others] = parts.reverse()
  const before = others.map((part, index) => sql`part_${sql.raw(String(index))} AS (${part})`)
  const said = main && (before.length === 0 ? main : sql`WITH ${sql.join(before)} ${main}`)
  await sendTogether(tx, said ? [...last, said.compile(tx)] : last)
}

const clearing = (gone: readonly { kind: string; subjectId: string }[]) => sql`
  DELETE FROM timer
  USING unnest(${gone.map((timer) => timer.kind)}::text[], ${gone.map((timer) => timer.subjectId)}::uuid[])
    AS gone (kind, subject_id)
  WHERE timer.kind = gone.kind AND timer.subject_id = gone.subject_id`

const setting = (lines: readonly object[]) => sql`
  INSERT INTO timer (kind, subject_id, organization_id, due_at, data)
  SELECT kind, subject_id, organization_id, due_at, data
  FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
    AS line (kind text, subject_id uuid, organization_id uuid, due_at timestamptz, data jsonb)
  ON CONFLICT (kind, subject_id) DO UPDATE SET organization_id = excluded.organization_id, due_at = excluded.due_at,
    data = excluded.data, tries = 0, set_aside_at = NULL`

const recording = (lines: readonly object[]) => sql`
  INSERT INTO fact (id, organization_id, kind, at, data, sweep_at)
  SELECT id, organization_id, kind, at, data, sweep_at
  FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
    AS line (id uuid, organization_id uuid, kind text, at timestamptz, data jsonb, sweep_at timestamptz)`

/** Everybody heard these; a fact that comes back is told again. One that still has trouble stays. */
export async function dropHandled(db: Database, ids: string[]): Promise<void> {
  await sql`
    DELETE FROM fact
    WHERE id = ANY(${ids}::uuid[])
      AND NOT EXISTS (SELECT FROM fact_trouble t WHERE t.fact_id = fact.id)
      AND ${asynchronousCommit}
  `.execute(db)
}

/** The fact was delivered, but not everybody could handle it. */
export async function insertTroubles(
  db: Database,
  row: FactRow,
  failed: readonly { consumer: string; error: string }[],
  retryAt: Date | null,
): Promise<void> {
  const { id: factId, organizationId } = row
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('factTrouble')
      .values(failed.map(({ consumer, error }) => ({ factId, consumer, organizationId, tries: 1, retryAt, error })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await tx.updateTable('fact').set({ sweepAt: null }).where('id', '=', factId).execute()
  })
}

/** Takes facts whose grace is over, in the order they were made, for as long as `until`. */
export async function takeMissed(db: Database, now: Date, until: Date, mine: string[]): Promise<FactRow[]> {
  const taken = await sql<FactRow>`
    UPDATE fact SET sweep_at = ${until}
    WHERE id IN (
      SELECT id FROM fact WHERE sweep_at <= ${now} AND NOT (id = ANY(${mine}::uuid[]))
      ORDER BY id LIMIT 200 FOR UPDATE SKIP LOCKED
    )
    RETURNING id, organization_id, kind, at, data
  `.execute(db)
  return taken.rows.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Keeps other nodes from taking these. */
export async function keepFacts(db: Database, ids: string[], until: Date): Promise<void> {
  await db.updateTable('fact').set({ sweepAt: until }).where('sweepAt', 'is not', null).where('id', 'in', ids).execute()
}

/** Takes troubles that are due for another try, for as long as `until`. */
export async function takeTroubles(db: Database, now: Date, until: Date): Promise<TroubleRow[]> {
  const due = await sql<TroubleRow>`
    UPDATE fact_trouble t SET retry_at = ${until}
    FROM fact f
    WHERE f.id = t.fact_id AND (t.fact_id, t.consumer) IN (
      SELECT fact_id, consumer FROM fact_trouble WHERE retry_at <= ${now}
      ORDER BY fact_id LIMIT 50 FOR UPDATE SKIP LOCKED
    )
    RETURNING f.id, f.organization_id, f.kind, f.at, f.data, t.consumer, t.tries
  `.execute(db)
  return due.rows
}

/** Another try failed. Without `retryAt` it is set aside. */
export async function noteTrouble(
  db: Database,
  row: TroubleRow,
  note: { tries: number; retryAt: Date | null; error: string },
): Promise<void> {
  await db
    .updateTable('factTrouble')
    .set(note)
    .where('factId', '=', row.id)
    .where('consumer', '=', row.consumer)
    .execute()
}

/** This consumer could handle the fact after all; with the last one to say so it goes. */
export async function endTrouble(db: Database, row: TroubleRow): Promise<void> {
  await db.transaction().execute(async (tx) => {
    // Two consumers of one fact may recover at once: the fact's row orders them, so that the last one sees itself last.
    await tx.selectFrom('fact').select('id').where('id', '=', row.id).forUpdate().execute()
    await tx.deleteFrom('factTrouble').where('factId', '=', row.id).where('consumer', '=', row.consumer).execute()
    await sql`
      DELETE FROM fact
      WHERE id = ${row.id} AND NOT EXISTS (SELECT FROM fact_trouble WHERE fact_id = ${row.id})
    `.execute(tx)
  })
}

export function readSetAside(db: Database): Promise<SetAside[]> {
  return db
    .selectFrom('factTrouble')
    .innerJoin('fact', 'fact.id', 'factTrouble.factId')
    .where('retryAt', 'is', null)
    .select(['factId', 'consumer', 'fact.organizationId', 'kind', 'tries', 'error'])
    .orderBy('factId')
    .execute()
}

/** Another round of tries for what was set aside: all of it, or one fact. Returns how many. */
export async function releaseTroubles(db: Database, now: Date, factId?: string): Promise<number> {
  let query = db.updateTable('factTrouble').set({ tries: 0, retryAt: now }).where('retryAt', 'is', null)
  if (factId) query = query.where('factId', '=', factId)
  const result = await query.executeTakeFirst()
  return Number(result.numUpdatedRows)
}
