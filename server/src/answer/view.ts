import type { AnswerLine, AnswerView, MyAnswer, Waiting } from '@binome/contract/verbs/answer.ts'
import { personRef, skillRef } from '../people/view.ts'
import { pictureRef } from '../picture/store.ts'
import type { WaitingRow, WholeAnswer } from './read-store.ts'
import { mineOf } from './rules.ts'

/** Pure: what each of the two is shown of an ask that waits and of its answers. */

/** [Q2] Null when its seeker is no longer known. `named`: it was this one's answer that was accepted. */
export function waitingView(row: WaitingRow, named = false): Waiting | null {
  if (row.from === null) return null
  return {
    askId: row.askId,
    text: row.text,
    language: row.language,
    pictures: row.pictures.map(pictureRef),
    skills: row.skills.map(skillRef),
    from: row.unnamed && !named ? { unnamed: true, team: row.team } : { named: personRef(row.from) },
    openedAt: row.openedAt.toISOString(),
    since: row.since.toISOString(),
    mine: mineOf(row.answerState === null ? null : { state: row.answerState, lastLineBySeeker: row.lastLineBySeeker }),
  }
}

export function lineView(
  line: { id: string; authorId: string; text: string; at: Date | string },
  answer: { authorId: string },
): AnswerLine {
  const by = line.authorId === answer.authorId ? 'author' : 'seeker'
  return { id: line.id, by, text: line.text, at: new Date(line.at).toISOString() }
}

export function myAnswerView(answer: WholeAnswer): MyAnswer {
  return {
    id: answer.id,
    state: answer.state,
    version: answer.version,
    text: answer.text,
    pictures: answer.pictures.map(({ picture, under, marks }) => ({
      picture: pictureRef(picture),
      under: under && pictureRef(under),
      marks,
    })),
    shared: answer.shared,
    changedAt: answer.changedAt.toISOString(),
    lines: answer.lines.map((line) => lineView(line, answer)),
  }
}

/** [Q6] What the seeker reads; null for a draft, and for an author who is not known any more. */
export function answerView(answer: WholeAnswer, callable: boolean): AnswerView | null {
  const { by, sentAt, state } = answer
  if (by === null || sentAt === null || state === 'draft') return null
  return {
    id: answer.id,
    askId: answer.askId,
    by: personRef(by),
    state,
    version: answer.version,
    text: answer.text,
    pictures: answer.pictures.map(({ picture, marks }) => ({ picture: pictureRef(picture), marks })),
    sentAt: sentAt.toISOString(),
    changedAt: answer.changedAt > sentAt ? answer.changedAt.toISOString() : null,
    lines: answer.lines.map((line) => lineView(line, answer)),
    callable,
  }
}
