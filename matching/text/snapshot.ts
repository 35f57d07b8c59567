import { HASH_BEGIN, hashOn } from '../hash.ts'
import { ByteReader, ByteWriter } from './bytes.ts'
import { Dictionary } from './dictionary.ts'
import { Texts } from './texts.ts'

/**
 * An index as bytes: a header, then terms, records, lists and columns as they lie in memory. The lists could be made from
 * the records in half the bytes; reading them back takes a copy, making them some two seconds at a million texts.
 */
const MAGIC = 0x49_58_54_42 // "BTXI"
const VERSION = 2
/** Magic, version, length of what follows, two halves of its digest. */
const HEADER = 20

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
  const out = new ByteWriter()
  dictionary.writeTo(out)
  texts.writeTo(out)
  const snapshot = out.finish(HEADER)
  const header = [MAGIC, VERSION, snapshot.length - HEADER, ...digest(snapshot)]
  new Uint32Array(snapshot.buffer, 0, header.length).set(header)
  return snapshot
}

/** @throws SnapshotRefused */
export function readSnapshot(bytes: Uint8Array): { dictionary: Dictionary; texts: Texts } {
  // Numbers can be read where they stand if those bytes begin at a multiple of four, as nearly all do
  const snapshot = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes)
  if (snapshot.length < HEADER || snapshot.length % 4 !== 0) throw new SnapshotRefused('SNAPSHOT_DAMAGED')
  const [magic, version, size, ...digested] = new Uint32Array(snapshot.buffer, snapshot.byteOffset, HEADER / 4)
  if (magic !== MAGIC) throw new SnapshotRefused('SNAPSHOT_DAMAGED')
  if (version !== VERSION) throw new SnapshotRefused('SNAPSHOT_OF_OTHER_VERSION')
  const isWhole = size === snapshot.length - HEADER
  if (!isWhole || digest(snapshot).some((half, i) => half !== digested[i])) {
    throw new SnapshotRefused('SNAPSHOT_DAMAGED')
  }

  const from = new ByteReader(snapshot, HEADER)
  const dictionary = new Dictionary()
  dictionary.readFrom(from)
  const texts = new Texts()
  texts.readFrom(from)
  return { dictionary, texts }
}

/** Over what follows the header, four bytes a step, twice with different beginnings. */
function digest({ buffer, byteOffset, length }: Uint8Array): [low: number, high: number] {
  const words = new Uint32Array(buffer, byteOffset + HEADER, (length - HEADER) / 4)
  let low = HASH_BEGIN
  let high = 0x9747b28c
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as number
    low = hashOn(low, word)
    high = hashOn(high, word) ^ (low >>> 15)
  }
  return [low >>> 0, high >>> 0]
}
