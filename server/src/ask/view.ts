import type { AskView } from '@binome/contract/now.ts'
import { oneAHouse } from '../house.ts'
import { personRef, skillRef } from '../people/view.ts'
import { pictureRef } from '../picture/store.ts'
import type { Db } from '../platform/db.ts'
import { gathered } from '../platform/gather.ts'
import { reopenUntil } from './rules.ts'
import { type AskRow, type WholeAsk, wholeAsks } from './store.ts'

/** What an ask looks like to its own seeker. Nobody else is ever given these views. */

/** [A6] Pure: an ask and what surrounds it → the seeker's view. No offer is among its inputs, so none can show. */
export function askView(ask: WholeAsk): AskView {
  const { session } = ask
  const helper = session?.helper ? personRef(session.helper) : null
  const core = {
    id: ask.id,
    text: ask.text,
    language: ask.language,
    pictures: ask.pictures.map(pictureRef),
    skills: ask.skills.map(skillRef),
    forPerson: ask.forPerson === null ? null : personRef(ask.forPerson),
    unnamed: ask.unnamed,
    openedAt: ask.openedAt.toISOString(),
    since: ask.stateSince.toISOString(),
  }
  switch (ask.state) {
    case 'matched':
    case 'live':
      if (!session || !helper) throw new Error(`ask ${ask.id} is ${ask.state} without a session`)
      return { ...core, state: ask.state, helper, sessionId: session.id }
    case 'resolved':
      return { ...core, state: 'resolved', helper, reopenUntil: reopenUntil(ask.stateSince).toISOString() }
    case 'parked':
      return {
        ...core,
        state: 'parked',
        because: ask.parkedBecause ?? 'put_aside',
        written: ask.written,
        answers: ask.answers,
        follows: followsView(ask.follows),
        later: ask.later && {
          until: instant(ask.later.endsAt),
          asksUntil: ask.later.asksUntil && instant(ask.later.asksUntil),
        },
      }
    case 'abandoned':
    case 'expired':
      return { ...core, state: ask.state }
    case 'searching':
    case 'draft':
      return {
        ...core,
        state: 'searching',
        asked: ask.asked,
        exhausted: ask.exhausted,
        wide: ask.wide,
        near: ask.follows?.state === 'offered',
      }
  }
}

/** Of one that waits for what comes of another: until when, and whether a line may come by now. */
function followsView(follows: WholeAsk['follows']) {
  if (follows === null || follows.endsAt === null) return null
  return { met: follows.state === 'handed', until: instant(follows.endsAt) }
}

const instant = (json: string) => new Date(json).toISOString()

/** Views of these asks, in their order. */
export async function askViews(
  db: Db,
  organizationId: string,
  asks: readonly Pick<AskRow, 'id'>[],
): Promise<AskView[]> {
  if (asks.length === 0) return []
  const found = new Map(
    (await wholeAsks(db, organizationId, { ids: asks.map((ask) => ask.id) })).map((ask) => [ask.id, ask]),
  )
  return asks.flatMap(({ id }) => {
    const ask = found.get(id)
    return ask ? [askView(ask)] : []
  })
}

/** The ask somebody is after just now. */
export async function askFor(db: Db, organizationId: string, seekerId: string): Promise<AskView | null> {
  return (await asksFor(db, organizationId, [seekerId])).get(seekerId) ?? null
}

/** The same for several seekers; who is after none has no entry. */
export async function asksFor(
  db: Db,
  organizationId: string,
  seekerIds: readonly string[],
): Promise<Map<string, AskView>> {
  const asks = await wholeAsks(db, organizationId, { activeOf: seekerIds })
  return new Map(asks.map((ask) => [ask.seekerId, askView(ask)]))
}

/** The same, those asked for at one moment read together. */
export const asksOf = oneAHouse(({ db }) =>
  gathered((organizationId, seekerIds: readonly string[]) => asksFor(db, organizationId, seekerIds)),
)

export async function parkedFor(db: Db, organizationId: string, seekerId: string): Promise<AskView[]> {
  return (await wholeAsks(db, organizationId, { parkedOf: seekerId })).map(askView)
}
