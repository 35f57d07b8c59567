import { z } from 'zod'
import { MOST_FILE_BYTES } from './limits.ts'

/**
 * What two browsers say to each other to pass a file across, on the ordered channel `files` of the call; it never
 * crosses the server. Bytes go as binary messages beside these (web/src/call/files/chunk.ts).
 */

const FileId = z.uuid().toLowerCase()
const Place = z.int().min(0).max(MOST_FILE_BYTES)
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const FileMessage = z.discriminatedUnion('kind', [
  /** Sender: I have this for you. Said again on every new link, until it ended. */
  z.strictObject({
    kind: z.literal('offer'),
    id: FileId,
    name: z.string().min(1).max(255),
    size: Place,
    /** MIME, as the sender's browser guesses it; only shown. */
    type: z.string().max(127),
  }),
  /** Sender: it goes on once its person has chosen the file again, since a reload forgot it. */
  z.strictObject({ kind: z.literal('lack'), id: FileId }),
  /** Receiver: yes; send from this byte on. Said again after a cut, and when something is missing. */
  z.strictObject({ kind: z.literal('want'), id: FileId, from: Place }),
  /** Receiver: so far it came, and so far it is on my disk. */
  z.strictObject({ kind: z.literal('ack'), id: FileId, received: Place, written: Place }),
  /** Sender: that was the last byte. */
  z.strictObject({ kind: z.literal('end'), id: FileId, sha256: Sha256 }),
  /** Receiver: it is whole, and has this hash. */
  z.strictObject({ kind: z.literal('done'), id: FileId, sha256: Sha256 }),
  /** Receiver: what lies on my disk is not what you hold, or cannot be kept. */
  z.strictObject({ kind: z.literal('wrong'), id: FileId, because: z.enum(['hash', 'disk']) }),
  /** Either: no, or no longer. */
  z.strictObject({ kind: z.literal('stop'), id: FileId }),
])
export type FileMessage = z.infer<typeof FileMessage>
