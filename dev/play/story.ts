import { cancelAsk, openAsk } from '@binome/server/src/ask/actions.ts'
import { PARKED_DAYS, SEARCH_HOURS } from '@binome/server/src/ask/rules.ts'
import { acceptOffer, declineOffer, postponeOffer } from '@binome/server/src/offer/actions.ts'
import { sayOutcome } from '@binome/server/src/outcome/actions.ts'
import { answerMs } from '@binome/server/src/outcome/rules.ts'
import { say } from '@binome/server/src/session/chat.ts'
import { patience } from '@binome/server/src/session/rules.ts'
import type { CastSession, CastStory, CastTap } from '../cast/types.ts'
import type { Storyline } from './agenda.ts'
import { after } from './calendar.ts'
import { type Moment, momentsOf } from './moments.ts'
import { onlyReachable, ring, type Stage, tap } from './stage.ts'

/** Seconds after the acceptance at which they are there. */
const THEY_COME = 3
/** "Later" in the mouth of these people means tomorrow: by then the search is over. */
const LATER_HOURS = 20

/**
 * One past ask as it went, by the actions of its people. `now` is the present of the demo: what was closed so lately
 * that the helper would still be asked about it, the helper closes too.
 */
export async function* tell(stage: Stage, story: CastStory, opensAt: Date, now: Date): Storyline {
  const { core } = stage
  const seeker = stage.caller(story.seeker)
  const { ending } = story
  const sessions = ending.state === 'resolved' || ending.state === 'abandoned' ? ending.sessions : []
  const coming = ending.state === 'parked' ? ending : (sessions[0] ?? null)

  yield opensAt
  const first = momentsOf(story.tapped, coming)
  await onlyReachable(stage, peopleAtOnce(first))
  const skillIds = stage.company.skillIds(story.skills)
  const { id: askId } = await openAsk(core.house, seeker, { text: story.text, pictureIds: [], skillIds })
  await core.settled()
  await onlyReachable(stage, [])
  let since = opensAt
  let sessionId = yield* search(stage, story.key, askId, since, first)

  if (ending.state === 'parked') {
    yield* wait(after(since, ending.secondsToAccept + THEY_COME))
    await enter(stage, ending.helper, need(sessionId, story.key))
    yield after(since, ending.secondsToAccept + patience.seeker / 1000)
    await ring(stage)
    yield after(since, ending.secondsToAccept + patience.seeker / 1000 + PARKED_DAYS * 86_400)
    return ring(stage)
  }
  for (const [index, session] of sessions.entries()) {
    const accepted = after(since, session.secondsToAccept)
    const next = sessions[index + 1]
    const moments = momentsOf([], next ?? null)
    const told = { story, session, sessionId: need(sessionId, story.key), accepted, moments }
    yield* meet(stage, told)
    since = after(accepted, session.minutes * 60)
    if (session.outcome.result !== 'not_solved') return closeAsHelper(stage, told, since, now)
    if (next) sessionId = yield* search(stage, story.key, askId, since, moments)
  }
  if (ending.state === 'abandoned') {
    yield after(since, ending.afterMinutes * 60)
    await cancelAsk(core.house, seeker, { askId, solvedAlone: false })
    return core.settled()
  }
  yield after(opensAt, SEARCH_HOURS * 3600)
  await ring(stage)
}

async function* wait(at: Date): Storyline {
  yield at
}

function need(sessionId: string | null, key: string): string {
  if (sessionId === null) throw new Error(`${key}: nobody came`)
  return sessionId
}

function peopleAtOnce(moments: readonly Moment[]): readonly string[] {
  const [first] = moments
  return first?.what === 'tap' ? first.people : []
}

/** The search from its first wave, which has left, to the acceptance; null when nobody accepted. */
async function* search(
  stage: Stage,
  key: string,
  askId: string,
  since: Date,
  moments: readonly Moment[],
): AsyncGenerator<Date, string | null, void> {
  const { core } = stage
  let offers = new Map<string, string>()
  for (const moment of moments) {
    if (moment.at > 0) yield after(since, moment.at)
    switch (moment.what) {
      case 'tap':
        offers = await tap(stage, askId, moment.people)
        break
      case 'lapse':
        await ring(stage)
        break
      case 'answer':
        await answer(stage, moment, offers.get(stage.company.personId(moment.person)))
        break
      case 'accept': {
        const helper = stage.caller(moment.helper)
        if (!offers.has(helper.personId)) offers = await tap(stage, askId, [moment.helper])
        const offerId = offers.get(helper.personId)
        if (offerId === undefined) throw new Error(`${key}: ${moment.helper} was never tapped`)
        const { session } = await acceptOffer(core.house, core.heldOffers, helper, offerId)
        return session.id
      }
    }
  }
  return null
}

async function answer(
  stage: Stage,
  { person, answer: said }: { person: string; answer: Exclude<CastTap['answer'], 'lapsed'> },
  offerId: string | undefined,
): Promise<void> {
  // Somebody whose attention another ask had at that moment was not tapped, and has nothing to say.
  if (offerId === undefined) return
  const { house } = stage.core
  const helper = stage.caller(person)
  if (said === 'postponed') {
    return postponeOffer(house, helper, { offerId, until: after(house.clock.now(), LATER_HOURS * 3600) })
  }
  return declineOffer(house, helper, { offerId, offTopic: said === 'off_topic' })
}

interface Told {
  story: CastStory
  session: CastSession
  sessionId: string
  accepted: Date
  /** What follows when it did not work. */
  moments: readonly Moment[]
}

/** The encounter: both come, they write, and the seeker says what came of it. */
async function* meet(stage: Stage, { story, session, sessionId, accepted, moments }: Told): Storyline {
  const { core, company } = stage
  const { house } = core
  const seconds = session.minutes * 60
  yield after(accepted, THEY_COME)
  await Promise.all([session.helper, story.seeker].map((key) => enter(stage, key, sessionId)))
  await core.settled()
  for (const [index, line] of session.chat.entries()) {
    yield after(accepted, THEY_COME + ((seconds - THEY_COME) * (index + 1)) / (session.chat.length + 1))
    const author = stage.caller(line.from === 'seeker' ? story.seeker : session.helper)
    await say(house, author, { sessionId, id: house.newId(), kind: 'text', text: line.text })
  }
  yield after(accepted, seconds)
  // "Not yet" lets the search go on at once: whoever it may tap must be there by then.
  await onlyReachable(stage, peopleAtOnce(moments))
  const { outcome, shown, thanks } = session
  await sayOutcome(house, stage.caller(story.seeker), {
    sessionId,
    outcome: outcome.result,
    kind: outcome.result === 'not_solved' ? undefined : outcome.kind,
    skillIds: company.skillIds(shown),
    thanks,
  })
  await core.settled()
  await onlyReachable(stage, [])
}

async function enter(stage: Stage, key: string, sessionId: string): Promise<void> {
  await stage.core.presence.enter(stage.caller(key), sessionId, `${key} ${sessionId}`)
}

/** A helper is asked about an encounter for seven days: of those days they have answered as the seeker did. */
async function closeAsHelper(stage: Stage, { session, sessionId }: Told, endedAt: Date, now: Date): Promise<void> {
  const { outcome, shown, helper } = session
  if (outcome.result === 'not_solved' || now.getTime() - endedAt.getTime() > answerMs) return
  const said = { sessionId, outcome: outcome.result, kind: outcome.kind, skillIds: stage.company.skillIds(shown) }
  await sayOutcome(stage.core.house, stage.caller(helper), said)
  await stage.core.settled()
}
