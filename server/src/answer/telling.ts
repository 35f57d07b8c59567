import type { House } from '../house.ts'
import type { Tx } from '../platform/db.ts'
import { type Occasion, reachBy } from '../reach/notices.ts'

/** Telling the two of an answer; each has a page of their own for it. */

type Of = { organizationId: string; askId: string }

/** On the page of their ask. */
export async function tellSeeker(
  house: House,
  tx: Tx,
  { organizationId, askId, seekerId }: Of & { seekerId: string },
  words: Occasion['words'],
): Promise<void> {
  const about = { kind: 'answer' as const, personId: seekerId, aboutId: askId, path: `/ask/${askId}` }
  await reachBy(house, tx, organizationId, { ...about, words })
}

/** On the page where they write. */
export async function tellAuthor(
  house: House,
  tx: Tx,
  { organizationId, askId, authorId }: Of & { authorId: string },
  words: Occasion['words'],
): Promise<void> {
  const about = { kind: 'answer' as const, personId: authorId, aboutId: askId, path: `/write/${askId}` }
  await reachBy(house, tx, organizationId, { ...about, words })
}
