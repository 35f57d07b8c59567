import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { Client, Tab } from './client.ts'
import { databasesOf } from './databases.ts'
import { makeOffice } from './people.ts'
import { startWorld, type World } from './world.ts'

let world: World
const tabs: Tab[] = []
beforeAll(async () => {
  world = await startWorld({ serverUrl: inject('templateUrl') })
}, 60_000)
afterAll(async () => {
  for (const tab of tabs) tab.close()
  await world.stop()
})

async function open(client: Client): Promise<Tab> {
  const tab = await client.openTab()
  tabs.push(tab)
  return tab
}

test('an office of a dozen: an ask taps some of them, one comes, and every tab sees it', async () => {
  const office = await makeOffice(world.core.house, { people: 12, teams: 3, skills: 4, claimsEach: 2 })
  expect(office.people.filter((person) => person.role === 'admin')).toHaveLength(1)
  expect(new Set(office.people.map((person) => person.teamId)).size).toBe(3)
  const clients = await Promise.all(office.people.map((person) => world.signIn(person)))
  const [seeker, ...helpers] = clients as [Client, ...Client[]]
  const seekerTab = await open(seeker)
  const helperTabs = await Promise.all(helpers.map(open))

  const ask = await seeker.api.asks.open({ text: 'Savoir 1 ?', skillIds: office.skillIds.slice(0, 1) })
  await seekerTab.until((now) => now.ask?.state === 'searching' && now.ask.asked > 0)
  // What the server has sent is on its way to the tabs for a moment yet.
  const tapped = await Promise.any(
    helperTabs.map((tab, index) => tab.until((now) => now.taps.length === 1).then(() => index)),
  )
  const offerId = helperTabs[tapped]?.now().taps[0]?.offerId ?? ''
  const { session } = (await helpers[tapped]?.api.offers.accept({ offerId })) ?? {}
  await seekerTab.until((now) => now.session?.id === session?.id && now.ask?.id === ask.id)
  await Promise.all(helperTabs.map((tab) => tab.until((now) => now.taps.length === 0)))
  expect(helperTabs[tapped]?.counts()).toMatchObject({ tap: 1, tap_gone: 1, session: 1 })
  expect(seekerTab.bytes()).toBeGreaterThan(0)
  expect(await seekerTab.say({ type: 'session_enter', sessionId: session?.id ?? '' })).toMatchObject({ ok: true })
})

test('a template is built once however many ask for it, and a copy is one’s own', async () => {
  const databases = databasesOf(inject('templateUrl'))
  const names: string[] = []
  const build = async (url: string) => void names.push(url)
  const made = await Promise.all([1, 2, 3].map(() => databases.template('binome_world_test', build)))
  expect(new Set(made)).toEqual(new Set(['binome_world_test']))
  expect(names).toHaveLength(1)
  const copies = await Promise.all([1, 2].map(() => databases.copyOf('binome_world_test')))
  expect(new Set(copies).size).toBe(2)
  await Promise.all([...copies, databases.serverUrl.replace(/[^/]+$/, 'binome_world_test')].map(databases.drop))
})
