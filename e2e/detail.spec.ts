import { aPicture, askFrom, expect, type Member, QUESTION, tapOn, test } from './house.ts'

test('words and pictures added while it waits reach whoever was tapped; one can be taken away again', async ({
  house,
}) => {
  const ines = await house.member('Inès Moreau')
  const karim = await house.member('Karim Haddad', { helps: true })
  const [seeker, helper] = await Promise.all([house.open(ines), house.open(karim)])
  await expect(helper.getByRole('heading', { name: QUESTION })).toBeVisible()
  await seeker.locator('input[type=file]').setInputFiles(await aPicture())
  await expect(seeker.getByRole('img', { name: 'Image 1 jointe' })).toBeVisible()
  await askFrom(seeker, 'Excel refuse mon fichier.')
  const tap = tapOn(helper)
  await expect(tap).toContainText('Excel refuse mon fichier.')
  await expect(tap).toContainText('Voir l’image jointe')

  await seeker.getByRole('button', { name: 'Ajouter un détail' }).click()
  const dialog = seeker.getByRole('dialog', { name: 'Ajouter un détail' })
  await dialog.getByRole('textbox').fill('Excel refuse mon fichier : « format non reconnu ».')
  await dialog.locator('input[type=file]').setInputFiles([await aPicture(), await aPicture()])
  await expect(dialog.getByRole('img')).toHaveCount(3)
  await dialog.getByRole('button', { name: 'Mettre à jour' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(seeker.getByRole('img', { name: /Image . sur 3/ })).toHaveCount(3)
  await expect(tap).toContainText('format non reconnu')
  await expect.poll(() => pictures(karim)).toBe(3)

  await seeker.getByRole('button', { name: 'Ajouter un détail' }).click()
  await dialog.getByRole('button', { name: /Retirer.* 1/ }).click()
  await dialog.getByRole('button', { name: 'Mettre à jour' }).click()
  await expect.poll(() => pictures(karim)).toBe(2)
})

/** How many pictures the one tap of this person shows. */
async function pictures({ client }: Member) {
  const tab = await client.openTab()
  tab.close()
  return tab.now().taps[0]?.pictures.length
}
