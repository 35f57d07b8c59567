import type { OutcomeKind } from '@binome/contract/terms.ts'

/** Reading an export of an old help desk: pure. */

export interface PastAnswer {
  helperKey: string
  at: Date
  outcome: 'solved' | 'partly'
  kind: OutcomeKind
  thanked: boolean
}

export interface PastEntry {
  key: string
  at: Date
  seekerKey: string
  text: string
  skills: string[]
  answers: PastAnswer[]
}

type Given = Omit<PastEntry, 'at' | 'answers'> & { at: string; answers: (Omit<PastAnswer, 'at'> & { at: string })[] }
type Issue = { path: string; code: string }

/** The asks in the order of their times, their answers too; or what is wrong with them. */
export function readPast(asks: readonly Given[], now: Date): { entries: PastEntry[] } | { issues: Issue[] } {
  const issues: Issue[] = []
  const keys = new Set<string>()
  const entries = asks.map((ask, index) => {
    const at = new Date(ask.at)
    const wrong = (field: string, code: string) => issues.push({ path: `asks.${index}.${field}`, code })
    if (keys.has(ask.key)) wrong('key', 'twice')
    keys.add(ask.key)
    if (at > now) wrong('at', 'to_come')
    const text = ask.text.trim()
    if (text === '') wrong('text', 'empty')
    const answers = ask.answers.map((answer, i) => {
      const answeredAt = new Date(answer.at)
      if (answeredAt < at) wrong(`answers.${i}.at`, 'before_its_ask')
      if (answeredAt > now) wrong(`answers.${i}.at`, 'to_come')
      return { ...answer, at: answeredAt }
    })
    return { ...ask, at, text, answers: answers.sort((a, b) => a.at.getTime() - b.at.getTime()) }
  })
  if (issues.length > 0) return { issues: issues.slice(0, 20) }
  return { entries: entries.sort((a, b) => a.at.getTime() - b.at.getTime()) }
}

/** The e-mail a key is, in lower case, or null. */
export function emailOfKey(key: string): string | null {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(key) ? key.toLowerCase() : null
}
