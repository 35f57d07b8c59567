import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** An export of an old help desk: questions in time order with who answered. Its format is that of `questions.jsonl.gz`. */

export interface Answer {
  user: string
  /** Unix seconds. */
  t: number
  accepted?: boolean
  thanked?: boolean
}

export interface Question {
  id: string
  t: number
  asker: string
  title: string
  body: string
  tags: string[]
  answers: Answer[]
}

export function readQuestions(folder: string): Question[] {
  return (
    gunzipSync(readFileSync(join(folder, 'questions.jsonl.gz')))
      .toString('utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Question)
      // Somebody whose account was deleted has no name: neither their question nor their answer is anybody's.
      .filter((question) => question.asker)
      .map((question) => ({ ...question, answers: question.answers.filter((answer) => answer.user) }))
  )
}

/** What is asked: title and body as one text, within the product's limit. */
export function wordsOf(question: Question): string {
  return `${question.title}\n\n${question.body}`.trim().slice(0, 10_000)
}

/** The key of a person is an e-mail, so that an imported past is theirs once they join. */
export const emailOf = (user: string): string => `${user.toLowerCase()}@import.example`

/** The first rows of the past and what is asked later. */
export interface Split {
  past: Question[]
  later: Question[]
}

/**
 * The first 80 % in time order are the past. Of the later ones, `count` are asked: those that somebody answered who had
 * answered before.
 */
export function split(questions: readonly Question[], count: number): Split {
  const at = Math.floor(questions.length * 0.8)
  const past = questions.slice(0, at)
  const since = questions[at]?.t ?? 0
  const known = new Set(past.flatMap((one) => one.answers.filter((answer) => answer.t < since).map((a) => a.user)))
  const later = questions
    .slice(at)
    .filter((one) => one.answers.some((answer) => answer.user !== one.asker && known.has(answer.user)))
    .slice(0, count)
  return { past, later }
}
