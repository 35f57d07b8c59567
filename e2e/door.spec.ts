import type { Page } from '@playwright/test'
import { expect, QUESTION, startOwnWorld, test } from './house.ts'

/** The first to come in, coming in by an invitation, coming back after a forgotten password, being out at once. */

const PASSWORD = 'quatre mots faciles à retenir'

async function link(page: Page, label: string): Promise<string> {
  const field = page.getByRole('textbox', { name: label })
  await expect(field).toHaveValue(/^https?:/)
  return field.inputValue()
}

test('the first visit of a house in production: its organisation and who administers it, by the code its server printed', async ({
  browser,
}) => {
  const world = await startOwnWorld({
    env: { NODE_ENV: 'production', BINOME_SECRET: 'thirty-two characters nobody knows of' },
  })
  const context = await browser.newContext({ locale: 'fr-FR', baseURL: world.url })
  try {
    const page = await context.newPage()
    await page.goto('/')
    await expect(page.getByRole('heading', { name: 'Ouvrir la maison' })).toBeVisible()
    await page.getByLabel('Nom de l’organisation').fill('Valdrenne')
    await page.getByLabel('Votre nom').fill('Claire Dubreuil')
    await page.getByLabel('Adresse électronique').fill('claire@valdrenne.example')
    await page.getByLabel(/^Mot de passe/).fill(PASSWORD)
    const code = page.getByLabel('Code du serveur')
    await code.fill('AAAA-BBBB-CCCC')
    await page.getByRole('button', { name: 'Ouvrir', exact: true }).click()
    await expect(code).toHaveAttribute('aria-invalid', 'true')
    await code.fill(world.app.setupCode ?? '')
    await page.getByRole('button', { name: 'Ouvrir', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Bienvenue, Claire' })).toBeVisible()
    await page.goto('/admin')
    await expect(page.getByRole('main')).toContainText('Claire Dubreuil')

    // Once; and nothing of the demonstration is there.
    await context.clearCookies()
    await page.goto('/setup')
    await expect(page.getByText('L’organisation existe déjà.')).toBeVisible()
    await page.goto('/demo')
    await expect(page.getByText('La démonstration n’existe pas ici.')).toBeVisible()
  } finally {
    await context.close()
    await world.stop()
  }
})

test('an invitation by link makes a member', async ({ house }) => {
  const claire = await house.member('Claire Dubreuil', { role: 'admin' })
  const admin = await house.open(claire, '/admin?room=invites')
  await admin.getByLabel(/^Nom/).fill('Sofia Marques')
  await admin.getByRole('button', { name: 'Faire l’invitation' }).click()
  const url = await link(admin, 'Lien d’invitation')

  const guest = await house.open(null, '/sign-in')
  await guest.goto(url)
  await expect(guest.getByRole('heading', { name: 'Claire Dubreuil vous invite' })).toBeVisible()
  await guest.getByLabel('Adresse électronique').fill(`sofia@${house.organizationId.slice(-12)}.example`)
  await guest.getByLabel(/^Mot de passe/).fill(PASSWORD)
  await guest.getByRole('button', { name: 'Rejoindre' }).click()
  await expect(guest.getByRole('heading', { name: 'Bienvenue, Sofia' })).toBeVisible()

  // Once.
  const other = await house.open(null, '/sign-in')
  await other.goto(url)
  await expect(other.getByText('Cette invitation n’est plus valable')).toBeVisible()
})

test('a forgotten password, by an administrator’s link', async ({ house }) => {
  const claire = await house.member('Claire Dubreuil', { role: 'admin' })
  const ines = await house.member('Inès Moreau', { password: 'une phrase vite oubliée' })
  const admin = await house.open(claire, '/admin?room=members')
  await admin
    .getByRole('listitem')
    .filter({ hasText: ines.name })
    .getByRole('button', { name: /Lien de mot de passe/ })
    .click()
  await admin.getByRole('dialog').getByRole('button', { name: 'Faire le lien' }).click()
  const url = await link(admin, 'Lien de mot de passe')

  const page = await house.open(null, '/sign-in')
  await page.goto(url)
  await page.getByLabel(/^Nouveau mot de passe/).fill(PASSWORD)
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('link', { name: 'Se connecter' }).click()
  await page.getByLabel('Adresse électronique').fill(ines.email)
  await page.getByLabel('Mot de passe', { exact: true }).fill('une phrase vite oubliée')
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await expect(page.getByText('Adresse ou mot de passe inexact.')).toBeVisible()
  await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await expect(page.getByRole('heading', { name: QUESTION })).toBeVisible()
})

test('a page whose line is open opens the next one without asking first who is there', async ({ house }) => {
  const page = await house.open(await house.member('Inès Moreau'))
  await expect(page.getByRole('heading', { name: QUESTION })).toBeVisible()
  // What was answered at the door is old by now, and is not answered any more.
  await page.clock.setFixedTime(Date.now() + 120_000)
  await page.route('**/api/me', () => undefined)
  await page.getByRole('link', { name: 'Personnes' }).first().click()
  await expect(page.getByRole('heading', { name: 'Qui sait quoi' })).toBeVisible()
})

test('whoever is no longer a member is out at once', async ({ house }) => {
  const claire = await house.member('Claire Dubreuil', { role: 'admin' })
  const ines = await house.member('Inès Moreau')
  const page = await house.open(ines)
  await expect(page.getByRole('heading', { name: QUESTION })).toBeVisible()
  const admin = await house.open(claire, '/admin?room=members')
  await admin
    .getByRole('listitem')
    .filter({ hasText: ines.name })
    .getByRole('button', { name: /Mettre fin à l’accès/ })
    .click()
  await admin.getByRole('dialog').getByRole('button', { name: 'Mettre fin à l’accès' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await page.goto(house.url)
  await expect(page).toHaveURL(/\/sign-in/)
})
