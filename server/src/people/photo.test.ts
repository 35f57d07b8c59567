import sharp from 'sharp'
import { expect, test } from 'vitest'
import { encodePhoto } from './photo.ts'

const solid = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 80, b: 20 } } })

test.each(['png', 'jpeg', 'webp'] as const)('a %s becomes two WebP squares without metadata', async (format) => {
  const picture = await solid(300, 200)
    .withExif({ IFD0: { Copyright: 'somewhere at home' } })
    .toFormat(format)
    .toBuffer()
  const encoded = await encodePhoto(picture)
  for (const size of [256, 96]) {
    const bytes = encoded.get(size)
    const metadata = await sharp(bytes).metadata()
    expect(metadata).toMatchObject({ format: 'webp', width: size, height: size })
    expect(metadata.exif).toBeUndefined()
    expect(Buffer.from(bytes ?? []).includes('somewhere')).toBe(false)
  }
})

test('what is not wholly a picture of ours is refused, without saying why', async () => {
  const png = await solid(64, 64).png().toBuffer()
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
  const gif = await solid(9, 9).gif().toBuffer()
  for (const bytes of [Buffer.from(''), Buffer.from('hello'), Buffer.from(svg), gif, png.subarray(0, 60)]) {
    await expect(encodePhoto(bytes)).rejects.toMatchObject({ code: 'PICTURE_UNREADABLE' })
  }
  await expect(encodePhoto(Buffer.alloc(10 * 1024 * 1024 + 1))).rejects.toMatchObject({ code: 'TOO_LARGE' })
})
