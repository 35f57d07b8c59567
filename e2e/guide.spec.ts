import type { Page } from '@playwright/test'
import { expect, test } from './house.ts'
import { inesAndKarim } from './stage.ts'

const tick = (page: Page, words: string) => page.getByRole('checkbox', { name: new RegExp(`faite.: ${words}`, 'u') })
const steps = (page: Page) => page.getByRole('list', { name: 'Étapes à faire' }).getByRole('listitem')

test('accompanied through it: steps are ticked by who does them, then done once without help', async ({ house }) => {
  test.setTimeout(90_000)
  const { ines, karim, id } = await inesAndKarim(house, 'Ma plage nommée ne suit pas les lignes ajoutées.')
  const seeker = await house.open(ines, `/session/${id}`)
  const helper = await house.open(karim, `/session/${id}`)

  // He writes the steps; they come to her at once, and the mode follows from them.
  await helper.getByRole('tab', { name: 'Étapes' }).click()
  for (const words of ['Ouvrir le gestionnaire de noms', 'Remplacer la plage']) {
    await helper.getByRole('textbox', { name: 'Ajouter une étape' }).fill(words)
    await helper.keyboard.press('Enter')
  }
  await expect(steps(seeker)).toHaveCount(2)
  await expect(seeker.getByRole('radio', { name: 'Guider' })).toBeChecked()
  await expect(helper.getByRole('checkbox')).toHaveCount(0)

  // She ticks the first; he sees it, and says the second better.
  await tick(seeker, 'Ouvrir').check({ force: true })
  await expect(steps(helper).first().getByRole('img', { name: 'faite', exact: true })).toBeVisible()
  await helper.getByRole('button', { name: 'Remplacer la plage' }).click()
  await helper.getByRole('textbox', { name: 'Étape 2 en d’autres mots' }).fill('Remplacer la plage par le tableau')
  await helper.keyboard.press('Enter')
  await expect(tick(seeker, 'Remplacer la plage par le tableau')).toBeVisible()

  // A reload forgets nothing; without a line a tick stays, and leaves by itself.
  await seeker.reload()
  await expect(tick(seeker, 'Ouvrir')).toBeChecked()
  await seeker.context().setOffline(true)
  await tick(seeker, 'Remplacer').check({ force: true })
  await expect(tick(seeker, 'Remplacer')).toBeChecked()
  await seeker.context().setOffline(false)
  const late = { timeout: 30_000 }
  await expect(steps(helper).nth(1).getByRole('img', { name: 'faite', exact: true })).toBeVisible(late)

  // Once without help: he watches, and the screens of both say so.
  await seeker.getByRole('button', { name: 'Refaire une fois sans aide' }).click()
  await expect(helper.getByText('Inès le refait sans aide.').first()).toBeVisible()
  await expect(helper.getByRole('textbox', { name: 'Ajouter une étape' })).toHaveCount(0)
  await expect(tick(seeker, 'Ouvrir')).not.toBeChecked()
  await tick(seeker, 'Ouvrir').check({ force: true })
  await expect(helper.getByText('Fait sans aide\u00a0: 1 sur 2.')).toBeVisible()
  await helper.getByRole('button', { name: 'Reprendre à deux' }).first().click()
  await expect(seeker.getByText('À vous, sans aide.')).toHaveCount(0)

  // It is part of what came of it.
  await ines.client.api.sessions.end({ sessionId: id })
  await expect(seeker).toHaveURL(/\/after\//)
  await expect(seeker.getByText('Fait sans aide\u00a0: 1 étape sur 2')).toBeVisible()
  await expect(seeker.getByText('Remplacer la plage par le tableau')).toBeVisible()
  await seeker.getByRole('button', { name: 'Envoyer et reprendre' }).click()
  await expect(seeker).not.toHaveURL(/\/after\//)
  await seeker.goto(`${house.url}/me`)
  await expect(seeker.getByText('Fait sans aide\u00a0: 1 étape sur 2, montré par Karim Haddad')).toBeVisible()
})
