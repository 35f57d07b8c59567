import type { Page } from '@playwright/test'
import { askFrom, expect, QUESTION, tapOn, test } from './house.ts'
import { hears, hums, rememberLinks } from './media.ts'

/** A silence as it arrives: packets come, and nothing is in them. */
async function hearsNothing(page: Page): Promise<void> {
  const packets = async () => {
    const reports = await page.evaluate(async () =>
      Promise.all([...globalThis.links].map(async (link) => [...(await link.getStats()).values()])),
    )
    const sound = reports.flat().find((one) => one.type === 'inbound-rtp' && one.kind === 'audio')
    return { received: sound?.packetsReceived ?? 0, energy: sound?.totalAudioEnergy ?? 0 }
  }
  await expect
    .poll(async () => {
      const before = await packets()
      await expect.poll(async () => (await packets()).received).toBeGreaterThan(before.received + 60)
      return (await packets()).energy - before.energy
    })
    .toBeLessThan(1e-5)
}

test('push-to-talk: who is muted is heard as long as the key or the button is held, and never while typing', async ({
  house,
}) => {
  const ines = await house.member('Inès Moreau')
  const karim = await house.member('Karim Haddad', { helps: true })
  const [seeker, helper] = await Promise.all([house.open(ines), house.open(karim)])
  for (const page of [seeker, helper]) await rememberLinks(page.context())
  // One of those that her browser makes up.
  await seeker.evaluate(() => {
    const headset = { id: 'headset', label: 'Fake Audio Input 1', group: '' }
    localStorage.setItem('binome.voice', JSON.stringify({ microphone: headset }))
  })
  await hums(helper.context(), [180, 360, 540])
  await Promise.all([seeker.reload(), helper.reload()])
  await expect(helper.getByRole('heading', { name: QUESTION })).toBeVisible()
  await askFrom(seeker, 'La macro du bon de commande s’arrête ligne 12.')
  await tapOn(helper).getByRole('button', { name: 'Oui, j’arrive' }).click()
  await expect(helper).toHaveURL(/\/session\//)
  await expect(seeker).toHaveURL(/\/session\//)
  await hears(seeker)
  await expect(seeker.getByText('Karim parle.')).toBeAttached()

  await helper.keyboard.press('m')
  await expect(helper.getByRole('button', { name: 'Ouvrir le micro' })).toBeVisible()
  await expect(seeker.getByText('Karim a coupé son micro')).toBeVisible()
  await hearsNothing(seeker)

  await helper.getByRole('heading', { level: 1 }).focus()
  await helper.keyboard.down('Space')
  await expect(helper.getByText('Vous parlez. Relâchez pour couper.')).toBeVisible()
  await hears(seeker)
  await helper.keyboard.up('Space')
  await expect(helper.getByText('Vous parlez. Relâchez pour couper.')).toHaveCount(0)
  await hearsNothing(seeker)

  const mic = helper.getByRole('button', { name: 'Ouvrir le micro' })
  await mic.hover()
  const now = () => helper.evaluate(() => performance.now())
  await helper.mouse.down()
  const since = await now()
  await hears(seeker)
  // Shorter would be a click, which leaves it open.
  await expect.poll(now).toBeGreaterThan(since + 400)
  await helper.mouse.up()
  await expect(mic).toBeVisible()

  // A space that is written is a space.
  const writing = helper.getByRole('textbox', { name: 'Écrire à Inès' })
  await writing.focus()
  await helper.keyboard.down('Space')
  await expect(writing).toHaveValue(' ')
  await expect(mic).toBeVisible()
  await helper.keyboard.up('Space')
  await expect(mic).toBeVisible()
  // A click opens it for good.
  await mic.click()
  await expect(helper.getByRole('button', { name: 'Couper le micro' })).toBeVisible()
  await hears(seeker)

  // Her headset is unplugged while she speaks, and plugged in again: it is said, and she is heard all along.
  await seeker.getByRole('button', { name: 'Ouvrir le micro' }).first().click()
  await hears(helper)
  await seeker.evaluate(() => {
    const { mediaDevices } = navigator
    const all = mediaDevices.enumerateDevices.bind(mediaDevices)
    mediaDevices.enumerateDevices = async () => (await all()).filter(({ label }) => label !== 'Fake Audio Input 1')
    mediaDevices.dispatchEvent(new Event('devicechange'))
  })
  const gone = /Fake Audio Input 1.» est débranché. On vous entend maintenant par «.Fake/
  await expect(seeker.getByText(gone)).toBeVisible()
  await hears(helper)
  await seeker.evaluate(() => {
    Reflect.deleteProperty(navigator.mediaDevices, 'enumerateDevices')
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'))
  })
  await expect(seeker.getByText(/Fake Audio Input 1.» est de retour/)).toBeVisible()
  await hears(helper)
})
