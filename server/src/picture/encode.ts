import sharp from 'sharp'
import { Refusal } from '../platform/refusal.ts'
import { type Format, formatOf } from './format.ts'

export const maxBytes = 10 * 1024 * 1024
/** An 8K screen has 33 million pixels, a good phone 50. */
const maxPixels = 64_000_000
const maxSide = 2560

/** libvips reads some forty formats, several through large old libraries: here it reads three, and only from memory. */
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadPngBuffer', 'VipsForeignLoadJpegBuffer', 'VipsForeignLoadWebpBuffer'],
})

export interface Encoded {
  bytes: Buffer
  width: number
  height: number
}

/**
 * The picture as WebP, encoded anew [I1]. Text must stay sharp, photographs small. Measured on five screens of
 * 1440 × 900 to 1620 (kB, ms): PNG 110, 91; WebP lossless effort 2: 50, 130, effort 4: 51, 154; lossy at quality
 * 92: 99, 390. On a noisy photograph of 2400 × 1600: PNG 5900 kB, lossless 3500 kB and 3.6 s, lossy 430 kB. So what
 * came as JPEG, or takes more than 0.6 bytes a pixel (screens take under 0.2, photographs over 0.9), is lossy.
 * @throws Refusal TOO_LARGE {maxBytes} | PICTURE_UNREADABLE | BUSY
 */
export async function encode(bytes: Uint8Array): Promise<Encoded> {
  if (bytes.length > maxBytes) throw new Refusal('TOO_LARGE', { maxBytes })
  const format = formatOf(bytes)
  if (format === null) throw new Refusal('PICTURE_UNREADABLE', {})
  return oneOfFew(() => reencoded(bytes, format))
}

async function reencoded(bytes: Uint8Array, format: Format): Promise<Encoded> {
  try {
    const options = { limitInputPixels: maxPixels, failOn: 'error', sequentialRead: true, pages: 1 } as const
    const meta = await sharp(bytes, options).metadata()
    if (meta.format !== format) throw new Refusal('PICTURE_UNREADABLE', {})
    const photograph = format === 'jpeg' || bytes.length / (meta.width * meta.height) > 0.6
    const { data, info } = await sharp(bytes, options)
      .autoOrient()
      .resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .webp(photograph ? { quality: 90, effort: 4 } : { lossless: true, effort: 2 })
      .timeout({ seconds: 20 })
      .toBuffer({ resolveWithObject: true })
    return { bytes: data, width: info.width, height: info.height }
  } catch (error) {
    // What libvips says quotes the file; what a person may know is that it could not be read.
    throw error instanceof Refusal ? error : new Refusal('PICTURE_UNREADABLE', {})
  }
}

/** A picture may take 250 MB while it is read: two at once, ten waiting. */
const atOnce = 2
const mayWait = 10
const waiting: (() => void)[] = []
let working = 0

async function oneOfFew<T>(work: () => Promise<T>): Promise<T> {
  if (working >= atOnce) {
    if (waiting.length >= mayWait) throw new Refusal('BUSY', { retryAfterSeconds: 2 })
    // The one that ends hands its place over.
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else working += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else working -= 1
  }
}
