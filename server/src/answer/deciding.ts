import type { AskView } from '@binome/contract/now.ts'
import type { SkillRef } from '@binome/contract/terms.ts'
import type { AnswerLine, AnswerView } from '@binome/contract/verbs/answer.ts'
import { viewOf } from '../ask/actions.ts'
import { mayHandleAsk } from '../ask/policy.ts'
import { askById, lockAsk, skillsOfAsks } from '../ask/store.ts'
import type { Caller, House, Record } from '../house.ts'
import { similarSessions, suggestSkills } from '../match/actions.ts'
import type { Matches } from '../match/matches.ts'
import { suggestedSkillIds, answerOf as wordOf } from '../outcome/rules.ts'
import { insertThanks, insertAnswer as insertWord, knownSkills } from '../outcome/store.ts'
import { personRef, skillRefs } from '../people/view.ts'
import { isTaken, type Tx } from '../platform/db.ts'
import { Refusal } from '../platform/refusal.ts'
import { acceptedWords, answeredBackWords, askedBackWords } from '../reach/words.ts'
import { next } from './lifecycle.ts'
import { mayDecide, sideOf } from './policy.ts'
import { answersTo, knownAmong } from './read-store.ts'
import { MOST_LINES } from './rules.ts'
import { type AnswerRow, answerById, claimAnswer, insertLine, lineById } from './store.ts'
import { tellAuthor, tellSeeker } from './telling.ts'
import { answerView, lineView } from './view.ts'

/** What the seeker of an ask does with the answers to it, and the lines of the two. Laws: LAWS.md. */

/** @throws Refusal NOT_FOUND */
export async function listAnswers(
  house: House,
  matches: Matches,
  caller: Caller,
  askId: string,
): Promise<{ answers: AnswerView[]; suggestedSkills: SkillRef[]; unnamed: boolean }> {
  const { organizationId } = caller
  const ask = await askById(house.db, organizationId, askId)
  if (ask === null || !mayHandleAsk(caller, ask)) throw new Refusal('NOT_FOUND', {})
  const [whole, match] = await Promise.all([answersTo(house.db, organizationId, askId), matches.of(organizationId)])
  const now = house.clock.now()
  match.willing.expire(now)
  const callable = (authorId: string) => ask.state === 'parked' && match.willing.mayBeTapped(authorId, now)
  const skillIds = await suggested(house, matches, organizationId, ask)
  const skills = await skillRefs(house.db, organizationId, skillIds)
  return {
    answers: whole.flatMap((one) => answerView(one, one.state === 'sent' && callable(one.authorId)) ?? []),
    suggestedSkills: skillIds.flatMap((id) => skills.get(id) ?? []),
    unnamed: ask.unnamed,
  }
}

async function suggested(house: House, matches: Matches, organizationId: string, ask: { id: string; text: string }) {
  const tags = (await skillsOfAsks(house.db, organizationId, [ask.id])).get(ask.id) ?? []
  const [suggested = []] = await suggestSkills(house, matches, organizationId, [ask.text])
  return suggestedSkillIds(tags, suggested)
}

/** Holds the ask of an answer; afterwards the answer is as it will stay until the end of the transaction. */
async function hold(tx: Tx, organizationId: string, answerId: string) {
  const found = await answerById(tx, organizationId, answerId)
  if (found === null) throw new Refusal('NOT_FOUND', {})
  const ask = await lockAsk(tx, organizationId, found.askId)
  const answer = await answerById(tx, organizationId, answerId)
  if (ask === null || answer === null) throw new Refusal('NOT_FOUND', {})
  return { ask, answer }
}

const factOf = (organizationId: string, { id, askId, seekerId, authorId }: AnswerRow) => ({
  organizationId,
  answerId: id,
  askId,
  seekerId,
  authorId,
})

/**
 * [Q4] [Q5] It helped. @throws Refusal NOT_FOUND | ASK_STATE | ANSWER_STATE | ANSWER_CHANGED | BAD_INPUT (a skill the
 * house does not have)
 */
export async function acceptAnswer(
  house: House,
  caller: Caller,
  input: {
    answerId: string
    version: number
    outcome: 'solved' | 'partly'
    skillIds: string[]
    thanks?: string | undefined
    shared: boolean
  },
): Promise<AskView> {
  const { organizationId, personId } = caller
  const { answerId, version, shared } = input
  const askId = await house.transaction(async (tx, record) => {
    const { ask, answer } = await hold(tx, organizationId, answerId)
    if (!mayDecide(caller, answer)) throw new Refusal('NOT_FOUND', {})
    if (ask.state !== 'parked') throw new Refusal('ASK_STATE', { state: ask.state })
    if (next(answer.state, 'accept') === null) throw new Refusal('ANSWER_STATE', { state: answer.state })
    const skillIds = [...new Set(input.skillIds)]
    if ((await knownSkills(tx, organizationId, skillIds)).size < skillIds.length) {
      throw new Refusal('BAD_INPUT', { issues: [{ path: 'skillIds', code: 'unknown' }] })
    }
    const at = house.clock.now()
    const sessionId = house.newId()
    if (!(await claimAnswer(tx, organizationId, { answerId, version, sessionId, shared, at }))) {
      throw new Refusal('ANSWER_CHANGED', {})
    }
    const { outcome, kind, thanks } = wordOf(input)
    await insertWord(tx, organizationId, { sessionId, personId, outcome, kind, alone: null, saidAt: at })
    if (thanks !== null) {
      await insertThanks(tx, organizationId, { sessionId, fromId: personId, toId: answer.authorId, words: thanks, at })
    }
    record({ kind: 'answer.accepted', ...factOf(organizationId, answer), sessionId })
    const pair = { sessionId, askId: ask.id, seekerId: personId, helperId: answer.authorId }
    const word = { by: 'seeker', outcome: input.outcome, counts: true, skillIds, session: 'ended' } as const
    record({ kind: 'outcome.said', organizationId, ...pair, ...word })
    await tellAuthor(house, tx, factOf(organizationId, answer), acceptedWords)
    house.log.info({ ask: ask.id, answer: answerId, outcome }, 'answer accepted')
    return ask.id
  })
  return viewOf(house, organizationId, askId)
}

/** [Q7] @throws Refusal NOT_FOUND | ASK_STATE | THREAD_FULL */
export async function sayLine(
  house: House,
  caller: Caller,
  input: { answerId: string; id: string; text: string },
): Promise<AnswerLine> {
  const { organizationId, personId } = caller
  const { answerId, id, text } = input
  return house.transaction(async (tx, record) => {
    const { ask, answer } = await hold(tx, organizationId, answerId)
    const by = sideOf(caller, answer)
    if (by === null) throw new Refusal('NOT_FOUND', {})
    const kept = await lineById(tx, organizationId, id)
    if (kept !== null) {
      if (kept.answerId !== answerId || kept.authorId !== personId) throw new Refusal('NOT_FOUND', {})
      return lineView(kept, answer)
    }
    if (ask.state !== 'parked') throw new Refusal('ASK_STATE', { state: ask.state })
    if (answer.state !== 'sent') throw new Refusal('ANSWER_STATE', { state: answer.state })
    const line = { id, answerId, authorId: personId, text, at: house.clock.now() }
    if (!(await insertLine(tx, organizationId, { ...line, most: MOST_LINES }))) throw new Refusal('THREAD_FULL', {})
    const told = factOf(organizationId, answer)
    record({ kind: 'answer.line_said', ...told, by })
    if (by === 'seeker') await tellAuthor(house, tx, told, askedBackWords)
    else await tellSeeker(house, tx, told, answeredBackWords)
    return lineView(line, answer)
  })
}

/** [Q8] @throws Refusal NOT_FOUND | ASK_STATE | ANSWER_STATE | NOT_WILLING | ASK_OPEN | IN_SESSION */
export async function callAuthor(house: House, matches: Matches, caller: Caller, answerId: string): Promise<AskView> {
  const { organizationId } = caller
  const match = await matches.of(organizationId)
  const called = house.transaction(async (tx, record: Record) => {
    const { ask, answer } = await hold(tx, organizationId, answerId)
    if (!mayDecide(caller, answer)) throw new Refusal('NOT_FOUND', {})
    if (ask.state !== 'parked') throw new Refusal('ASK_STATE', { state: ask.state })
    if (answer.state !== 'sent') throw new Refusal('ANSWER_STATE', { state: answer.state })
    const now = house.clock.now()
    match.willing.expire(now)
    if (!match.willing.mayBeTapped(answer.authorId, now)) throw new Refusal('NOT_WILLING', {})
    record({ kind: 'answer.called', ...factOf(organizationId, answer) })
    return ask.id
  })
  const askId = await called.catch((error: unknown) => {
    // Another ask of theirs began to search in the same moment.
    throw isTaken(error) ? new Refusal('BUSY', { retryAfterSeconds: 1 }) : error
  })
  return viewOf(house, organizationId, askId)
}

/** [Q9] Answers that solved the like of a text, which others may find; nearest first. */
export async function knownAnswers(house: House, matches: Matches, { organizationId }: Caller, text: string) {
  if (text.trim() === '') return { answers: [] }
  const near = await similarSessions(matches, organizationId, text)
  const rows = await knownAmong(house.db, organizationId, near, MOST_KNOWN)
  return {
    answers: rows.map(({ id, asked, text, by, at }) => ({ id, asked, text, by: personRef(by), at: at.toISOString() })),
  }
}

const MOST_KNOWN = 3
