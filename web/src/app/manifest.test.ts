import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** What a browser reads before it offers to install the app. */

const publicFile = (path: string) => readFileSync(new URL(`../../public${path}`, import.meta.url))
const page = readFileSync(new URL('../../index.html', import.meta.url), 'utf8')

interface Icon {
  src: string
  sizes: string
  type: string
  purpose?: string
}
const manifest = JSON.parse(publicFile('/manifest.webmanifest').toString()) as {
  name: string
  short_name: string
  start_url: string
  scope: string
  id: string
  display: string
  icons: Icon[]
}

/** Of a PNG: in its first chunk, IHDR (PNG, third edition, 11.2.1). */
function sizeOf(png: Buffer): string {
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`
}

test('the app has a name, begins at its first page, in a window of its own, and its page says so', () => {
  expect(manifest).toMatchObject({ name: 'Binôme', short_name: 'Binôme', id: '/', start_url: '/', scope: '/' })
  expect(manifest.display).toBe('standalone')
  expect(page).toContain('<link rel="manifest" href="/manifest.webmanifest" />')
})

test('its icons are there, in the sizes they say: one of 192 and of 512, one that may be cut to a shape', () => {
  for (const { src, sizes, type } of manifest.icons) {
    const file = publicFile(src)
    if (type === 'image/png') expect(sizeOf(file), src).toBe(sizes)
    else expect([type, sizes, file.toString().startsWith('<svg')]).toEqual(['image/svg+xml', 'any', true])
  }
  const png = manifest.icons.filter(({ type }) => type === 'image/png')
  expect(png.filter(({ purpose }) => purpose === undefined).map(({ sizes }) => sizes)).toEqual(['192x192', '512x512'])
  expect(png.filter(({ purpose }) => purpose === 'maskable')).toHaveLength(1)
  const linked = page.matchAll(/rel="(?:icon|apple-touch-icon)" href="(.+?\.png)"(?:.+?sizes="(.+?)")?/g).toArray()
  for (const [, src = '', sizes = '180x180'] of linked) expect(sizeOf(publicFile(src)), src).toBe(sizes)
  expect(linked).toHaveLength(2)
})
