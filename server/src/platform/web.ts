import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** Paths that are never a screen of the web app: an unknown one is a 404, not the app. */
const notScreens = /^\/(api|live|assets|pictures|photos|recordings|files|metrics|healthz|readyz)(\/|$)|\.[a-z0-9]+$/i

/**
 * The built web app: files named by their content are kept for a year, everything else is asked for each time; any
 * other path a browser opens is the app itself, its page carrying the nonce of this very answer.
 */
export async function serveWeb(fastify: FastifyInstance, folder: string): Promise<void> {
  const file = join(folder, 'index.html')
  let page = { changed: 0, text: '' }
  const sendPage = (reply: FastifyReply) => {
    // Built again while we run (npm run dev): read again.
    const changed = statSync(file).mtimeMs
    if (changed !== page.changed) page = { changed, text: readFileSync(file, 'utf8') }
    const text = page.text.replaceAll('__NONCE__', reply.nonce)
    return reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(text)
  }

  fastify.get('/', (_, reply) => sendPage(reply))
  fastify.get('/index.html', (_, reply) => sendPage(reply))
  await fastify.register(fastifyStatic, {
    root: folder,
    index: false,
    decorateReply: false,
    cacheControl: false,
    setHeaders(reply, path) {
      const named = path.startsWith(join(folder, 'assets'))
      reply.header('cache-control', named ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  fastify.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/'
    if (request.method === 'GET' && !notScreens.test(path)) return sendPage(reply)
    return notFound(request, reply)
  })
}

/** The 404 of everything that is no screen. */
export function notFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply.code(404).send({ code: 'NOT_FOUND', data: {}, message: `no ${request.method} here` })
}
