import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { FEATURES } from '@binome/matching/features/table.ts'
import type { Prior } from '@binome/matching/learn/prior.ts'
import { readSet } from '../routing/set.ts'
import { lessonOf, priorOf } from './lessons.ts'

/**
 * `npm run learn:prior -- --data <folder>…`: learns the shipped prior from the train parts of these communities, and
 * for each of them one without it, so that the bench never judges a prior on a set that taught it. Numbers only.
 */
const { values } = parseArgs({ options: { data: { type: 'string', multiple: true, default: [] } } })
if (values.data.length === 0) {
  process.stderr.write('learn:prior needs --data <folder> once a community\n')
  process.exit(2)
}
const width = FEATURES.length
const neutral: Prior = {
  ...{ date: '', sets: [], names: FEATURES.map(({ name }) => name) },
  ...{
    scale: FEATURES.map(() => 1),
    weights: FEATURES.map(() => 0),
    curvature: Array((width * (width + 1)) / 2).fill(0),
  },
}
const lessons = values.data.map((folder) => {
  const lesson = lessonOf(readSet(folder), neutral)
  process.stderr.write(`${lesson.set}: ${lesson.asks.length} asks\n`)
  return lesson
})
const date = new Date().toISOString().slice(0, 10)
const root = join(import.meta.dirname, '..', '..')
const shipped = JSON.stringify(priorOf(lessons, date), null, 0)
writeFileSync(
  join(root, 'matching', 'learn', 'shipped.gen.ts'),
  `import type { Prior } from './prior.ts'\n\n/** Written by \`npm run learn:prior\`: do not edit. */\nexport const PRIOR: Prior = ${shipped}\n`,
)
if (lessons.length > 1) {
  for (const left of lessons) {
    const others = lessons.filter((lesson) => lesson !== left)
    const file = join(import.meta.dirname, 'priors', `without-${left.set}.json`)
    writeFileSync(file, `${JSON.stringify(priorOf(others, date))}\n`)
  }
}
