import type { Language } from '@binome/contract/terms.ts'
import type { House } from '../house.ts'
import { similarAsks } from '../match/store.ts'
import { type Estimate, type PastWait, waitEstimate } from './estimate.ts'
import { waitsAround, waitsOf } from './waits-store.ts'

/** What may be said of a wait: read, then left to estimate.ts. */

/** Days like asks are looked for in (half a year: a topic of a house of forty comes up twice a month), and how many. */
const LIKE_DAYS = 183
const LIKE_ASKS = 200
/** An id no ask has: for words that are not asked yet. */
const NOBODYS = '00000000-0000-0000-0000-000000000000'

interface Words {
  text: string
  language: Language
}

/** What this ask may expect, however long it has waited [A20]; one that searches anew begins anew. */
export async function waitsFor(house: House, organizationId: string, ask: Words & { id: string; stateSince: Date }) {
  const similar = await likeWaits(house, organizationId, ask)
  return { estimate: await estimateAt(house, organizationId, { at: ask.stateSince, askId: ask.id, similar }) }
}

/** The same of words that are being written, in one line: what an ask that left now may expect. Null: too few to say. */
export async function previewOfWait(
  house: House,
  organizationId: string,
  words: Words,
): Promise<{ waitSeconds: number | null; nineOfTenSeconds: number | null; thisHour: boolean }> {
  if (words.text.trim() === '') return { waitSeconds: null, nineOfTenSeconds: null, thisHour: false }
  const similar = await likeWaits(house, organizationId, { ...words, id: NOBODYS })
  const estimate = await estimateAt(house, organizationId, { at: house.clock.now(), askId: NOBODYS, similar })
  const begins = estimate?.ahead[0]
  const whole = (seconds: number | undefined) => (seconds === undefined ? null : Math.round(seconds))
  return {
    waitSeconds: whole(begins?.half?.seconds),
    nineOfTenSeconds: whole(begins?.nineOfTen?.seconds),
    thisHour: estimate?.thisHour ?? false,
  }
}

interface Like {
  ids: string[]
  waits: PastWait[]
}

async function likeWaits(house: House, organizationId: string, ask: Words & { id: string }): Promise<Like> {
  const now = house.clock.now()
  const since = new Date(now.getTime() - LIKE_DAYS * 86_400_000)
  const ids = await similarAsks(house.db, organizationId, { ...ask, since, limit: LIKE_ASKS })
  const waits = await waitsOf(house.db, organizationId, ids, now)
  return { ids, waits: waits.map((wait) => ({ ...wait, similar: true })) }
}

async function estimateAt(
  house: House,
  organizationId: string,
  look: { at: Date; askId: string; similar: Like },
): Promise<Estimate | null> {
  const { at, askId, similar } = look
  const others = await waitsAround(house.db, organizationId, {
    at,
    now: house.clock.now(),
    except: [askId, ...similar.ids],
  })
  return waitEstimate([...similar.waits, ...others.map((wait) => ({ ...wait, similar: false }))], at)
}
