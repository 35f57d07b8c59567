import type { FastifyInstance } from 'fastify'
import type { Caller, House } from '../house.ts'
import { isUuid } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import { callerOf, wire } from '../wire.ts'
import { addPicture, removePicture } from './actions.ts'
import { fileFor } from './store.ts'

export const pictureRoutes = {
  add: wire.pictures.add.handler(({ input, context }) => addPicture(context.house, callerOf(context), input.file)),
  remove: wire.pictures.remove.handler(async ({ input, context }) => {
    await removePicture(context.house, callerOf(context), input.pictureId)
    return { removed: true as const }
  }),
}

/** Serves `GET /pictures/:id` to whoever may look at it at this very moment [I3]. */
export function mountPictures(
  app: FastifyInstance,
  house: House,
  callerOf: (headers: { cookie?: string | undefined }) => Promise<Caller | null>,
): void {
  app.get<{ Params: { id: string } }>('/pictures/:id', async (request, reply) => {
    const caller = await callerOf(request.headers)
    if (caller === null) throw new Refusal('NOT_SIGNED_IN', {})
    const { organizationId, personId } = caller
    const { id } = request.params
    const file = isUuid(id) ? await fileFor(house.db, organizationId, personId, id) : null
    const bytes = file === null ? null : await house.files.get(file)
    if (bytes === null) throw new Refusal('NOT_FOUND', {})
    return (
      reply
        .type('image/webp')
        // Kept nowhere: a right to look may end at any moment.
        .header('cache-control', 'private, no-store')
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cross-origin-resource-policy', 'same-origin')
        .header('content-disposition', 'inline')
        .send(Buffer.from(bytes))
    )
  })
}
