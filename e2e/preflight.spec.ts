import { openTurn } from './call/turn.ts'
import { expect, startOwnWorld, test } from './house.ts'
import { hums } from './media.ts'

test('before a call: one is heard, hears, and learns how one is reached and what gets through; it is remembered, and a refusal is told', async ({
  houseIn,
}) => {
  const turn = await openTurn()
  const world = await startOwnWorld({ env: { TURN_URLS: turn.url, TURN_SECRET: turn.secret } })
  try {
    const house = await houseIn(world)
    const page = await house.open(await house.member('Karim Haddad'), '/me')
    await hums(page.context(), [180, 360, 540])
    await page.goto(`${house.url}/settings`)
    await page.getByRole('button', { name: 'Vérifier micro, son et réseau' }).click()
    const check = page.getByRole('dialog', { name: 'Micro, son et réseau' })
    await expect(check.getByText('Pas encore essayé')).toHaveCount(2)

    await check.getByRole('button', { name: 'Ouvrir le micro' }).click()
    await expect(check.getByText('On vous entend.')).toBeVisible()
    const bar = check.locator('[class*=level] > span')
    await expect
      .poll(() => bar.evaluate((one) => new DOMMatrix(getComputedStyle(one).transform).a))
      .toBeGreaterThan(0.1)
    await check.getByRole('button', { name: 'Essayer le son' }).click()
    await check.getByRole('button', { name: 'J’entends' }).click()
    await expect(check.getByText('Marche, essayé')).toHaveCount(2)

    // Where too little got out for a figure there is none: asked again, there is.
    const network = /On peut vous joindre (en direct|par le relais)\. Il (ne )?passe .*\d\sMbit\/s/
    const again = check.getByRole('button', { name: 'Regarder de nouveau' })
    await expect(async () => {
      await again.click()
      await expect(check.getByText(network)).toBeVisible({ timeout: 10_000 })
    }).toPass()
    const found = (await check.getByText(network).textContent()) ?? ''

    // Another day, with the microphone refused.
    await page.context().addInitScript(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
    })
    await page.reload()
    await expect(page.getByText('Micro et son ont été essayés sur cet appareil.')).toBeVisible()
    await page.getByRole('button', { name: 'Revoir micro, son et réseau' }).click()
    await expect(check.getByText('Marche, essayé')).toHaveCount(2)
    await expect(check.getByText(found, { exact: true })).toBeVisible()
    await check.getByRole('button', { name: 'Ouvrir le micro' }).click()
    await expect(check.getByText('Ouvrez le cadenas près de l’adresse, puis autorisez le micro.')).toBeVisible()
    await expect(check.getByText('Ne marchait pas')).toBeVisible()
  } finally {
    await world.stop()
    await turn.close()
  }
})
