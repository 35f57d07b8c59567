import type { SkillName } from './model.ts'
import { analyse, termsOf } from './text/analyse.ts'

/** Analysed labels kept at hand; a catalogue has hundreds and they are read at every ask. Emptied when full. */
const MEMORY = 20_000
const memory = new Map<string, string[][]>()

/** A label's words, each as the terms that stand for it in either language. Empty when it has no telling word. */
export function labelWords(label: string): string[][] {
  const known = memory.get(label)
  if (known !== undefined) return known
  const { title, body } = analyse(label)
  const words = [...title, ...body].map(termsOf)
  if (memory.size >= MEMORY) memory.clear()
  memory.set(label, words)
  return words
}

/** Every term of these labels, once, for the tag field of a past ask. */
export function labelTerms(labels: readonly string[]): string[] {
  return [...new Set(labels.flatMap((label) => labelWords(label).flat()))]
}

/**
 * How much of the text a skill's best label accounts for: Σ value of its words when *all* of them are there, else 0.
 * A longer or rarer label counts more ("pivot table" against "table").
 */
export function labelValue(
  labels: Iterable<string>,
  terms: ReadonlySet<string>,
  worthOf: (term: string) => number,
): number {
  let best = 0
  for (const label of labels) {
    const words = labelWords(label)
    let value = 0
    let all = words.length > 0
    for (const alternatives of words) {
      const found = alternatives.filter((term) => terms.has(term))
      if (found.length === 0) all = false
      else value += Math.max(...found.map(worthOf))
    }
    if (all) best = Math.max(best, value)
  }
  return best
}

/** Skills that a text calls by one of their names, in either language; tags that stand beside it are not looked at. */
export function namedIn(text: string, catalogue: SkillNames): string[] {
  const { title, body } = analyse(text)
  const words = new Set([...title, ...body].flatMap(termsOf))
  return [...catalogue.values(words, () => 1).keys()]
}

/** A catalogue, read once: its skills are looked for in every ask. */
export function catalogueOf(skills: readonly SkillName[]): SkillNames {
  const names = new SkillNames()
  for (const { skillId, labels } of skills) names.add(skillId, labels)
  return names
}

/** The names of skills that claims and evidence brought along, counted, so that the last one to leave takes them away. */
export class SkillNames {
  private readonly labels = new Map<string, Map<string, number>>()
  /** First-word term → skills having a label that starts so: the few worth comparing with a text. */
  private readonly doors = new Map<string, Map<string, number>>()

  add(skillId: string, labels: readonly string[]): void {
    this.count(skillId, labels, 1)
  }

  remove(skillId: string, labels: readonly string[]): void {
    this.count(skillId, labels, -1)
  }

  has(skillId: string): boolean {
    return this.labels.has(skillId)
  }

  /** Skills whose name stands in the text, the most telling first, at most `limit`. */
  read(terms: ReadonlySet<string>, worthOf: (term: string) => number, limit: number): string[] {
    const valued = [...this.values(terms, worthOf)]
    valued.sort(([x, xValue], [y, yValue]) => yValue - xValue || (x < y ? -1 : 1))
    return valued.slice(0, limit).map(([skillId]) => skillId)
  }

  /** The same with how much of the text each accounts for, in no order. */
  values(terms: ReadonlySet<string>, worthOf: (term: string) => number): Map<string, number> {
    const near = new Set<string>()
    for (const term of terms) for (const skillId of this.doors.get(term)?.keys() ?? []) near.add(skillId)
    const values = new Map<string, number>()
    for (const skillId of near) {
      const value = labelValue(this.labels.get(skillId)?.keys() ?? [], terms, worthOf)
      if (value > 0) values.set(skillId, value)
    }
    return values
  }

  /** Everything held, in an order that does not depend on history. For checksums. */
  *describe(): Iterable<string> {
    for (const [skillId, labels] of [...this.labels].sort(byKey))
      yield JSON.stringify([skillId, [...labels].sort(byKey)])
    for (const [term, skills] of [...this.doors].sort(byKey)) yield JSON.stringify([term, [...skills].sort(byKey)])
  }

  private count(skillId: string, labels: readonly string[], by: 1 | -1): void {
    for (const label of labels) {
      bump(this.labels, skillId, label, by)
      for (const term of labelWords(label)[0] ?? []) bump(this.doors, term, skillId, by)
    }
  }
}

function bump(counts: Map<string, Map<string, number>>, outer: string, inner: string, by: 1 | -1): void {
  const held = counts.get(outer) ?? new Map<string, number>()
  const count = (held.get(inner) ?? 0) + by
  if (count > 0) held.set(inner, count)
  else held.delete(inner)
  if (held.size > 0) counts.set(outer, held)
  else counts.delete(outer)
}

function byKey(x: readonly [string, unknown], y: readonly [string, unknown]): number {
  return x[0] < y[0] ? -1 : x[0] > y[0] ? 1 : 0
}
