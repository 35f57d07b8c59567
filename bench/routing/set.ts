import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Answer, Question } from '../import/export.ts'

/** A community's past, as its README describes it: every question in time order, and where its test part begins. */
export interface RoutingSet {
  name: string
  questions: Question[]
  /** Index of the first test question; before it is train. */
  firstTest: number
  /** Unix seconds: evidence of the static mode ends here. */
  splitT: number
}

/** One answer on its way: evidence from its time on. */
export interface Arrival {
  question: Question
  answer: Answer
}

export function readSet(folder: string): RoutingSet {
  const text = gunzipSync(readFileSync(join(folder, 'questions.jsonl.gz'))).toString('utf8')
  const questions = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Question)
    .map((question) => ({ ...question, answers: question.answers.filter((answer) => answer.user) }))
  const { split_t: splitT } = JSON.parse(readFileSync(join(folder, 'split.json'), 'utf8')) as { split_t: number }
  return { name: basename(folder), questions, firstTest: Math.floor(questions.length * 0.8), splitT }
}

/** All answers in the order of their own time, whichever question they belong to. */
export function arrivals(set: RoutingSet): Arrival[] {
  const all = set.questions.flatMap((question) => question.answers.map((answer) => ({ question, answer })))
  return all.sort((x, y) => x.answer.t - y.answer.t)
}
