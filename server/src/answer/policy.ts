/** Who may do what with answers in writing, as sentences. */

export interface AskedToWrite {
  seekerId: string
  /** Of the ask. */
  state: string
  written: boolean
  /** Its seeker is still of the house. */
  seekerHere: boolean
  passed: boolean
}

/** [Q1] [Q3] Whoever was asked may read the ask and write while it is put aside for that, and they did not pass. */
export function mayWrite(asked: AskedToWrite): boolean {
  return asked.state === 'parked' && asked.written && asked.seekerHere && !asked.passed
}

/** Only the seeker of the ask may accept an answer to it, or go on live with its author; a draft is not there for them. */
export function mayDecide(caller: { personId: string }, answer: { seekerId: string; state: string }): boolean {
  return answer.seekerId === caller.personId && answer.state !== 'draft'
}

/** [Q7] The two of an answer that was sent speak to one another about it; to anybody else it does not exist. */
export function sideOf(
  caller: { personId: string },
  answer: { seekerId: string; authorId: string; state: string },
): 'seeker' | 'author' | null {
  if (answer.state === 'draft') return null
  if (answer.seekerId === caller.personId) return 'seeker'
  return answer.authorId === caller.personId ? 'author' : null
}
