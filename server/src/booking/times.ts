import { Word } from '../availability/rules.ts'
import type { House } from '../house.ts'
import { fitting } from '../match/actions.ts'
import type { Matches } from '../match/matches.ts'
import type { OrganizationMatch } from '../match/register.ts'
import type { Bound } from '../routing/opening.ts'
import { holds, timesToOffer, workingDays } from './rules.ts'
import { type AskToBook, asAskedEnough } from './store.ts'

/** Which times suit whom [B1] [B2]. */

/** Who stands behind the times. */
const MOST_HELPERS = 3
/** Looked through for those who have nothing free. */
const SPARE = 9
/** [B5] */
const MOST_ASKED = 3

interface Could {
  personId: string
  bounds: readonly Bound[]
}

export interface Times {
  times: Date[]
  /** Who could at a time, best first. */
  who(at: Date): string[]
}

export async function timesFor(
  house: House,
  matches: Matches,
  organizationId: string,
  ask: AskToBook,
  minutes: number,
): Promise<Times> {
  const now = house.clock.now()
  const match = await matches.of(organizationId)
  const seeker = match.willing.wordOf(ask.seekerId)
  if (seeker === null) return { times: [], who: () => [] }
  const people = await candidates(house, matches, match, organizationId, ask, now)
  // [B2] Of one alone every time tells: their calendar is left out of it.
  const alone = people.length === 1
  const end = (at: Date) => new Date(at.getTime() + minutes * 60_000)
  const seekers = [workingDays(seeker.said.zone), { at: (at: Date) => seeker.undisturbed(at) }]
  const suitsSeeker = (at: Date) => seekers.every((bound) => holds(bound, at, end(at)))
  const free = people.map((personId) => couldOf(match, personId, { calendar: !alone }))
  const later = ask.later.filter(({ helperId }) => !ask.not.includes(helperId) && match.isMember(helperId))
  const who = (at: Date) => [
    ...new Set([
      ...later.flatMap((one) => (one.at.getTime() === at.getTime() ? [one.helperId] : [])),
      ...free.flatMap(({ personId, bounds }) => (bounds.every((one) => holds(one, at, end(at))) ? [personId] : [])),
    ]),
  ]
  const days = new Intl.DateTimeFormat('sv', { timeZone: seeker.said.zone })
  const said = later.map(({ at }) => at)
  const times = timesToOffer(
    now,
    said,
    (at) => suitsSeeker(at) && who(at).length > 0,
    (at) => days.format(at),
  )
  return { times, who: (at) => who(at).slice(0, MOST_HELPERS) }
}

/** The best it fits, who keep some time for being asked, and are not asked about enough already. */
async function candidates(
  house: House,
  matches: Matches,
  match: OrganizationMatch,
  organizationId: string,
  ask: AskToBook,
  now: Date,
): Promise<string[]> {
  const { seekerId, onlyId, skillIds, text, language } = ask
  const seekerTeamId = match.teamOf(seekerId)
  const exclude = new Set(ask.not)
  if (onlyId !== null) return (await match.mayBeAsked(onlyId, ask)) && !exclude.has(onlyId) ? [onlyId] : []
  const asked = { text, skillIds, seekerId, seekerTeamId, languages: [language] }
  const options = { now, exclude, limit: MOST_HELPERS + SPARE, least: MOST_HELPERS + SPARE }
  const found = (await fitting(matches, organizationId, asked, options)).map(({ personId }) => personId)
  const enough = new Set(await asAskedEnough(house.db, organizationId, found, MOST_ASKED))
  const askable = (personId: string) => {
    const said = match.willing.wordOf(personId)?.said
    if (!said || enough.has(personId)) return false
    const { available, availableUntil, help } = said
    return help.length > 0 || (available === true && (availableUntil === null || availableUntil > now))
  }
  return found.filter(askable).slice(0, MOST_HELPERS)
}

/** [B1] When somebody may be asked; working days for whoever keeps no hours of their own. */
function couldOf(match: OrganizationMatch, personId: string, { calendar }: { calendar: boolean }): Could {
  const { willing } = match
  const said = willing.wordOf(personId)
  if (said === null) return { personId, bounds: [{ at: () => ({ open: false, until: null }) }] }
  const word = calendar ? said : new Word({ ...said.said, busy: [] })
  const hours = willing.hasHours(personId) ? [] : [workingDays(word.said.zone)]
  return { personId, bounds: [word, ...hours, ...willing.boundsOf(personId)] }
}
