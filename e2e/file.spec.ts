import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from './house.ts'
import { meet, reloadInTheMiddle } from './meeting.ts'

/** Long enough on its way to be met in the middle twice, also on a fast machine. */
const SIZE = 30 * 1024 * 1024
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test('a file of 30 MB goes from browser to browser over a reload of either, and arrives as it left', async ({
  house,
}) => {
  test.setTimeout(120_000)
  const folder = mkdtempSync(join(tmpdir(), 'binome-file-'))
  const path = join(folder, 'relevé d’articles.csv')
  const bytes = randomBytes(SIZE)
  writeFileSync(path, bytes)
  try {
    const { seeker, helper } = await meet(house)
    const sent = seeker.getByRole('list', { name: 'Fichiers en passage' })
    const got = helper.getByRole('list', { name: 'Fichiers en passage' })

    // Offered in words; nothing moves before the other said yes.
    await seeker.getByLabel('Un fichier, d’un navigateur à l’autre').setInputFiles(path)
    await expect(sent).toContainText('Karim doit encore l’accepter.')
    await expect(got).toContainText('relevé d’articles.csv')
    await expect(got).toContainText('tableur, 31,5 Mo')
    await expect(got).toContainText('Tout fichier peut contenir un virus')
    const opened: string[] = []
    helper.on('download', (download) => void opened.push(download.suggestedFilename()))
    helper.context().on('page', (page) => void opened.push(page.url()))
    await got.getByRole('button', { name: 'Accepter' }).click()
    await expect(got.getByRole('listitem')).toBeFocused()

    // The receiver's page goes in the middle, and goes on by itself from what lies on its disk.
    expect(await reloadInTheMiddle(helper)).toBeLessThan(96)
    await expect(got.getByRole('progressbar')).toBeVisible()

    // Then the sender's: another file is not taken for it, the same one goes on.
    expect(await reloadInTheMiddle(seeker)).toBeLessThan(96)
    await expect(sent).toContainText('Choisissez le même fichier')
    await expect(got).toContainText('La page d’Inès a été rechargée')
    const again = seeker.getByLabel('Continuer l’envoi', { exact: true }).and(seeker.locator('input'))
    const other = join(folder, 'autre.csv')
    writeFileSync(other, randomBytes(1000))
    await again.setInputFiles(other)
    await expect(sent).toContainText('Ce n’est pas le même fichier')
    await again.setInputFiles(path)

    await expect(got).toContainText('Arrivé entier, empreinte vérifiée.', { timeout: 40_000 })
    // It is nowhere but in this browser before its person wants it, and opened by nobody then.
    expect(opened).toEqual([])
    const download = helper.waitForEvent('download')
    await got.getByRole('button', { name: 'Enregistrer' }).click()
    const saved = await download
    expect(saved.suggestedFilename()).toBe('relevé d’articles.csv')
    expect(hashOf(readFileSync(await saved.path()))).toBe(hashOf(bytes))
    expect(opened).toEqual(['relevé d’articles.csv'])

    // What remains of it for both: its name, its size and its hash.
    for (const page of [seeker, helper]) {
      const log = page.getByRole('log')
      await expect(log).toContainText('relevé d’articles.csv')
      await log.getByText('Empreinte SHA-256').click()
      await expect(log).toContainText(hashOf(bytes))
    }

    // Put away, it is saved from there, by who has it.
    await got.getByRole('button', { name: 'Fermer' }).click()
    await expect(got).toHaveCount(0)
    await expect(helper.getByRole('button', { name: 'Enregistrer sur cet appareil' })).toBeVisible()
    await expect(seeker.getByRole('button', { name: 'Enregistrer sur cet appareil' })).toHaveCount(0)

    // One that is too large is not offered, and why is said.
    const large = join(folder, 'machine.iso')
    writeFileSync(large, '')
    truncateSync(large, 1024 ** 3 + 1)
    await seeker.getByLabel('Un fichier, d’un navigateur à l’autre').setInputFiles(large)
    await expect(seeker.getByText('machine.iso est trop lourd\u00a0: 1,1\u00a0Go au plus.')).toBeVisible()
    await expect(got).toHaveCount(0)

    // A file that is not wanted is not received.
    await helper.getByLabel('Un fichier, d’un navigateur à l’autre').setInputFiles(other)
    await sent.getByRole('button', { name: 'Refuser' }).click()
    await expect(got).toContainText('Inès ne l’a pas pris.')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
