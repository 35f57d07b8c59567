import { crc32, deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { describe, expect, test } from 'vitest'
import { encode, maxBytes } from './encode.ts'

const red = (width: number, height: number): Sharp =>
  sharp({ create: { width, height, channels: 3, background: '#dc2626' } })

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const around = Buffer.alloc(8)
  around.writeUInt32BE(data.length, 0)
  around.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)])
}

/** A PNG that says how large it is, and holds `rows` bytes of packed nothing. */
function bomb(width: number, height: number, rows: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

describe('[I1] what is kept', () => {
  test.each(['png', 'jpeg', 'webp'] as const)('is WebP of the size that came, from %s', async (format) => {
    const kept = await encode(await red(320, 200).toFormat(format).toBuffer())
    expect(await sharp(kept.bytes).metadata()).toMatchObject({ format: 'webp', width: 320, height: 200 })
    expect(kept).toMatchObject({ width: 320, height: 200 })
  })

  test('is at most 2560 px a side, in proportion', async () => {
    expect(await encode(await red(5000, 1000).png().toBuffer())).toMatchObject({ width: 2560, height: 512 })
  })

  test('keeps every pixel of a screen as it was', async () => {
    const raw = Buffer.from(Array.from({ length: 60 * 40 * 3 }, (_, i) => (i % 7 === 0 ? 255 : 20)))
    const screen = sharp(raw, { raw: { width: 60, height: 40, channels: 3 } })
    const padded = screen.extend({ right: 400, bottom: 400, background: '#fff' })
    const png = await padded.png({ compressionLevel: 9 }).toBuffer()
    const kept = await encode(png)
    const pixels = (bytes: Buffer) => sharp(bytes).removeAlpha().raw().toBuffer()
    expect((await pixels(kept.bytes)).equals(await pixels(png))).toBe(true)
  })

  test('stands upright, and carries nothing of where and with what it was taken', async () => {
    const taken = await red(300, 100)
      .jpeg()
      .withExif({ IFD0: { Copyright: 'Inès Secret', Make: 'Cam' }, IFD3: { GPSLatitudeRef: 'N' } })
      .withMetadata({ orientation: 6 })
      .toBuffer()
    expect(await sharp(taken).metadata()).toMatchObject({ orientation: 6 })
    const kept = await encode(taken)
    const meta = await sharp(kept.bytes).metadata()
    expect(meta).toMatchObject({ width: 100, height: 300 })
    for (const part of ['exif', 'icc', 'xmp', 'iptc', 'orientation'] as const) expect(meta[part]).toBeUndefined()
    expect(kept.bytes.includes('Secret')).toBe(false)
  })

  test('is the first frame of several', async () => {
    const frames = await Promise.all(
      ['#ff0000', '#0000ff'].map((background) =>
        sharp({ create: { width: 20, height: 20, channels: 3, background } })
          .raw()
          .toBuffer(),
      ),
    )
    const raw = { width: 20, height: 40, channels: 3 as const, pageHeight: 20 }
    const moving = await sharp(Buffer.concat(frames), { raw }).webp({ lossless: true }).toBuffer()
    expect((await sharp(moving).metadata()).pages).toBe(2)
    const kept = await encode(moving)
    expect(kept).toMatchObject({ width: 20, height: 20 })
    expect([...(await sharp(kept.bytes).removeAlpha().raw().toBuffer()).subarray(0, 3)]).toEqual([255, 0, 0])
  })

  test('is small for a photograph, also one that came as PNG', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const
    const png = await sharp({ create: { width: 800, height: 600, channels: 3, noise, background: '#888' } })
      .png()
      .toBuffer()
    expect((await encode(png)).bytes.length).toBeLessThan(png.length / 2)
  })
})

describe('[I2] what is refused', () => {
  const refused = (bytes: Uint8Array, code: string) => expect(encode(bytes)).rejects.toMatchObject({ code })

  test('a file above 10 MB, before it is read', () => refused(Buffer.alloc(maxBytes + 1), 'TOO_LARGE'))

  test('other formats and nothing', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>fetch("/me")</script></svg>'
    for (const bytes of [svg, '', 'GIF89a', '%PDF-1.7', '<html>'])
      await refused(Buffer.from(bytes), 'PICTURE_UNREADABLE')
    await refused(await red(9, 9).gif().toBuffer(), 'PICTURE_UNREADABLE')
    await refused(await red(9, 9).tiff().toBuffer(), 'PICTURE_UNREADABLE')
  })

  test('a picture that is cut, broken, or far larger than it looks', async () => {
    const jpeg = await red(400, 400).jpeg().toBuffer()
    await refused(jpeg.subarray(0, 300), 'PICTURE_UNREADABLE')
    await refused(bomb(100, 100, 50), 'PICTURE_UNREADABLE')
    await refused(bomb(60_000, 60_000, 1000), 'PICTURE_UNREADABLE')
    await refused(bomb(0, 10, 10), 'PICTURE_UNREADABLE')
  })

  test('an eleventh and more at once are told to wait', async () => {
    const png = await red(1200, 1200).png().toBuffer()
    const answers = await Promise.allSettled(Array.from({ length: 30 }, () => encode(png)))
    const busy = answers.filter((answer) => answer.status === 'rejected')
    expect(busy.length).toBe(30 - 12)
    for (const answer of busy) expect(answer.reason).toMatchObject({ code: 'BUSY' })
    await expect(encode(png)).resolves.toMatchObject({ width: 1200 })
  })
})
