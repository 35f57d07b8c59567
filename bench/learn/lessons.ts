import { FEATURES } from '@binome/matching/features/table.ts'
import { triangle } from '@binome/matching/learn/learner.ts'
import { type Answered, fitWeights, type Prior } from '@binome/matching/learn/prior.ts'
import { scaleOf, standardised } from '@binome/matching/learn/standard.ts'
import { Engine } from '../routing/engine.ts'
import { arrivals, type RoutingSet } from '../routing/set.ts'

/** What a community's train part can teach: for each ask the plain features, and who answered in which order. */
export interface Lesson {
  set: string
  asks: LessonAsk[]
}

interface LessonAsk {
  columns: readonly Float64Array[]
  /** Places of those who answered, in their order of time. */
  chosen: number[]
}

const TRAIN = 0.8

/** Plays the train part of a set through the product's own index, and keeps what it saw. */
export function lessonOf(set: RoutingSet, neutral: Prior): Lesson {
  let seen: { personIds: readonly string[]; columns: readonly Float64Array[] } | null = null
  const engine = new Engine({
    prior: neutral,
    watch: (_askId, personIds, columns) => {
      seen = { personIds, columns }
    },
  })
  const asks: LessonAsk[] = []
  const pending = arrivals(set)
  let told = 0
  for (const question of set.questions.slice(0, Math.floor(set.questions.length * TRAIN))) {
    for (let next = pending[told]; next !== undefined && next.answer.t < question.t; next = pending[++told]) {
      engine.hear(next)
    }
    seen = null
    engine.rank(question)
    if (seen === null) continue
    const { personIds, columns } = seen as { personIds: readonly string[]; columns: readonly Float64Array[] }
    const place = new Map(personIds.map((personId, i) => [personId, i]))
    const answers = question.answers.toSorted((x, y) => x.t - y.t)
    const chosen = [...new Set(answers.flatMap(({ user }) => place.get(user) ?? []))]
    if (chosen.length === 0) continue
    asks.push({ columns, chosen })
  }
  return { set: set.name, asks }
}

/** The prior these communities teach together. */
export function priorOf(lessons: readonly Lesson[], date: string): Prior {
  const width = FEATURES.length
  const scale = scaleOf(
    lessons.flatMap(({ asks }) => asks.map(({ columns }) => columns)),
    width,
  )
  const all = lessons.map(({ asks }) => asks.flatMap((ask) => answersOf(ask, [...scale])))
  const { weights, curvature } = fitWeights(all, width)
  return {
    date,
    sets: lessons.map(({ set }, i) => ({ name: set, answers: all[i]?.length ?? 0 })),
    names: FEATURES.map(({ name }) => name),
    scale: [...scale].map(figures),
    weights: [...weights].map(figures),
    curvature: triangle(curvature, width).map(figures),
  }
}

/** Six figures: what is committed is what runs. */
const figures = (value: number): number => Number(value.toPrecision(6))

function answersOf({ columns, chosen }: LessonAsk, scale: readonly number[]): Answered[] {
  const rows = standardised(columns, scale)
  const left = new Set<number>()
  const answers: Answered[] = []
  for (const one of chosen) {
    answers.push({ rows, left: new Set(left), chosen: one })
    left.add(one)
  }
  return answers
}
