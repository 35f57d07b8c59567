/** A screen that shows what is to be closed suggests skills for each ask on it, every time it is shown. */
const FRESH_MS = 600_000
const MOST_KEPT = 1_000

/** What the words of asks suggested, kept a while: evidence that came since moves it little. A failure is not kept. */
export class Suggestions {
  private readonly kept = new Map<string, { at: number; skillIds: Promise<string[]> }>()

  of(text: string, now: Date, suggest: () => Promise<string[]>): Promise<string[]> {
    const known = this.kept.get(text)
    const age = now.getTime() - (known?.at ?? Number.NEGATIVE_INFINITY)
    if (known !== undefined && age >= 0 && age < FRESH_MS) return known.skillIds
    const skillIds = suggest()
    this.kept.delete(text)
    this.kept.set(text, { at: now.getTime(), skillIds })
    skillIds.catch(() => {
      if (this.kept.get(text)?.skillIds === skillIds) this.kept.delete(text)
    })
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= MOST_KEPT) break
      this.kept.delete(oldest)
    }
    return skillIds
  }

  /** There are other skills, or somebody's words are to be forgotten. */
  clear(): void {
    this.kept.clear()
  }
}
