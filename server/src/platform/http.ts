import { existsSync, readFileSync } from 'node:fs'
import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'
import { createSecureContext } from 'node:tls'
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
  LogController,
} from 'fastify'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import { newId } from './id.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import { originCheck } from './origin.ts'
import { Refusal } from './refusal.ts'
import { secureHeaders } from './security-headers.ts'
import { StartError } from './start-error.ts'
import { notFound, serveWeb } from './web.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the address itself gives the right to: pages of others may call it, and programs without an Origin. */
    fromAnywhere?: boolean
  }
}

export interface Http {
  /** Fastify, for the routes of the product: add them before `listen`. */
  readonly fastify: FastifyInstance
  /** Whether a page of this origin is ours: also for the sockets. */
  allowedOrigin(origin: string | undefined): boolean
  /** Opens the port. Returns the address people use first. @throws StartError PORT_TAKEN */
  listen(): Promise<string>
  /** Lets the requests under way end, and takes no new ones. */
  stop(): Promise<void>
}

export interface HttpOptions {
  config: Config
  clock: Clock
  log: Log
  metrics: Metrics
  /** False while the server is starting, stopping, or cannot reach its database. */
  ready(): Promise<boolean>
  /** HTTP status of a refusal's code; 400 for a code it does not know. */
  statusOf(code: string): number
  /** Folder of the built web app; null: none is served (tests). */
  webFolder: string | null
  /** How long requests under way have to end when the server stops; 5 s unless said otherwise. */
  patienceMs?: number
}

/** Bytes a JSON or text body may have; a file's limit is its own, with room for the parts around it. */
const largestText = 2 * 1024 * 1024
export const largestFile = 10 * 1024 * 1024 + 64 * 1024

/** @throws StartError TLS_UNREADABLE */
export async function createHttp(options: HttpOptions): Promise<Http> {
  const { config, clock, log, metrics } = options
  const https = config.tls ? readTls(config.tls) : null
  const secure = https !== null || (config.publicUrl?.startsWith('https:') ?? false)
  const hops = config.trustProxy
  const settings = {
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: typeof hops === 'number' ? (_: string, hop: number) => hop < hops : hops,
    bodyLimit: largestText,
    genReqId: () => newId(clock),
    requestTimeout: 60_000,
    // Longer than a load balancer's own, so that it is never us who closes first on a request under way.
    keepAliveTimeout: 75_000,
    forceCloseConnections: 'idle' as const,
    return503OnClosing: true,
    // What Fastify refuses before any route: an address that cannot be decoded.
    frameworkErrors: (error: FastifyError, _: FastifyRequest, reply: FastifyReply) =>
      reply
        .code(400)
        .send({ code: 'BAD_INPUT', data: { issues: [{ path: '', code: error.code }] }, message: 'bad request' }),
  }
  // The two kinds of server have types that do not meet; the routes use what they have in common.
  const fastify = Fastify(
    (https ? { ...settings, https } : settings) as FastifyServerOptions,
  ) as unknown as FastifyInstance
  const allowedOrigin = originCheck(config, () => portOf(fastify))

  readBodies(fastify)
  secureHeaders(fastify, { secure })
  fastify.addHook('onRequest', async (request) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return
    if (request.routeOptions.config.fromAnywhere) return
    if (!allowedOrigin(request.headers.origin)) throw new Refusal('WRONG_ORIGIN')
  })
  let stopping = false
  const connections = connectionsOf(fastify.server, https !== null)
  fastify.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id)
    // The last answer of its connection: kept open, it would hold the server for as long as it may be idle.
    if (stopping) reply.header('connection', 'close')
  })
  answerErrors(fastify, options)
  measure(fastify, metrics)

  fastify.get('/healthz', async () => ({ ok: true }))
  fastify.get('/readyz', async (_, reply) => {
    const ready = await options.ready()
    return reply.code(ready ? 200 : 503).send({ ok: ready })
  })
  fastify.get('/metrics', async (_, reply) => reply.type(metrics.contentType).send(await metrics.text()))
  if (options.webFolder && existsSync(options.webFolder)) await serveWeb(fastify, options.webFolder)
  else fastify.setNotFoundHandler((request, reply) => notFound(request, reply))

  return {
    fastify,
    allowedOrigin,
    async listen() {
      try {
        await fastify.listen({ host: config.host, port: config.port })
      } catch (error) {
        throw listenError(error, config)
      }
      const host = config.host === '127.0.0.1' || config.host === '::1' ? 'localhost' : config.host
      return config.publicUrl ?? `${https ? 'https' : 'http'}://${host}:${portOf(fastify)}`
    },
    async stop() {
      stopping = true
      connections.endSilent()
      // A line that was upgraded meanwhile, or a request that does not end, must not keep the process.
      const late = setTimeout(connections.endAll, options.patienceMs ?? 5_000)
      await fastify.close().finally(() => clearTimeout(late))
    },
  }
}

/**
 * Who is connected. Silent ones never asked for anything, as browsers open them ahead: Node counts them as busy, so that
 * closing would wait for them until their time is up.
 */
function connectionsOf(server: Server, secure: boolean): { endSilent(): void; endAll(): void } {
  const all = new Set<Socket>()
  const silent = new Set<Socket>()
  let ended = false
  server.on(secure ? 'secureConnection' : 'connection', (socket: Socket) => {
    if (ended) return void socket.destroy()
    all.add(socket)
    silent.add(socket)
    socket.once('close', () => {
      all.delete(socket)
      silent.delete(socket)
    })
  })
  const speaks = ({ socket }: IncomingMessage) => void silent.delete(socket)
  server.on('request', speaks)
  server.on('upgrade', speaks)
  return {
    endSilent() {
      ended = true
      for (const socket of silent) socket.destroy()
    },
    endAll() {
      for (const socket of all) socket.destroy()
    },
  }
}

function readTls(tls: { certFile: string; keyFile: string }): { cert: Buffer; key: Buffer } {
  try {
    const pair = { cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) }
    createSecureContext(pair)
    return pair
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unreadable'
    throw new StartError('TLS_UNREADABLE', `TLS_CERT and TLS_KEY cannot be used: ${why}`, { cause: error })
  }
}

function portOf(fastify: FastifyInstance): number {
  const address = fastify.server.address()
  return address && typeof address === 'object' ? address.port : 0
}

function listenError(error: unknown, { host, port }: Config): unknown {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'EADDRINUSE')
    return new StartError('PORT_TAKEN', `Port ${port} is taken on ${host}: stop what uses it, or set PORT.`)
  if (code === 'EACCES')
    return new StartError('PORT_TAKEN', `Port ${port} is not allowed to this account: set PORT above 1023.`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new StartError('CONFIG_INVALID', `HOST: ${host} is no address of this machine.`)
  return error
}

/** Every body is bounded and read whole before a handler runs: parsed JSON, text, a File, or a FormData. */
function readBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers()
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') return done(null, undefined)
    fastify.getDefaultJsonParser('error', 'error')(request, String(body), done)
  })
  fastify.addContentTypeParser(
    /^text\/(plain|csv)/,
    { parseAs: 'string' },
    async (_: FastifyRequest, body: string) => body,
  )
  const file = { parseAs: 'buffer' as const, bodyLimit: largestFile }
  fastify.addContentTypeParser(
    /^(image\/|application\/octet-stream)/,
    file,
    async (request: FastifyRequest, body: Buffer) => {
      const type = String(request.headers['content-type'])
      return new File([new Uint8Array(body)], 'blob', { type })
    },
  )
  fastify.addContentTypeParser('multipart/form-data', file, async (request: FastifyRequest, body: Buffer) => {
    const headers = { 'content-type': String(request.headers['content-type']) }
    return new Response(new Uint8Array(body), { headers }).formData().catch(() => {
      throw new Refusal('BAD_INPUT', { issues: [{ path: '', code: 'multipart' }] })
    })
  })
}

/** One shape for every error: {code, data, message}, the message in English for whoever reads it in a terminal. */
function answerErrors(fastify: FastifyInstance, { log, statusOf }: HttpOptions): void {
  fastify.setErrorHandler((error, request, reply) => {
    if (error instanceof Refusal) {
      return reply.code(statusOf(error.code)).send({ code: error.code, data: error.data, message: error.code })
    }
    const { statusCode = 500, code } = error as Error & { statusCode?: number; code?: string }
    if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
      const isText = /json|text/.test(request.headers['content-type'] ?? '')
      return reply
        .code(413)
        .send({ code: 'TOO_LARGE', data: { maxBytes: isText ? largestText : largestFile }, message: 'too large' })
    }
    if (statusCode < 500) {
      return reply
        .code(statusCode)
        .send({ code: 'BAD_INPUT', data: { issues: [{ path: '', code: code ?? 'body' }] }, message: 'bad request' })
    }
    log.error(
      { err: error, requestId: request.id, method: request.method, route: request.routeOptions.url },
      'a request failed',
    )
    return reply.code(500).send({ code: 'BROKEN', data: { requestId: request.id }, message: 'internal error' })
  })
}

function measure(fastify: FastifyInstance, metrics: Metrics): void {
  const duration = metrics.histogram('http_seconds', 'Time to answer, by route and status', ['route', 'status'])
  fastify.addHook('onResponse', async (request, reply) => {
    duration.observe(
      { route: request.routeOptions.url ?? 'none', status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    )
  })
}
