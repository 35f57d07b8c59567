import { setTimeout as wait } from 'node:timers/promises'
import { rank } from '@binome/server/src/match/actions.ts'
import { openPeople, type Person } from '../flow/person.ts'
import { type Answer, type Question, wordsOf } from './export.ts'
import type { ImportedHouse } from './house.ts'

/**
 * Later questions as live asks at their own times, with everybody who ever answered at work and willing. Who really answered says
 * yes if they are tapped, all others not now.
 */

export interface Played {
  asks: number
  /** Somebody who really answered was among the first five tapped. */
  hits: number
  /** They were among the first five of the ranking, as it is before anybody's load and chances are weighed. */
  ranked: number
  /** Milliseconds from the ask being sent to the first tap on a screen. */
  waits: number[]
  errors: string[]
}

const firstTapped = 5

interface Tapped {
  user: string
  offerId: string
  at: number
}

export async function play(
  house: ImportedHouse,
  helpers: readonly string[],
  later: readonly Question[],
  past: readonly Question[],
): Promise<Played> {
  const { url } = house.world
  const errors: string[] = []
  const members = []
  for (const user of helpers) {
    const client = await house.signIn(user)
    await client.api.me.setAvailability({ available: true, until: null, quietUntil: null })
    members.push({ user, personId: house.ids.get(user) ?? '', cookie: client.cookie })
  }
  const tapped = new Map<string, Tapped[]>()
  const people = await openPeople(url, members, () => errors.push('a socket ended'))
  for (const [i, person] of people.entries()) listen(person, members[i]?.user ?? '', tapped)
  await house.world.core.settled()

  const played: Played = { asks: 0, hits: 0, ranked: 0, waits: [], errors }
  // Answers reach the house when they were given, whichever question they belong to: those before the next question.
  const pending = [...past, ...later].flatMap((question) => question.answers.map((answer) => ({ question, answer })))
  pending.sort((a, b) => a.answer.t - b.answer.t)
  let told = pending.findIndex(({ answer }) => answer.t >= (later[0]?.t ?? 0))
  for (const question of later) {
    house.moveTo(question.t)
    const until = pending.findIndex(({ answer }) => answer.t >= question.t)
    const news = pending.slice(told, until < 0 ? pending.length : until)
    told += news.length
    await house.importAnswers(news.map(({ question: of, answer }) => late(of, answer)))
    await house.world.core.settled()
    const really = new Set(question.answers.map((answer) => answer.user))
    const best = await firstRanked(house, question)
    if (question.answers.some(({ user }) => best.has(house.ids.get(user) ?? ''))) played.ranked += 1
    const first = await askAndTap(house, question, really, tapped, played)
    played.asks += 1
    if (first.some((one) => really.has(one.user))) played.hits += 1
  }
  for (const person of people) person.close()
  return played
}

const late = (question: Question, answer: Answer) => ({
  key: `${question.id} ${answer.user}`,
  question,
  answers: [answer],
})

function listen(person: Person, user: string, tapped: Map<string, Tapped[]>): void {
  person.on = (event, at) => {
    if (event.part !== 'tap') return
    const { askId, offerId } = event.tap
    const list = tapped.get(askId) ?? []
    tapped.set(askId, list)
    if (!list.some((one) => one.offerId === offerId)) list.push({ user, offerId, at })
  }
}

const skillsOf = ({ skills }: ImportedHouse, { tags }: Question) =>
  tags.flatMap((tag) => skills.get(tag) ?? []).slice(0, 10)

/** Ids of the first five that the ranking has for it now. */
async function firstRanked(house: ImportedHouse, question: Question): Promise<ReadonlySet<string>> {
  const { matches, house: core } = house.world.core
  const best = await rank(
    core,
    matches,
    house.organizationId,
    {
      ...{ askId: `ranked ${question.id}`, text: wordsOf(question), skillIds: skillsOf(house, question) },
      ...{ seekerId: house.ids.get(question.asker) ?? '', seekerTeamId: null, languages: ['en'] },
    },
    new Set(),
  )
  return new Set(best.slice(0, firstTapped).map(({ personId }) => personId))
}

/** Asks until somebody says yes, five were tapped, or nobody is left, and takes it back. The first five in their order. */
async function askAndTap(
  house: ImportedHouse,
  question: Question,
  really: ReadonlySet<string>,
  tapped: Map<string, Tapped[]>,
  played: Played,
): Promise<Tapped[]> {
  const { api } = await house.signIn(question.asker)
  const sentAt = performance.now()
  const { id } = await api.asks.open({ text: wordsOf(question), skillIds: skillsOf(house, question) })
  const first: Tapped[] = []
  while (first.length < firstTapped) {
    const began = first.length === 0
    // A plan has been made once its facts were told; the first one is told to the seeker as well.
    await house.world.core.settled()
    const arrived = await arrivals(tapped, id, await tapsOf(house, id))
    if (began && arrived.length > 0) played.waits.push(Math.min(...arrived.map((one) => one.at)) - sentAt)
    // Within a plan the ids are in the order of worth.
    const fresh = arrived.filter((one) => !first.includes(one)).sort((a, b) => (a.offerId < b.offerId ? -1 : 1))
    if (fresh.length === 0) break
    first.push(...fresh)
    const comes = fresh.find(({ user }) => really.has(user))
    if (comes) await (await house.signIn(comes.user)).api.offers.accept({ offerId: comes.offerId })
    if (comes || first.length >= firstTapped) break
    for (const one of fresh) await (await house.signIn(one.user)).api.offers.decline({ offerId: one.offerId })
  }
  await api.asks.cancel({ askId: id })
  await house.world.core.settled()
  return first.slice(0, firstTapped)
}

async function tapsOf(house: ImportedHouse, askId: string): Promise<number> {
  const { db } = house.world.core.house
  const rows = await db.selectFrom('offer').select('id').where('askId', '=', askId).execute()
  return rows.length
}

async function arrivals(tapped: Map<string, Tapped[]>, askId: string, asked: number): Promise<Tapped[]> {
  for (let tries = 0; tries < 500; tries += 1) {
    const list = tapped.get(askId) ?? []
    if (list.length >= asked) return list
    await wait(10)
  }
  throw new Error(`${asked} were tapped, and fewer heard of it`)
}
