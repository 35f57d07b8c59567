import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { recordingById } from '@binome/server/src/recording/store.ts'
import { expect, test } from './house.ts'
import { hears, pitchesIn, seesThePattern } from './media.ts'
import { comeToShow, playedOn, recordingOf, showOnAsking } from './showing.ts'
import { inesAndKarim } from './stage.ts'

const VOICES = { seeker: 440, helper: 700 }
/** Of nobody. */
const ANOTHER = 570

test('a session is recorded while both say yes, with both voices, what was said outlives a browser that is killed, and deleting it deletes it', async ({
  house,
}) => {
  test.setTimeout(120_000)
  const two = await inesAndKarim(house)
  const { ines, karim, id: sessionId } = two
  const { seeker, helper, killHelper } = await comeToShow(house, two, VOICES)
  await showOnAsking(seeker, helper)
  await seeker.getByRole('button', { name: 'Ouvrir le micro' }).first().click()
  await Promise.all([hears(seeker), hears(helper)])

  // Nothing runs before the second yes.
  await helper.getByRole('button', { name: 'Enregistrer la séance' }).click()
  await expect(helper.getByText('Vous avez dit oui.')).toBeVisible()
  await expect(seeker.getByText('Karim a dit oui.')).toBeVisible()
  await expect(helper.getByText('Enregistrement', { exact: true })).toHaveCount(0)
  await seeker.getByRole('button', { name: 'Oui', exact: true }).click()
  for (const page of [seeker, helper]) {
    await expect(page.getByText('Enregistrement', { exact: true })).toBeVisible()
    await expect(page).toHaveTitle(/^● /)
  }
  const { id, taken } = await recordingOf(house, karim)
  const row = async () => recordingById(house.world.core.house.db, house.organizationId, id)

  await expect.poll(taken, { timeout: 30_000 }).toBeGreaterThan(2000)
  await karim.client.api.sessions.say({ sessionId, id: crypto.randomUUID(), text: 'Regarde ici' })
  await helper.keyboard.press('e')
  await helper.mouse.click(500, 300)
  await helper.keyboard.type('La plage')
  await helper.keyboard.press('Enter')
  await expect.poll(taken, { timeout: 30_000 }).toBeGreaterThan(6000)
  // A page behind another goes on.
  await (await helper.context().newPage()).bringToFront()
  await expect.poll(taken, { timeout: 30_000 }).toBeGreaterThan(9000)
  const page = (await row())?.page
  await killHelper()

  // The other withdraws: from now on not a byte is taken.
  await seeker.getByRole('button', { name: 'Arrêter l’enregistrement' }).first().click()
  await expect(seeker.getByText('Enregistrement', { exact: true })).toHaveCount(0)
  const kept = await row()
  expect(kept).toMatchObject({ state: 'kept', endedBecause: 'stopped' })
  const late = await fetch(`${house.url}/recordings/${id}/pieces/${page}`, {
    method: 'PATCH',
    headers: {
      ...{ cookie: karim.client.cookie, origin: house.url, 'tus-resumable': '1.0.0' },
      ...{ 'content-type': 'application/offset+octet-stream', 'upload-offset': String(kept?.bytes) },
    },
    body: 'more',
  })
  expect(late.status).toBe(409)

  await ines.client.api.sessions.end({ sessionId })
  const past = await house.open(ines, `/pairs/${sessionId}`)
  const [hers = 0, his = 0, nobodys = 0] = await pitchesIn(past, `/recordings/${id}`, [
    ...Object.values(VOICES),
    ANOTHER,
  ])
  expect(Math.min(hers, his)).toBeGreaterThan(0.1)
  expect(nobodys).toBeLessThan(0.01)
  // It begins with the screen, and stands there before anybody plays it.
  await seesThePattern(past)
  await past.getByRole('button', { name: 'Lire' }).click()
  await seesThePattern(past)
  await expect(past.getByRole('list', { name: 'Ce qui a été écrit et montré' })).toContainText('Regarde ici')
  await past.getByRole('slider', { name: 'Place dans l’enregistrement' }).fill('8')
  await expect(past.locator('[data-mark=step]')).toContainText('La plage')
  await expect.poll(() => playedOn(past), { timeout: 20_000 }).toBeGreaterThanOrEqual(8)

  const folder = join(house.world.core.house.config.dataDir, 'files', 'recordings')
  const files = () => (existsSync(folder) ? readdirSync(folder).filter((name) => name.includes(id)) : [])
  expect(files()).toHaveLength(1)
  await past.getByRole('button', { name: 'Effacer l’enregistrement' }).click()
  await past.getByRole('button', { name: 'Effacer', exact: true }).click()
  await expect(past.getByRole('heading', { name: 'Enregistrement' })).toHaveCount(0)
  expect(files()).toHaveLength(0)
  expect(await row()).toBeNull()
})
