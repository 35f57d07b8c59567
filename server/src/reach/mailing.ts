import type { House } from '../house.ts'
import { addressOf } from '../identity/links.ts'
import type { Matches } from '../match/matches.ts'
import { idOf } from '../platform/id.ts'
import { digestLetter, type LetterBody, parkedLetter } from './letters.ts'
import {
  type Addressee,
  addressees,
  noteDigest,
  noteParkedLetter,
  organizations,
  type ParkedAsk,
  parkedAsks,
  weekOf,
} from './mailing-store.ts'
import { digestDue, hourOf, parkedLetterDue } from './rules.ts'
import { type LetterKind, tokenOf } from './token.ts'

/** The letters that come by themselves [V8]. Looked at each hour, since it is morning somewhere. */

/** People read at a time. */
const PAGE = 200
/** An ask that waits longer has been written about. */
const PARKED_DAYS = 14
/** Asks looked at an hour, people written to about one of them, asks in one letter. */
const MOST_ASKS = 200
const MOST_FITTING = 5
const MOST_IN_LETTER = 5
const DAY_MS = 86_400_000

/** Writes to everybody for whom it is the hour. Done twice, nobody gets a letter twice. Does nothing without a mail server. */
export async function writeLetters(house: House, matches: Matches): Promise<void> {
  if (house.mail === null) return
  for (const organizationId of await organizations(house.db)) {
    const waiting = await parkedFor(house, organizationId)
    for (let after: string | null = null; ; ) {
      const page: Addressee[] = await addressees(house.db, organizationId, { after, limit: PAGE })
      for (const one of page) {
        await writeTo(house, matches, organizationId, one, waiting.get(one.personId) ?? []).catch((error: unknown) =>
          house.log.warn({ err: error, organizationId }, 'a letter waits for the next hour'),
        )
      }
      after = page.at(-1)?.personId ?? null
      if (after === null || page.length < PAGE) break
    }
  }
}

/** Asks that wait, by those who could answer them. */
async function parkedFor(house: House, organizationId: string): Promise<Map<string, ParkedAsk[]>> {
  const since = new Date(house.clock.now().getTime() - PARKED_DAYS * DAY_MS)
  const most = { asks: MOST_ASKS, people: MOST_FITTING }
  return Map.groupBy(await parkedAsks(house.db, organizationId, since, most), ({ personId }) => personId)
}

async function writeTo(
  house: House,
  matches: Matches,
  organizationId: string,
  to: Addressee,
  waiting: readonly ParkedAsk[],
): Promise<void> {
  const now = house.clock.now()
  const { personId, timeZone } = to
  const match = await matches.of(organizationId)
  // [V1]
  if (match.willing.quietUntil(personId, now) !== null) return
  const { day } = hourOf(now, timeZone)
  const links = (kind: LetterKind) => ({
    home: addressOf(house.config),
    token: tokenOf({ organizationId, personId, kind }, house.config.secret),
  })
  // One letter of a kind a day, by its name: should what notes it be undone, the next one is the same.
  const send = (kind: LetterKind, letter: LetterBody) =>
    house.mail?.send({ organizationId, personId, to: to.email, ...letter }, idOf(`${kind} ${personId} ${day}`))
  const asks = waiting.slice(0, MOST_IN_LETTER)
  if (to.parked && asks.length > 0 && parkedLetterDue(now, timeZone, to.parkedSentAt)) {
    await house.transaction(async (tx) => {
      const ids = asks.map(({ askId }) => askId)
      await noteParkedLetter(tx, organizationId, personId, ids, now)
      await send('parked', parkedLetter(to, asks, links('parked')))
    })
  }
  // The first week begins with the first day.
  if (to.digest && digestDue(now, timeZone, to.digestSentAt ?? to.joinedAt)) {
    const week = await weekOf(house.db, organizationId, personId, new Date(now.getTime() - 7 * DAY_MS))
    const letter = digestLetter(to, week, links('digest'))
    if (letter === null) return
    await house.transaction(async (tx) => {
      await noteDigest(tx, organizationId, personId, now)
      await send('digest', letter)
    })
  }
}
