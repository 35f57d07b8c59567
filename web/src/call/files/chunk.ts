/**
 * Bytes of a file as one message of the channel: 16 bytes of its id, 6 of the place of the first byte (big endian), the
 * bytes. 16 KiB of them: a longer message would hold back what is pointed and drawn beside it, since messages are not
 * interleaved (RFC 8831, 6.6), and is not taken by every browser.
 */
export const CHUNK = 16 * 1024
const HEAD = 22

export interface Chunk {
  id: string
  at: number
  bytes: Uint8Array<ArrayBuffer>
}

export function writeChunk(id: string, at: number, bytes: Uint8Array): ArrayBuffer {
  const all = new Uint8Array(HEAD + bytes.length)
  const hex = id.replaceAll('-', '')
  for (let i = 0; i < 16; i += 1) all[i] = Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16)
  const view = new DataView(all.buffer)
  view.setUint16(16, Math.floor(at / 2 ** 32))
  view.setUint32(18, at % 2 ** 32)
  all.set(bytes, HEAD)
  return all.buffer
}

/** Null when it is none. */
export function readChunk(data: unknown): Chunk | null {
  if (!(data instanceof ArrayBuffer) || data.byteLength <= HEAD || data.byteLength > HEAD + CHUNK) return null
  const view = new DataView(data)
  const hex = Array.from(new Uint8Array(data, 0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
  return { id, at: view.getUint16(16) * 2 ** 32 + view.getUint32(18), bytes: new Uint8Array(data, HEAD) }
}
