import type { World } from '@binome/dev/world.ts'
import { type CalendarHost, calendarHost } from '@binome/server/test/calendar-host.ts'
import { expect, QUESTION, startOwnWorld, tapOn, test } from './house.ts'

/** One's time is one's own: busy by a calendar nobody sees, and a week of helping that is closed and opened by its owner. */

let host: CalendarHost
let world: World
test.beforeEach(async () => {
  host = await calendarHost()
  world = await startOwnWorld({ overrides: { outside: host.outside } })
})
test.afterEach(async () => {
  await world.stop()
  await host.close()
})

test('nobody is asked while their calendar says busy, nor once they closed their week', async ({ houseIn }) => {
  const house = await houseIn(world)
  const ines = await house.member('Inès Moreau')
  const karim = await house.member('Karim Haddad', { helps: true, claims: ['RECHERCHEX'] })
  const page = await house.open(karim, '/settings')
  const address = page.getByLabel('Adresse privée de l’agenda (iCal)')
  await address.fill('http://agenda.example.org/prive.ics')
  await address.press('Enter')
  await expect(page.getByText('Il faut une adresse https, joignable depuis Internet.')).toBeVisible()
  const began = new Date(Date.now() - 600_000).toISOString().replaceAll(/[-:]|\.\d+/g, '')
  await address.fill(host.put('karim', ['UID:x', 'SUMMARY:Dentiste', `DTSTART:${began}`, 'DURATION:PT2H']))
  await address.press('Enter')
  await expect(page.getByText('Occupé jusqu’à :')).toBeVisible()
  await expect(page.locator('main')).not.toContainText('Dentiste')
  await expect(page.locator('main')).not.toContainText('hush-hush')

  const asks = ines.client.api.asks
  const first = await asks.open({ text: 'Comment figer une ligne ?' })
  await house.settled()
  const line = await karim.client.openTab()
  expect(line.now().taps).toEqual([])
  await page.getByRole('button', { name: 'Retirer', exact: true }).click()
  await line.until(({ taps }) => taps.length === 1)
  await asks.cancel({ askId: first.id })
  await line.until(({ taps }) => taps.length === 0)

  await page.goto(`${house.url}/me`)
  await expect(page.getByText('Rien encore cette semaine, sur 2 h')).toBeVisible()
  const week = page.getByRole('group', { name: 'Cette semaine' })
  await week.getByRole('radio', { name: 'C’est assez' }).click()
  await expect(page.getByText('On ne vous sollicite plus avant lundi, quoi qu’il reste.')).toBeVisible()
  await asks.open({ text: 'Comment figer une colonne ?' })
  await house.settled()
  expect(line.now().taps).toEqual([])
  await week.getByRole('radio', { name: 'Davantage' }).click()
  await line.until(({ taps }) => taps.length === 1)
  await page.getByRole('link', { name: 'Maintenant' }).first().click()
  await expect(page.getByRole('heading', { name: QUESTION })).toBeVisible()
  await expect(tapOn(page)).toContainText('Comment figer une colonne ?')
  line.close()
})
