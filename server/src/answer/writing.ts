import type { MyAnswer, WritePage } from '@binome/contract/verbs/answer.ts'
import type { FactOf } from '../facts.ts'
import type { Caller, House, Record } from '../house.ts'
import { attachToAnswer } from '../picture/actions.ts'
import type { Tx } from '../platform/db.ts'
import { Refusal } from '../platform/refusal.ts'
import { answeredWords } from '../reach/words.ts'
import { notePassed } from './asked-store.ts'
import { type AnswerMove, next } from './lifecycle.ts'
import { mayWrite } from './policy.ts'
import { myWhole, waitingFor, waitingPage } from './read-store.ts'
import {
  type AnswerRow,
  answerOf,
  askedToWrite,
  deleteDraft,
  lockAsked,
  type PictureOf,
  setAnswerPictures,
  takeBackAnswer,
  write,
} from './store.ts'
import { tellSeeker } from './telling.ts'
import { myAnswerView, waitingView } from './view.ts'

/** Everything somebody asked to write can do. Laws: LAWS.md. */

export interface Written {
  askId: string
  text: string
  pictures: PictureOf[]
  shared: boolean
}

export async function readWaiting(house: House, { organizationId, personId }: Caller) {
  const rows = await waitingFor(house.db, organizationId, personId)
  return { asks: rows.flatMap((row) => waitingView(row) ?? []) }
}

/** [Q10] @throws Refusal NOT_FOUND for whoever was not asked, or passed */
export async function readPage(house: House, { organizationId, personId }: Caller, askId: string): Promise<WritePage> {
  const asked = await askedToWrite(house.db, organizationId, askId, personId)
  if (asked === null) throw new Refusal('NOT_FOUND', {})
  const [row, whole] = await Promise.all([
    waitingPage(house.db, organizationId, personId, askId),
    myWhole(house.db, organizationId, askId, personId),
  ])
  const answer = whole && myAnswerView(whole)
  const accepted = answer?.state === 'accepted'
  const ask = row && waitingView(row, accepted)
  if (ask && answer && accepted) return { state: 'accepted', ask, answer, thanks: whole?.thanks ?? null }
  if (ask && mayWrite(asked)) return { state: 'here', ask, answer }
  if (asked.passed) throw new Refusal('NOT_FOUND', {})
  return { state: 'gone', answer }
}

/** Holds the ask, and says where the caller's answer to it stands. @throws Refusal NOT_FOUND | ASK_STATE | ANSWER_STATE */
async function hold(
  tx: Tx,
  { organizationId, personId }: Caller,
  askId: string,
  by: AnswerMove,
): Promise<{ seekerId: string; before: AnswerRow | null }> {
  const asked = await lockAsked(tx, organizationId, askId, personId)
  if (asked === null || asked.passed) throw new Refusal('NOT_FOUND', {})
  const before = await answerOf(tx, organizationId, askId, personId)
  if (!mayWrite(asked)) throw new Refusal('ASK_STATE', { state: asked.state })
  const state = before?.state ?? 'none'
  if (next(state, by) === null) throw new Refusal('ANSWER_STATE', { state })
  return { seekerId: asked.seekerId, before }
}

/** Keeps or sends it. @throws Refusal NOT_FOUND | ASK_STATE | ANSWER_STATE | PICTURE_TAKEN | BAD_INPUT (nothing to send) */
export async function writeAnswer(
  house: House,
  caller: Caller,
  input: Written,
  by: 'draft' | 'send',
): Promise<MyAnswer> {
  const { organizationId, personId } = caller
  const { askId, text, shared, pictures } = input
  await house.transaction(async (tx, record) => {
    const { seekerId, before } = await hold(tx, caller, askId, by)
    if (by === 'send' && text === '' && pictures.length === 0) {
      throw new Refusal('BAD_INPUT', { issues: [{ path: 'text', code: 'too_small' }] })
    }
    const at = house.clock.now()
    const id = before?.id ?? house.newId()
    const state = by === 'send' ? 'sent' : 'draft'
    await write(tx, organizationId, { id, askId, authorId: personId, state, text, shared, at })
    await attachToAnswer(tx, organizationId, personId, pictures, { answerId: id, askId })
    await setAnswerPictures(tx, organizationId, id, pictures)
    if (state === 'draft') return
    const first = before?.state !== 'sent'
    const told = { organizationId, answerId: id, askId, seekerId, authorId: personId }
    if (first) await tellSent(house, tx, record, told)
    else record({ kind: 'answer.changed', ...told })
  })
  return mine(house, caller, askId)
}

/**
 * A line for an ask that waited for what came of one near the same: an answer of its author, sent at once. The ask is
 * held. False when they have one already.
 */
export async function sendLine(
  house: House,
  tx: Tx,
  record: Record,
  line: { organizationId: string; askId: string; seekerId: string; authorId: string; text: string },
): Promise<boolean> {
  const { organizationId, askId, authorId, text } = line
  if ((await answerOf(tx, organizationId, askId, authorId)) !== null) return false
  const id = house.newId()
  const at = house.clock.now()
  await write(tx, organizationId, { id, askId, authorId, state: 'sent', text, shared: false, at })
  await tellSent(house, tx, record, { organizationId, answerId: id, askId, seekerId: line.seekerId, authorId })
  return true
}

async function tellSent(
  house: House,
  tx: Tx,
  record: Record,
  told: Omit<FactOf<'answer.sent'>, 'kind'>,
): Promise<void> {
  record({ kind: 'answer.sent', ...told })
  await tellSeeker(house, tx, told, answeredWords)
  house.log.info({ ask: told.askId, answer: told.answerId }, 'answer sent')
}

/** Back to a draft. @throws Refusal NOT_FOUND | ASK_STATE | ANSWER_STATE */
export async function takeBack(house: House, caller: Caller, askId: string): Promise<MyAnswer> {
  const { organizationId, personId } = caller
  await house.transaction(async (tx, record) => {
    const { seekerId, before } = await hold(tx, caller, askId, 'take_back')
    if (before === null || !(await takeBackAnswer(tx, organizationId, before.id))) return
    const told = { organizationId, answerId: before.id, askId, seekerId, authorId: personId }
    record({ kind: 'answer.taken_back', ...told })
    house.log.info({ ask: askId, answer: before.id }, 'answer taken back')
  })
  return mine(house, caller, askId)
}

/** Leaves it to others; what they drafted goes. Said twice, nothing changes. @throws Refusal NOT_FOUND | ANSWER_STATE */
export async function pass(house: House, { organizationId, personId }: Caller, askId: string): Promise<void> {
  await house.transaction(async (tx, record) => {
    const asked = await lockAsked(tx, organizationId, askId, personId)
    if (asked === null) throw new Refusal('NOT_FOUND', {})
    const answer = await answerOf(tx, organizationId, askId, personId)
    if (answer !== null && answer.state !== 'draft') throw new Refusal('ANSWER_STATE', { state: answer.state })
    if (!(await notePassed(tx, organizationId, askId, personId, house.clock.now()))) return
    await deleteDraft(tx, organizationId, askId, personId)
    record({ kind: 'answer.passed', organizationId, askId, personId })
  })
}

async function mine(house: House, { organizationId, personId }: Caller, askId: string): Promise<MyAnswer> {
  const answer = await myWhole(house.db, organizationId, askId, personId)
  if (answer === null) throw new Refusal('NOT_FOUND', {})
  return myAnswerView(answer)
}
