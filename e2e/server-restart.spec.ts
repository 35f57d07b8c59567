import { askFrom, expect, QUESTION, startOwnWorld, tapOn, test } from './house.ts'
import { hears, rememberLinks } from './media.ts'

test('the server goes and comes back in mid-call: the voice goes on, it is said, and writing works again', async ({
  houseIn,
}) => {
  const world = await startOwnWorld({})
  let again: Awaited<ReturnType<typeof startOwnWorld>> | null = null
  try {
    const house = await houseIn(world)
    const ines = await house.member('Inès Moreau')
    const karim = await house.member('Karim Haddad', { helps: true })
    const [seeker, helper] = await Promise.all([house.open(ines), house.open(karim)])
    for (const page of [seeker, helper]) {
      await rememberLinks(page.context())
      await page.reload()
    }
    await expect(helper.getByRole('heading', { name: QUESTION })).toBeVisible()
    await askFrom(seeker, 'Excel refuse mon fichier.')
    await seeker.getByRole('button', { name: 'Préparer la voix' }).click()
    await expect(seeker.getByText('Préparée : la voix.').first()).toBeVisible()
    await tapOn(helper).getByRole('button', { name: 'Oui, j’arrive' }).click()
    await Promise.all([hears(helper), hears(seeker)])

    await world.app.stop()
    for (const page of [seeker, helper])
      await expect(page.getByText('Le serveur ne répond plus. La voix et l’image continuent.').first()).toBeVisible()
    await Promise.all([hears(helper), hears(seeker)])

    const port = Number(new URL(world.url).port)
    again = await startOwnWorld({ databaseUrl: world.databaseUrl, port })
    for (const page of [seeker, helper])
      await expect(page.getByText('La liaison est bonne.').first()).toBeVisible({ timeout: 20_000 })
    await seeker.getByRole('textbox', { name: 'Écrire à Karim' }).fill('Tu es toujours là ?')
    await seeker.keyboard.press('Enter')
    await expect(helper.getByRole('log')).toContainText('Tu es toujours là ?')
    await Promise.all([hears(helper), hears(seeker)])
  } finally {
    await again?.stop()
    await world.stop()
  }
})
