import type { Language, PersonRef } from '@binome/contract/terms.ts'
import type { Caller, House } from '../house.ts'
import { claimedSkills, skillRows } from '../people/skill-store.ts'
import { findMembership, findPerson, findPersonByEmail, firstOrganization } from '../people/store.ts'
import { personRefs } from '../people/view.ts'
import { Refusal } from '../platform/refusal.ts'
import { userOfPerson } from './account-store.ts'
import { signInAs } from './caller.ts'
import { otherLoopback } from './links.ts'
import { memberIds } from './member-store.ts'

/** The demo's door: sign in as anybody, and live the other side in a second window. Nothing of it exists elsewhere. */

/** What the demo organisation's own story suggests; given by whoever put the house together. */
export interface DemoStory {
  /** Whom to be first, by e-mail, best first. */
  suggested: readonly string[]
  /** An ask worth trying. */
  ask: { fr: string; en: string }
}

/** The names of those the story suggests, best first: what the server prints when it starts. Empty outside the demo. */
export async function suggestedNames(house: House, story: DemoStory): Promise<string[]> {
  if (!house.config.demo) return []
  const organization = await firstOrganization(house.db)
  if (!organization) return []
  const found = story.suggested.map((email) => findPersonByEmail(house.db, organization.id, email))
  return (await Promise.all(found)).flatMap((person) => person?.name ?? [])
}

const skillsInARow = 4
/** As the contract bounds it; the demo itself has thirty-six. */
const mostPeople = 200

function refuseOutsideDemo(house: House): void {
  if (!house.config.demo) throw new Refusal('DEMO_ONLY', {})
}

/** @throws Refusal DEMO_ONLY */
export async function demoPeople(
  house: House,
  story: DemoStory,
  language: Language,
): Promise<{
  people: { person: PersonRef; title: string; skills: string[]; suggested: boolean }[]
  ask: { fr: string; en: string }
}> {
  refuseOutsideDemo(house)
  const { db } = house
  const organization = await firstOrganization(db)
  if (!organization) return { people: [], ask: story.ask }
  const first = new Map<string, number>()
  for (const [index, email] of story.suggested.entries()) {
    const person = await findPersonByEmail(db, organization.id, email)
    if (person) first.set(person.id, index)
  }
  const ids = await memberIds(db, organization.id)
  const refs = await personRefs(db, organization.id, ids)
  const people = []
  for (const id of ids) {
    const ref = refs.get(id)
    const person = await findPerson(db, organization.id, id)
    if (!ref || !person) continue
    const skills = await skillRows(db, organization.id, await claimedSkills(db, organization.id, id))
    const labels = skills.map((skill) => (language === 'fr' ? skill.labelFr : skill.labelEn))
    people.push({ person: ref, title: person.title, skills: labels.slice(0, skillsInARow), suggested: first.has(id) })
  }
  const place = (id: string) => first.get(id) ?? first.size
  people.sort((a, b) => place(a.person.id) - place(b.person.id))
  return { people: people.slice(0, mostPeople), ask: story.ask }
}

/** What a proxy adds: somebody stands between, whom no setting told us of, and may be letting the world in. */
const marksOfProxy = ['forwarded', 'via', 'x-forwarded-for', 'x-real-ip']

/**
 * @returns the `Set-Cookie` header of that person's session.
 * @throws Refusal DEMO_ONLY (also for a request that came through a proxy), NOT_FOUND
 */
export async function demoSignIn(
  house: House,
  input: { personId: string },
  headers: { [name: string]: string | undefined },
): Promise<string> {
  refuseOutsideDemo(house)
  if (marksOfProxy.some((name) => headers[name] !== undefined)) throw new Refusal('DEMO_ONLY', {})
  const organization = await firstOrganization(house.db)
  const present = organization && (await findMembership(house.db, organization.id, input.personId))
  const userId = present && (await userOfPerson(house.db, organization.id, input.personId))
  const cookie = userId ? await signInAs(house, userId) : null
  if (cookie === null) throw new Refusal('NOT_FOUND', {})
  return cookie
}

/**
 * Whom to be in the second window, and the address that signs in as them there: this server's other loopback name.
 * `helperOf` says who was tapped last by the caller's ask, or who fits it best.
 * @throws Refusal DEMO_ONLY, NOT_FOUND when there is nobody, or this is no loopback name
 */
export async function demoOtherSide(
  house: House,
  caller: Caller,
  helperOf: (house: House, caller: Caller) => Promise<string | null>,
  host: string | undefined,
): Promise<{ person: PersonRef; url: string }> {
  refuseOutsideDemo(house)
  const origin = otherLoopback(house.config.tls ? 'https' : 'http', host)
  const personId = await helperOf(house, caller)
  const person = personId ? (await personRefs(house.db, caller.organizationId, [personId])).get(personId) : undefined
  if (!person || !origin) throw new Refusal('NOT_FOUND', {})
  return { person, url: `${origin}/demo?as=${person.id}&to=%2F` }
}
