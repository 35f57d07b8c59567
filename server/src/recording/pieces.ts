import fastifyStatic from '@fastify/static'
import { FileStore } from '@tus/file-store'
import { Server as Tus, Upload } from '@tus/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Caller, House } from '../house.ts'
import { folderOfFiles } from '../platform/files.ts'
import { largestFile } from '../platform/http.ts'
import { isUuid } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import { findMine } from '../session/mine.ts'
import { mayAdd, mayPlay } from './policy.ts'
import { isFull, type Recording } from './rules.ts'
import { lockRecording, recordingById, saveRecording } from './store.ts'

/**
 * The bytes of a recording: taken in pieces by the tus protocol (tus.io, version 1.0.0, creation with a deferred length),
 * each whole before anything is asked, and written while its row is held: a no waits for the piece that is being
 * written, and none is written after it [M3]. And played, by ranges.
 */

type CallerOf = (headers: { cookie?: string | undefined }) => Promise<Caller | null>
type Address = { Params: { id: string; page: string } }

/** What is recorded, by the type the page says, and how its file is called. */
const KINDS = { 'video/webm': 'webm', 'video/mp4': 'mp4' } as const
type Kind = keyof typeof KINDS

const keyOf = (name: string) => `recordings/${name}`
const nameOf = (key: string) => key.slice(keyOf('').length)

/** Its rows say what there is; the library need keep nothing beside them. */
function tusOf(directory: string): Tus {
  const configstore = {
    get: async (id: string) => new Upload({ id, offset: 0 }),
    set: async () => undefined,
    delete: async () => undefined,
  }
  return new Tus({
    path: '/recordings',
    datastore: new FileStore({ directory, configstore }),
    allowedOrigins: [],
    namingFunction: (request) => new URL(request.url).pathname.split('/').at(-1) ?? '',
    generateUrl: () => '',
  })
}

const SAID = [
  'tus-resumable',
  'upload-offset',
  'upload-length',
  'upload-defer-length',
  'upload-metadata',
  'content-type',
]
const ANSWERED = ['tus-resumable', 'upload-offset', 'upload-length', 'upload-defer-length', 'cache-control']

/** Asks the library, about the file of this name. */
function asTus(tus: Tus, request: FastifyRequest, name: string): Promise<Response> {
  const headers = new Headers()
  for (const header of SAID) {
    const value = request.headers[header]
    if (typeof value === 'string') headers.set(header, value)
  }
  const body = Buffer.isBuffer(request.body) ? { body: new Uint8Array(request.body) } : {}
  return tus.handleWeb(new Request(`http://tus/recordings/${name}`, { method: request.method, headers, ...body }))
}

async function answer(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  for (const header of ANSWERED) {
    const value = response.headers.get(header)
    if (value !== null) reply.header(header, value)
  }
  const text = await response.text()
  return reply.code(response.status).send(text === '' ? undefined : text)
}

/** The type that the page says it records, in the protocol's own header. @throws Refusal BAD_INPUT */
function kindSaid(request: FastifyRequest): Kind {
  const said = /(?:^|,)\s*filetype ([A-Za-z0-9+/=]+)/.exec(String(request.headers['upload-metadata'] ?? ''))?.[1]
  const kind = Buffer.from(said ?? '', 'base64').toString()
  if (!Object.hasOwn(KINDS, kind)) throw new Refusal('BAD_INPUT', { issues: [{ path: 'filetype', code: 'unknown' }] })
  return kind as Kind
}

/** @throws Refusal NOT_SIGNED_IN */
async function signedIn(callerOf: CallerOf, request: FastifyRequest): Promise<Caller> {
  const caller = await callerOf(request.headers)
  if (caller === null) throw new Refusal('NOT_SIGNED_IN', {})
  return caller
}

/** Takes pieces at `/recordings/:id/pieces/:page`, and plays what is over at `/recordings/:id`. */
export async function mountRecordings(app: FastifyInstance, house: House, callerOf: CallerOf): Promise<void> {
  // Both who take from it and who put into it want it to be there.
  const folder = folderOfFiles(house.config, 'recordings')
  const tus = tusOf(folder)
  const callers = new WeakMap<FastifyRequest, Caller>()

  /** Does `work` with a recording that this page may add to, held. @throws Refusal NOT_FOUND | RECORDING_OVER */
  async function adding<T>(
    request: FastifyRequest<Address>,
    work: (recording: Recording, save: (next: Recording) => Promise<void>) => Promise<T>,
  ): Promise<T> {
    const caller = callers.get(request)
    if (!caller) throw new Refusal('NOT_SIGNED_IN', {})
    const { organizationId } = caller
    const { id, page } = request.params
    return house.transaction(async (tx) => {
      const recording = isUuid(id) ? await lockRecording(tx, organizationId, id) : null
      if (recording === null) throw new Refusal('NOT_FOUND', {})
      const { role } = await findMine(tx, caller, recording.sessionId)
      if (!mayAdd(recording, role, page)) throw new Refusal('RECORDING_OVER', {})
      return work(recording, (next) => saveRecording(tx, organizationId, next))
    })
  }

  await app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/offset+octet-stream',
      { parseAs: 'buffer', bodyLimit: largestFile },
      async (_: FastifyRequest, body: Buffer) => body,
    )
    // Before a body is read.
    scope.addHook('onRequest', async (request) => void callers.set(request, await signedIn(callerOf, request)))
    const address = '/recordings/:id/pieces/:page'

    scope.post<Address>(address, async (request, reply) => {
      const { organizationId } = callers.get(request) ?? { organizationId: '' }
      const { id, page } = request.params
      const type = kindSaid(request)
      const response = await adding(request, async (recording, save) => {
        // Said again after its answer was lost: it is there, with what it has by now.
        if (recording.file !== null) return null
        const name = `${organizationId}_${recording.id}.${KINDS[type]}`
        const made = await asTus(tus, request, name)
        const at = house.clock.now()
        if (made.ok) await save({ ...recording, page, type, file: keyOf(name), startedAt: at, lastPieceAt: at })
        return made
      })
      reply.header('location', `/recordings/${id}/pieces/${page}`)
      return response ? answer(reply, response) : reply.code(201).header('tus-resumable', '1.0.0').send()
    })

    scope.head<Address>(address, async (request, reply) =>
      answer(
        reply,
        await adding(request, async ({ file }) => {
          if (file === null) throw new Refusal('NOT_FOUND', {})
          return asTus(tus, request, nameOf(file))
        }),
      ),
    )

    scope.patch<Address>(address, async (request, reply) =>
      answer(
        reply,
        await adding(request, async (recording, save) => {
          const more = Buffer.isBuffer(request.body) ? request.body.length : 0
          if (recording.file === null) throw new Refusal('NOT_FOUND', {})
          if (isFull(recording, more)) throw new Refusal('RECORDING_OVER', {})
          const taken = await asTus(tus, request, nameOf(recording.file))
          const bytes = Number(taken.headers.get('upload-offset'))
          if (taken.ok) await save({ ...recording, bytes, lastPieceAt: house.clock.now() })
          return taken
        }),
      ),
    )
  })

  await app.register(async (scope) => {
    await scope.register(fastifyStatic, {
      root: folder,
      serve: false,
      cacheControl: false,
      setHeaders(reply) {
        // Kept nowhere: it may be deleted at any moment.
        reply.header('cache-control', 'private, no-store')
      },
    })
    scope.get<Address>('/recordings/:id', async (request, reply) => {
      const caller = await signedIn(callerOf, request)
      const { id } = request.params
      const recording = isUuid(id) ? await recordingById(house.db, caller.organizationId, id) : null
      if (recording === null || !mayPlay(recording)) throw new Refusal('NOT_FOUND', {})
      await findMine(house.db, caller, recording.sessionId)
      return reply
        .type(recording.type)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('content-disposition', 'inline')
        .sendFile(nameOf(recording.file))
    })
  })
}
