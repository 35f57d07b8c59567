import fc from 'fast-check'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { formatOf } from './format.ts'

const whole: { [format: string]: Buffer } = {}

beforeAll(async () => {
  const picture = () => sharp({ create: { width: 40, height: 30, channels: 3, background: '#a21caf' } })
  whole.png = await picture().png().toBuffer()
  whole.jpeg = await picture().jpeg().toBuffer()
  whole.webp = await picture().webp({ lossless: true }).toBuffer()
})

const of = (format: string) => whole[format] ?? Buffer.alloc(0)
const text = (words: string) => Buffer.from(words, 'latin1')

describe('[I2] what gets in', () => {
  test.each(['png', 'jpeg', 'webp'])('a whole %s', (format) => {
    expect(formatOf(of(format))).toBe(format)
  })

  test('not other formats, whatever they call themselves', () => {
    const others = [
      '',
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      '<?xml version="1.0"?><svg/>',
      'GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000;',
      '%PDF-1.7\n%%EOF',
      'BM\u0000\u0000',
      'II*\u0000',
      '<!doctype html><title>x</title>',
      'PK\u0003\u0004',
      'RIFF\u0004\u0000\u0000\u0000AVI ',
    ]
    expect(others.map((words) => formatOf(text(words)))).toEqual(others.map(() => null))
  })

  test('not part of one: every shorter PNG and WebP is refused', () => {
    for (const format of ['png', 'webp']) {
      const bytes = of(format)
      for (let length = 0; length < bytes.length; length += 1) expect(formatOf(bytes.subarray(0, length))).toBeNull()
    }
    expect(formatOf(of('jpeg').subarray(0, -2))).toBeNull()
  })

  test('not two formats at once', () => {
    const zipEnd = text(`PK\u0005\u0006${'\u0000'.repeat(18)}`)
    const page = text('<script>alert(1)</script>')
    for (const format of ['png', 'jpeg', 'webp']) {
      expect(formatOf(Buffer.concat([of(format), zipEnd]))).toBeNull()
      expect(formatOf(Buffer.concat([of(format), page]))).toBeNull()
    }
    // A comment of a JPEG, right behind its start, that a PDF reader takes for its own.
    const words = text('%PDF-1.4 ')
    const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, words.length + 2]), words])
    const jpeg = of('jpeg')
    expect(formatOf(Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]))).toBeNull()
  })

  test('no bytes whatever make it throw', () => {
    const starts = ['', '\u0089PNG\r\n\u001a\n', 'RIFF', '\u00ff\u00d8\u00ff']
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 200 }), (start, bytes) => {
        expect([null, 'png', 'jpeg', 'webp']).toContain(formatOf(Buffer.concat([text(start), bytes])))
      }),
    )
  })
})
