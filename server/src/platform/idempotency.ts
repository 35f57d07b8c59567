import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Clock } from './clock.ts'
import { asynchronousCommit, type Db } from './db.ts'
import { Refusal } from './refusal.ts'

export interface KeyedRequest {
  readonly organizationId: string
  readonly personId: string
  readonly verb: string
  /** The client's own name of this very request (header `Idempotency-Key`). */
  readonly key: string
  readonly input: unknown
  /** Seals the kept answer: it may hold a link that is told once. */
  readonly secret: string
}

/** A claim without an answer is of a request under way, or of one that a crash cut short; after this it is the latter. */
const abandonedAfterMs = 60_000

/**
 * Runs a creating request once for its key: a repeat gets the first answer (for 2 days). A refusal is not kept, so the
 * same key may be tried again. `output` must survive JSON; what is kept of it says nothing to who reads the database.
 * @throws Refusal KEY_REUSED when the key came with another input, BUSY when the first is still under way
 */
export async function answerOnce<R extends { output: unknown }>(
  db: Db,
  clock: Clock,
  request: KeyedRequest,
  run: () => Promise<R>,
): Promise<R> {
  const { organizationId, personId, verb } = request
  const key = createHash('sha256').update(request.key).digest('base64url')
  const requestHash = createHash('sha256').update(stable(request.input)).digest('base64url')
  const at = clock.now()
  // It is kept at the latest with what the request writes, which comes behind it in the log.
  const claimed = await sql`
    INSERT INTO idempotency_key AS known (organization_id, person_id, verb, key, request_hash, at)
    SELECT ${organizationId}::uuid, ${personId}::uuid, ${verb}, ${key}, ${requestHash}, ${at}::timestamptz WHERE ${asynchronousCommit}
    ON CONFLICT (organization_id, person_id, verb, key) DO UPDATE SET at = ${at}, request_hash = ${requestHash}
    WHERE known.answer IS NULL AND known.at < ${new Date(at.getTime() - abandonedAfterMs)}`.execute(db)
  const mine = { organizationId, personId, verb, key }
  if (claimed.numAffectedRows !== 1n) return firstAnswer<R>(db, mine, requestHash, request.secret)
  try {
    const result = await run()
    const answer = JSON.stringify(sealed(JSON.stringify({ output: result.output }), request.secret))
    await sql`
      UPDATE idempotency_key SET answer = ${answer}
      WHERE organization_id = ${organizationId} AND person_id = ${personId} AND verb = ${verb} AND key = ${key}`.execute(
      db,
    )
    return result
  } catch (error) {
    await where(db.deleteFrom('idempotencyKey'), mine).execute()
    throw error
  }
}

type Named = Pick<KeyedRequest, 'organizationId' | 'personId' | 'verb' | 'key'>

async function firstAnswer<R>(db: Db, mine: Named, requestHash: string, secret: string): Promise<R> {
  const row = await where(db.selectFrom('idempotencyKey').select(['answer', 'requestHash']), mine).executeTakeFirst()
  if (row && row.requestHash !== requestHash) throw new Refusal('KEY_REUSED')
  if (!row?.answer) throw new Refusal('BUSY', { retryAfterSeconds: 1 })
  const answer = JSON.parse(opened(String(row.answer), secret)) as { output?: unknown }
  return { output: answer.output, context: {} } as R
}

const cipher = 'aes-256-gcm'
const keys = new Map<string, Buffer>()

/** A process has one secret; tests have two. */
function keyOf(secret: string): Buffer {
  const known = keys.get(secret)
  if (known) return known
  const key = createHash('sha256').update(`idempotency ${secret}`).digest()
  keys.set(secret, key)
  return key
}

/** AES-256-GCM (NIST SP 800-38D): 12 bytes of chance, 16 of check, the text. */
function sealed(text: string, secret: string): string {
  const chance = randomBytes(12)
  const sealing = createCipheriv(cipher, keyOf(secret), chance)
  const body = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()])
  return Buffer.concat([chance, sealing.getAuthTag(), body]).toString('base64')
}

/** @throws Refusal KEY_REUSED when it was sealed with another secret: the house's was changed meanwhile */
function opened(text: string, secret: string): string {
  const bytes = Buffer.from(text, 'base64')
  const opening = createDecipheriv(cipher, keyOf(secret), bytes.subarray(0, 12)).setAuthTag(bytes.subarray(12, 28))
  try {
    return Buffer.concat([opening.update(bytes.subarray(28)), opening.final()]).toString('utf8')
  } catch {
    throw new Refusal('KEY_REUSED')
  }
}

function where<Q extends { where(column: keyof Named, is: '=', value: string): Q }>(query: Q, mine: Named): Q {
  return query
    .where('organizationId', '=', mine.organizationId)
    .where('personId', '=', mine.personId)
    .where('verb', '=', mine.verb)
    .where('key', '=', mine.key)
}

/** JSON with its keys in order, so that the same input gives the same text; of a file its name, type and size. */
function stable(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner: unknown) =>
      inner instanceof File
        ? { name: inner.name, type: inner.type, size: inner.size }
        : inner !== null && typeof inner === 'object' && !Array.isArray(inner)
          ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
          : inner,
    ) ?? ''
  )
}
