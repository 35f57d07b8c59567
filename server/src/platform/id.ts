import { createHash, randomFillSync } from 'node:crypto'
import type { Clock } from './clock.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether a text from outside can be the id of a row. */
export function isUuid(text: string): boolean {
  return uuid.test(text)
}

/** The one uuid (v8) of what has this name: said again, it is the same. */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}

/** Chance is drawn for some hundred ids at once: each draw by itself costs more than the rest of the id. */
const drawn = new Uint8Array(2560)
let used = drawn.length
function draw(bytes: number): Uint8Array {
  if (used + bytes > drawn.length) {
    randomFillSync(drawn)
    used = 0
  }
  used += bytes
  return drawn.subarray(used - bytes, used)
}

const last = new WeakMap<Clock, { ms: number; count: number }>()

/**
 * A new uuid v7 (RFC 9562, 5.7): 48 bits of milliseconds, a 12-bit count within the millisecond (method 1 of 6.2, so
 * that ids made by one process sort in the order they were made), 62 bits of chance.
 */
export function newId(clock: Clock, random: (bytes: number) => Uint8Array = draw): string {
  const bytes = random(10)
  const now = clock.now().getTime()
  const before = last.get(clock)
  let ms = now
  // The count starts in the lower half, so that at least 2048 ids fit in a millisecond before it borrows from the next.
  let count = (((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)) & 0x7ff
  if (before && now <= before.ms && before.ms - now < 1000) {
    ms = before.count < 0xfff ? before.ms : before.ms + 1
    if (before.count < 0xfff) count = before.count + 1
  }
  last.set(clock, { ms, count })
  const tail = Buffer.from(bytes.subarray(2, 10))
  tail[0] = ((tail[0] ?? 0) & 0x3f) | 0x80
  const time = ms.toString(16).padStart(12, '0')
  const rest = tail.toString('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count.toString(16).padStart(3, '0')}-${rest.slice(0, 4)}-${rest.slice(4)}`
}
