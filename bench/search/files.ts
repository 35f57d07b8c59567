import { once } from 'node:events'
import { createReadStream, createWriteStream, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { newAsk, pastAsk, wordsOf } from './corpus.ts'
import { type Answer, type Ask, Exhaustive } from './exact.ts'
import type { Filed } from './peers/peer.ts'

export const PEOPLE = 100_000
export const TOP = 20
const BATCH = 5_000

export interface Exam {
  asks: Ask[]
  answers: Answer[]
}

/** Writes what every engine is given: the past asks as analysed words, the asks to search, and the right answers. */
export async function writeExam(folder: string, docs: number, queries: number): Promise<void> {
  const exact = new Exhaustive()
  const file = createWriteStream(join(folder, 'past.tsv'))
  for (let n = 0; n < docs; n++) {
    const past = pastAsk(n, PEOPLE)
    const words = wordsOf(past)
    exact.add(words, past.owner)
    const row = [past.owner, words.title.join(' '), words.body.join(' '), words.tags.join(' ')].join('\t')
    if (!file.write(`${row}\n`)) await once(file, 'drain')
  }
  file.end()
  await once(file, 'finish')
  const asks = Array.from({ length: queries }, (_, n) => askOf(n))
  const exam: Exam = { asks, answers: asks.map((ask) => exact.topPeople(ask, TOP)) }
  writeFileSync(join(folder, 'exam.json'), JSON.stringify(exam))
}

/** The n-th ask to search, its words each once: those of the first sentence count twice as much. */
export function askOf(n: number, length?: number): Ask {
  const words = wordsOf({ ...newAsk(n, length), tags: [] })
  const weights = new Map<string, number>()
  for (const word of words.body) weights.set(word, 0.5)
  for (const word of words.title) weights.set(word, 1)
  return { terms: [...weights] }
}

export function readExam(folder: string): Exam {
  return JSON.parse(readFileSync(join(folder, 'exam.json'), 'utf8'))
}

/** Past asks, some thousands at a time. */
export async function* readPast(folder: string): AsyncIterable<Filed[]> {
  let batch: Filed[] = []
  let id = 0
  for await (const line of createInterface({ input: createReadStream(join(folder, 'past.tsv')) })) {
    const [owner, title = '', body = '', tags = ''] = line.split('\t')
    batch.push({ id: id++, owner: Number(owner), title, body, tags })
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** How many of the right people an engine found, as a share. */
export function overlap(found: readonly number[], right: readonly number[]): number {
  return right.length === 0 ? 1 : right.filter((person) => found.includes(person)).length / right.length
}
