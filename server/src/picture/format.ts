/**
 * What a file is, by its own bytes: never by its name or what a browser says. Pure.
 *
 * A file that is a picture and something else too (PDF, web page, archive) is refused, although encoding it anew would
 * leave the other half behind: nobody pastes such a file by mistake [I2].
 */
export type Format = 'png' | 'jpeg' | 'webp'

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** The format of a whole and single picture, or null. */
export function formatOf(bytes: Uint8Array): Format | null {
  const format = isPng(bytes) ? 'png' : isWebp(bytes) ? 'webp' : isJpeg(bytes) ? 'jpeg' : null
  return format === null || isSomethingElseToo(bytes) ? null : format
}

/** PNG (ISO/IEC 15948): the signature, then chunks of length, name, data and check, to IEND, and no byte after it. */
function isPng(bytes: Uint8Array): boolean {
  if (!pngSignature.every((byte, i) => bytes[i] === byte)) return false
  const view = viewOf(bytes)
  let at = 8
  for (let first = true; at + 12 <= bytes.length; first = false) {
    const length = view.getUint32(at)
    const name = latin(bytes, at + 4, 4)
    if (first && name !== 'IHDR') return false
    at += 12 + length
    if (name === 'IEND') return length === 0 && at === bytes.length
  }
  return false
}

/** WebP (RFC 9649): RIFF, whose size counts to the last byte. */
function isWebp(bytes: Uint8Array): boolean {
  if (bytes.length < 20 || latin(bytes, 0, 4) !== 'RIFF' || latin(bytes, 8, 4) !== 'WEBP') return false
  const size = viewOf(bytes).getUint32(4, true)
  return size + 8 === bytes.length && ['VP8 ', 'VP8L', 'VP8X'].includes(latin(bytes, 12, 4))
}

/** JPEG (ITU T.81): begins with SOI and a marker, and has an end. Phones write more behind it, which we drop. */
function isJpeg(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8 || bytes[2] !== 0xff) return false
  for (let i = bytes.length - 2; i > 2; i -= 1) if (bytes[i] === 0xff && bytes[i + 1] === 0xd9) return true
  return false
}

/** Where readers of other formats look for theirs: PDF and HTML near the start, ZIP in its last 64 kB. */
function isSomethingElseToo(bytes: Uint8Array): boolean {
  const start = latin(bytes, 0, 2048).toLowerCase()
  if (['%pdf-', '<!doctype', '<html', '<svg', '<script'].some((mark) => start.includes(mark))) return true
  const tail = latin(bytes, Math.max(0, bytes.length - 65_557), 65_557)
  return tail.includes('PK\u0005\u0006') || tail.toLowerCase().includes('</script') || tail.includes('%%EOF')
}

function latin(bytes: Uint8Array, from: number, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, Math.min(length, bytes.length - from)).toString('latin1')
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
