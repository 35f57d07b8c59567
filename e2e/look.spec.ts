import { expect, QUESTION, test } from './house.ts'

test('language and theme change at once, and stay', async ({ house }) => {
  const ines = await house.member('Inès Moreau')
  const page = await house.open(ines, '/settings')
  const html = page.locator('html')
  await page.getByRole('radio', { name: 'Sombre' }).click({ force: true })
  await expect(html).toHaveAttribute('data-mantine-color-scheme', 'dark')
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const dark = await paper()
  await page.getByRole('radio', { name: 'English' }).click({ force: true })
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await expect(html).toHaveAttribute('lang', 'en')
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  expect(await paper()).toBe(dark)

  // The name and what one does.
  await page.getByLabel('Name', { exact: true }).fill('Inès Moreau-Petit')
  await page.getByLabel('What I do').fill('Purchasing')
  await page.getByRole('button', { name: 'Save', exact: true }).first().click()
  await expect(page.getByText('Profile saved.')).toBeVisible()

  // The language goes with the person, the theme with the device.
  const elsewhere = await house.open(ines)
  await expect(elsewhere.getByRole('button', { name: 'Inès Moreau-Petit, my menu' })).toBeVisible()
  await expect(elsewhere.getByRole('heading', { name: 'What are you stuck on?' })).toBeVisible()
  await elsewhere.keyboard.press('Escape')
  await elsewhere.keyboard.press('Control+k')
  const box = elsewhere.getByRole('dialog').getByRole('combobox', { name: 'Search or do' })
  // A quick hand: no frame is drawn between the last letter and Enter.
  await box.evaluate(async (input: HTMLInputElement) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, 'français')
    input.dispatchEvent(new InputEvent('input', { bubbles: true }))
    await null
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true }))
  })
  await expect(elsewhere.getByRole('heading', { name: QUESTION })).toBeVisible()
  // The first page is still open, and follows.
  await expect(page.getByRole('heading', { name: 'Réglages' })).toBeVisible()
})
