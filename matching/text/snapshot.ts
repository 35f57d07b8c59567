import { Dictionary } from './dictionary.ts'
import { Texts } from './texts.ts'

/**
 * An index as bytes: a header, the terms in the order of their numbers, the texts in the order of their slots. The lists
 * are not written, since filing the records again is as quick as reading them. Numbers are little-endian.
 */
const MAGIC = 0x49_58_54_42 // "BTXI"
const VERSION = 1
/** Magic, version, length of what follows, two halves of its digest. */
const HEADER = 20
/** In place of a text's length: so many slots here have no text. */
const NO_TEXT = 0xffff

/** Bytes that are no snapshot of ours, or not as they were written: build the index anew. */
export class SnapshotRefused extends Error {
  readonly code: 'SNAPSHOT_DAMAGED' | 'SNAPSHOT_OF_OTHER_VERSION'

  constructor(code: SnapshotRefused['code']) {
    super(code)
    this.name = 'SnapshotRefused'
    this.code = code
  }
}

export function writeSnapshot(dictionary: Dictionary, texts: Texts): Uint8Array {
  const out = new Writer(HEADER + dictionary.bytes() + texts.records.bytes() + 8 * texts.width)
  out.number(dictionary.width)
  for (let term = 0; term < dictionary.width; term++) {
    const bytes = dictionary.bytesOf(term)
    out.short(bytes.length)
    out.bytes(bytes)
  }
  out.number(texts.width)
  for (let slot = 0; slot < texts.width; slot++) {
    if (!texts.has(slot)) {
      out.short(NO_TEXT)
      continue
    }
    out.short(texts.lengths[slot] as number)
    out.number(texts.owners[slot] as number)
    out.bytes(texts.records.bytesAt(texts.addressOf(slot)))
  }
  return out.finish()
}

/** @throws SnapshotRefused */
export function readSnapshot(snapshot: Uint8Array): { dictionary: Dictionary; texts: Texts } {
  const view = new DataView(snapshot.buffer, snapshot.byteOffset, snapshot.byteLength)
  if (snapshot.length < HEADER || view.getUint32(0, true) !== MAGIC) throw new SnapshotRefused('SNAPSHOT_DAMAGED')
  if (view.getUint32(4, true) !== VERSION) throw new SnapshotRefused('SNAPSHOT_OF_OTHER_VERSION')
  const [low, high] = digest(snapshot)
  const isWhole = view.getUint32(8, true) === snapshot.length - HEADER
  if (!isWhole || view.getUint32(12, true) !== low || view.getUint32(16, true) !== high) {
    throw new SnapshotRefused('SNAPSHOT_DAMAGED')
  }

  const dictionary = new Dictionary()
  let at = HEADER + 4
  const terms = view.getUint32(HEADER, true)
  dictionary.reserve(terms)
  for (let left = terms; left > 0; left--) {
    const length = view.getUint16(at, true)
    dictionary.append(snapshot, at + 2, length)
    at += 2 + length
  }
  const texts = new Texts()
  let skipped = 0
  const slots = view.getUint32(at, true)
  at += 4
  texts.reserve(dictionary.width, slots)
  for (let left = slots; left > 0; left--) {
    const length = view.getUint16(at, true)
    if (length === NO_TEXT) {
      skipped += 1
      at += 2
      continue
    }
    if (skipped > 0) texts.skip(skipped)
    skipped = 0
    at = texts.restore(snapshot, at + 6, length, view.getUint32(at + 2, true))
  }
  if (skipped > 0) texts.skip(skipped)
  return { dictionary, texts }
}

/** FNV-1a over what follows the header, four bytes a step, twice with different offsets: finds accidents, not attackers. */
function digest(snapshot: Uint8Array): [low: number, high: number] {
  let low = 0x811c9dc5
  let high = 0x9747b28c
  for (let at = HEADER; at < snapshot.length; at += 4) {
    const word =
      (snapshot[at] as number) |
      ((snapshot[at + 1] ?? 0) << 8) |
      ((snapshot[at + 2] ?? 0) << 16) |
      ((snapshot[at + 3] ?? 0) << 24)
    low = Math.imul(low ^ word, 0x01000193)
    high = Math.imul(high ^ word, 0x01000193) ^ (low >>> 15)
  }
  return [low >>> 0, high >>> 0]
}

class Writer {
  private readonly out: Uint8Array
  private readonly view: DataView
  private at = HEADER

  /** `room` is more than will be written. */
  constructor(room: number) {
    this.out = new Uint8Array(room)
    this.view = new DataView(this.out.buffer)
  }

  short(value: number): void {
    this.view.setUint16(this.at, value, true)
    this.at += 2
  }

  number(value: number): void {
    this.view.setUint32(this.at, value, true)
    this.at += 4
  }

  bytes(value: Uint8Array): void {
    this.out.set(value, this.at)
    this.at += value.length
  }

  finish(): Uint8Array {
    const snapshot = this.out.subarray(0, this.at)
    const [low, high] = digest(snapshot)
    for (const [place, value] of [MAGIC, VERSION, this.at - HEADER, low, high].entries()) {
      this.view.setUint32(place * 4, value, true)
    }
    return snapshot
  }
}
