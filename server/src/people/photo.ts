import type { FastifyInstance } from 'fastify'
import sharp from 'sharp'
import type { Caller, House } from '../house.ts'
import { isUuid } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Self } from './actions.ts'
import { findPerson, replacePhoto } from './store.ts'
import { photoUrl } from './view.ts'

/** A person's photo: re-encoded at two sizes, without anything the camera wrote into it. */

const sizes = [256, 96] as const
const maxBytes = 10 * 1024 * 1024
const maxPixels = 50_000_000
const formats = new Set(['png', 'jpeg', 'webp'])

/** Keys of the files of one version of a photo. */
export function photoKeys(personId: string, version: string): string[] {
  return sizes.map((size) => photoKey(personId, version, size))
}

function photoKey(personId: string, version: string, size: number): string {
  return `photos/${personId}/${version}-${size}.webp`
}

/**
 * The photo as WebP squares.
 * @throws Refusal TOO_LARGE, PICTURE_UNREADABLE for anything that is not wholly a PNG, JPEG or WebP picture
 */
export async function encodePhoto(bytes: Uint8Array): Promise<Map<number, Uint8Array>> {
  if (bytes.length > maxBytes) throw new Refusal('TOO_LARGE', { maxBytes })
  const encoded = new Map<number, Uint8Array>()
  try {
    const { format } = await sharp(bytes, { limitInputPixels: maxPixels }).metadata()
    if (!formats.has(format)) throw new Refusal('PICTURE_UNREADABLE', {})
    for (const size of sizes) {
      const picture = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' })
      encoded.set(size, await picture.rotate().resize(size, size, { fit: 'cover' }).webp({ quality: 82 }).toBuffer())
    }
  } catch (error) {
    // sharp's errors quote the file; what a person may know is that it could not be read.
    throw error instanceof Refusal ? error : new Refusal('PICTURE_UNREADABLE', {})
  }
  return encoded
}

/** Sets my photo, or takes it away with null. */
export async function setPhoto(
  house: House,
  self: Self,
  input: { file: File | null },
): Promise<{ photo: string | null }> {
  const { organizationId, personId } = self
  if (input.file && input.file.size > maxBytes) throw new Refusal('TOO_LARGE', { maxBytes })
  const version = input.file ? house.newId() : null
  if (input.file && version) {
    const encoded = await encodePhoto(new Uint8Array(await input.file.arrayBuffer()))
    for (const [size, bytes] of encoded) await house.files.put(photoKey(personId, version, size), bytes)
  }
  const before = await house.transaction(async (tx, record) => {
    const old = await replacePhoto(tx, organizationId, personId, version)
    record({ kind: 'person.changed', organizationId, personId })
    return old
  })
  if (before) await removePhoto(house, personId, before)
  return { photo: photoUrl(personId, version) }
}

export async function removePhoto(house: House, personId: string, version: string): Promise<void> {
  for (const key of photoKeys(personId, version)) await house.files.remove(key)
}

/** Serves `GET /photos/:personId?v=…&size=96` to members of the same organisation; to anybody else there is none. */
export function mountPhotos(
  app: FastifyInstance,
  house: House,
  callerOf: (headers: { cookie?: string | undefined }) => Promise<Caller | null>,
): void {
  app.get<{ Params: { personId: string }; Querystring: { size?: string } }>(
    '/photos/:personId',
    async (request, reply) => {
      const caller = await callerOf(request.headers)
      if (caller === null) throw new Refusal('NOT_SIGNED_IN', {})
      const { personId } = request.params
      const person = isUuid(personId) ? await findPerson(house.db, caller.organizationId, personId) : null
      const size = request.query.size === '96' ? 96 : 256
      const bytes = person?.photoFile ? await house.files.get(photoKey(person.id, person.photoFile, size)) : null
      if (!bytes) throw new Refusal('NOT_FOUND', {})
      return reply
        .type('image/webp')
        .header('cache-control', 'private, max-age=86400')
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "default-src 'none'")
        .send(Buffer.from(bytes))
    },
  )
}
