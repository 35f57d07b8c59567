import { expect, QUESTION, test } from './house.ts'

test('a tab left alone for two minutes is idle, on a new line as well, until it is used; closed, its person is away', async ({
  house,
}) => {
  const karim = await house.member('Karim Haddad', { helps: true })
  const { hub } = house.world.core.house
  const activity = () => hub.activity(karim.personId)
  expect(activity()).toBe('away')
  const page = await house.open(karim)
  await page.clock.install()
  await page.reload()
  await expect(page.getByRole('heading', { name: QUESTION })).toBeVisible()
  await expect.poll(activity).toBe('active')
  await page.clock.fastForward(110_000)
  await expect.poll(activity).toBe('active')
  await page.clock.fastForward(15_000)
  await expect.poll(activity).toBe('idle')

  // The line is lost and called again: nobody came back with it.
  let lines = 0
  hub.onConnect(({ personId }) => {
    if (personId === karim.personId) lines += 1
  })
  await hub.refresh(karim.personId, () => Promise.reject(new Error('lost')))
  await expect.poll(() => lines).toBe(1)
  await expect.poll(activity).toBe('idle')

  await page.mouse.move(300, 300)
  await page.mouse.move(320, 300)
  await expect.poll(activity).toBe('active')

  // Two tabs are one person: there as long as one of them is.
  const second = await page.context().newPage()
  await second.goto(house.url)
  const tabs = () => hub.connected(karim.personId)
  await expect.poll(tabs).toBe(2)
  const ines = await house.member('Inès Moreau')
  expect((await ines.client.api.asks.preview({ text: '' })).accepting).toBe(1)
  await page.close()
  await expect.poll(tabs).toBe(1)
  expect(activity()).toBe('active')
  await second.close()
  await expect.poll(activity).toBe('away')
})
