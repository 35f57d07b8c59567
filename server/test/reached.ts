import { sql } from 'kysely'
import { saveDevice } from '../src/reach/store.ts'
import { vapidOf } from '../src/reach/vapid.ts'
import type { TestCore } from './core.ts'
import type { Browser, PushService } from './push-service.ts'
import { testId } from './rows.ts'

/** A person signed in on one more browser, which takes notifications. Returns the browser and the id it is kept under. */
export async function withBrowser(
  world: TestCore,
  service: PushService,
  personId: string,
): Promise<{ browser: Browser; deviceId: string; sessionId: string }> {
  const { house } = world.core
  const browser = service.subscribe(vapidOf(house.config).publicKey)
  const sessionId = testId()
  const now = house.clock.now()
  await sql`INSERT INTO auth_user (id, email, created_at, updated_at) VALUES (${personId}, ${`${personId}@test.example`}, ${now}, ${now})
    ON CONFLICT DO NOTHING`.execute(house.db)
  await sql`INSERT INTO auth_session (id, user_id, token, expires_at, created_at, updated_at)
    VALUES (${sessionId}, ${personId}, ${sessionId}, ${new Date(now.getTime() + 30 * 86_400_000)}, ${now}, ${now})`.execute(
    house.db,
  )
  const { id: deviceId } = await saveDevice(house.db, world.organizationId, personId, {
    id: house.newId(),
    endpoint: browser.endpoint,
    ...browser.keys,
    browser: 'Firefox',
    system: 'Linux',
    createdAt: now,
    authSessionId: sessionId,
  })
  await house.transaction(async (_, record) =>
    record({ kind: 'reach.changed', organizationId: world.organizationId, personId }),
  )
  await world.core.settled()
  return { browser, deviceId, sessionId }
}
