import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { accept, ask, meet, tapped } from '../test/asking.ts'
import { testCore } from '../test/core.ts'
import { acceptOne, send, writers } from '../test/writing.ts'
import { parkAsk } from './ask/actions.ts'
import { doDeed } from './guide/actions.ts'
import type { Deed } from './guide/rules.ts'
import { declineOffer } from './offer/actions.ts'
import { sayOutcome } from './outcome/actions.ts'
import { deleteWhatIsPast, retentionRules } from './platform/retention.ts'
import { end } from './session/actions.ts'
import { say } from './session/chat.ts'

test('of a whole encounter, with all that hangs on it, nothing is left once all of it is past', async () => {
  const world = await testCore({ people: 8 })
  const { core, organizationId } = world
  const { db } = world.fresh
  try {
    const [seekerId = ''] = world.people
    const { id: askId } = await ask(world, seekerId)
    while ((await tapped(world, askId)).length < 2) await world.pass(6)
    const [one, other] = await tapped(world, askId)
    const no = { offerId: other?.offerId ?? '', offTopic: true }
    await declineOffer(core.house, world.caller(other?.helperId ?? ''), no)
    const sessionId = await accept(world, one)
    const helper = world.caller(one?.helperId ?? '')
    await meet(world, seekerId, helper.personId, sessionId)
    await say(core.house, helper, { sessionId, id: core.house.newId(), kind: 'text', text: 'Bonjour' })
    const step: Deed = { do: 'write', id: core.house.newId(), words: 'Ouvrir', version: 0 }
    await doDeed(core.house, helper, { sessionId, deed: step })
    await world.pass(120)
    await end(core.house, helper, sessionId)
    await sayOutcome(core.house, world.caller(seekerId), {
      sessionId,
      outcome: 'solved',
      skillIds: [],
      thanks: 'Merci',
    })
    await core.settled()
    // And one that is answered in writing.
    const later = await ask(world, seekerId, 'Autre chose')
    await parkAsk(core.house, world.caller(seekerId), { askId: later.id, written: true })
    await core.settled()
    const [author = ''] = await writers(world, later.id)
    await acceptOne(world, seekerId, await send(world, author, later.id))
    await core.settled()

    const rules = await retentionRules(db)
    const filled = async () => {
      const found: string[] = []
      for (const { table } of rules) {
        const { rows } = await sql`SELECT 1 FROM ${sql.table(table)} LIMIT 1`.execute(db)
        if (rows.length > 0) found.push(table)
      }
      return found
    }
    expect(await filled()).toEqual(expect.arrayContaining(['ask', 'evidence', 'session']))
    await deleteWhatIsPast(db, new Date(world.clock.now().getTime() + 20 * 366 * 86_400_000))
    expect(await filled()).toEqual([])
    const { rows } = await sql`SELECT 1 FROM person WHERE organization_id = ${organizationId}`.execute(db)
    expect(rows).toHaveLength(world.people.length)
  } finally {
    await world.stop()
  }
})
