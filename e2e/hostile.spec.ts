import { aPicture, expect, QUESTION, tapOn, test } from './house.ts'

/** Words that mean ill, as they are drawn: nothing in them runs, loads or leads anywhere but to the web. */

const HOSTILE = [
  'Figer **une ligne** <img src=x onerror="window.hit=1"> <script>window.hit=2</script>',
  '[un](javascript:window.hit=3) [deux](data:text/html,<script>window.hit=4</script>) [trois](vbscript:x)',
  '![image](https://elsewhere.example/pixel.png) <iframe src="https://elsewhere.example"></iframe>',
  '[bon](https://example.org/page) <svg onload="window.hit=5"></svg> `<b>code</b>`',
].join('\n\n')

test('hostile words of an ask are words on the tap', async ({ house }) => {
  const ines = await house.member('Inès Moreau')
  const karim = await house.member('Karim Haddad', { helps: true })
  const page = await house.open(karim)
  await expect(page.getByRole('heading', { name: QUESTION })).toBeVisible()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const line = await karim.client.openTab()
  // Typed, with a picture that was dropped on it.
  const seeker = await house.open(ines)
  const field = seeker.getByRole('textbox', { name: 'Votre blocage' })
  await field.fill(HOSTILE)
  const dropped = await seeker.evaluateHandle(
    (base64) => {
      const files = new DataTransfer()
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      files.items.add(new File([bytes], '<img src=x onerror=window.hit=6>.png', { type: 'image/png' }))
      return files
    },
    (await aPicture()).buffer.toString('base64'),
  )
  await field.dispatchEvent('drop', { dataTransfer: dropped })
  await expect(seeker.getByRole('img', { name: 'Image 1 jointe' })).toBeVisible()
  await seeker.getByRole('button', { name: 'Demander', exact: true }).click()
  const now = await line.until(({ taps }) => taps.length > 0)
  expect(await seeker.evaluate(() => (window as { hit?: number }).hit ?? null)).toBeNull()
  await expect(tapOn(page)).toContainText('une ligne')
  await page.goto(`${house.url}/tap/${now.taps[0]?.offerId}`)
  const words = page.locator('main')
  await expect(words).toContainText('<script>window.hit=2</script>')
  await expect(words).toContainText('<b>code</b>')
  await expect(words.locator('strong', { hasText: 'une ligne' })).toBeVisible()
  const drawn = await words.evaluate((main) => ({
    alien: main.querySelectorAll('script, iframe, object, embed, [onerror], [onload], img[src*="elsewhere"]').length,
    addresses: [...main.querySelectorAll('a[href]')].map((link) => link.getAttribute('href')),
    hit: (window as { hit?: number }).hit ?? null,
  }))
  expect({ alien: drawn.alien, hit: drawn.hit }).toEqual({ alien: 0, hit: null })
  expect(drawn.addresses).toContain('https://example.org/page')
  expect(drawn.addresses.filter((href) => !/^(\/(?!\/)|https:\/\/)/.test(href ?? ''))).toEqual([])
  expect(asked.filter((url) => url.includes('elsewhere'))).toEqual([])
  line.close()
})
