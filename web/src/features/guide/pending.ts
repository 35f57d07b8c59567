import type { GuideStep, GuideView } from '@binome/contract/session.ts'
import type { SessionMode } from '@binome/contract/terms.ts'

/** What one of the two did to the guide, as it leaves this page. The ids are ours, so that nothing is kept twice. */
export type Deed =
  | { do: 'mode'; id: string; mode: SessionMode }
  | { do: 'alone'; id: string; alone: true }
  | { do: 'alone'; id: string; alone: false; since: string }
  | { do: 'write'; stepId: string; words: string; version: number; after?: string | null }
  | { do: 'place'; stepId: string; version: number; after: string | null }
  | { do: 'remove'; stepId: string; version: number }
  | { do: 'tick'; stepId: string; pass: 'together' | 'alone'; turns: number }

export const isDone = (turns: number): boolean => turns % 2 === 1

/** What is on its way, over what the server says: a tick is seen at once, also without a line. */
export function withPending(guide: GuideView, pending: readonly Deed[]): GuideView {
  return pending.reduce(seen, guide)
}

function seen(guide: GuideView, deed: Deed): GuideView {
  switch (deed.do) {
    case 'mode':
      return { ...guide, mode: deed.mode, from: 'chosen' }
    case 'alone':
      // Since when is the server's to say; what it says began anew is not what I ended.
      return !deed.alone && guide.alone?.since === deed.since ? { ...guide, alone: null } : guide
    case 'tick':
      return changed(guide, deed.stepId, (step) => ({ ...step, [deed.pass]: Math.max(step[deed.pass], deed.turns) }))
    case 'write': {
      const { stepId: id, words, version } = deed
      if (version > 0)
        return changed(guide, id, (step) => (step.version > version ? step : { ...step, words, version: version + 1 }))
      if (guide.steps.some((step) => step.id === id)) return guide
      return put(guide, { id, words, version: 1, together: 0, alone: 0 }, deed.after)
    }
    case 'remove':
      return { ...guide, steps: guide.steps.filter(({ id, version }) => id !== deed.stepId || version > deed.version) }
    case 'place': {
      const step = guide.steps.find(({ id }) => id === deed.stepId)
      if (!step || step.version > deed.version) return guide
      const others = { ...guide, steps: guide.steps.filter((one) => one !== step) }
      return put(others, { ...step, version: deed.version + 1 }, deed.after)
    }
  }
}

const changed = (guide: GuideView, id: string, change: (step: GuideStep) => GuideStep): GuideView => ({
  ...guide,
  steps: guide.steps.map((step) => (step.id === id ? change(step) : step)),
})

function put(guide: GuideView, step: GuideStep, after: string | null | undefined): GuideView {
  const at = after === null ? 0 : guide.steps.findIndex(({ id }) => id === after) + 1
  const place = after !== null && at === 0 ? guide.steps.length : at
  return { ...guide, steps: [...guide.steps.slice(0, place), step, ...guide.steps.slice(place)] }
}

/** Behind whom a step goes that moves one up or down; undefined: it is there already. */
export function behind(steps: readonly GuideStep[], id: string, way: 'up' | 'down'): string | null | undefined {
  const at = steps.findIndex((step) => step.id === id)
  if (at < 0 || (way === 'up' ? at === 0 : at === steps.length - 1)) return undefined
  return way === 'up' ? (steps[at - 2]?.id ?? null) : steps[at + 1]?.id
}
