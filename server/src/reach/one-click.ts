import type { FastifyInstance } from 'fastify'
import type { House } from '../house.ts'
import { setLetters } from './actions.ts'

/** Mail providers call from few addresses, for many people. */
const calls = { burst: 200, perMinute: 600 }

/**
 * `POST /letters/:token`: the mail program's own "unsubscribe" (RFC 8058). It comes from anywhere, without cookies; the
 * signed link is all the right it needs. Its body says nothing we do not know. A GET is the page, and changes nothing.
 */
export async function mountOneClick(fastify: FastifyInstance, house: House): Promise<void> {
  await fastify.register(async (scope) => {
    const body = { parseAs: 'string' as const, bodyLimit: 1024 }
    scope.addContentTypeParser('application/x-www-form-urlencoded', body, async () => undefined)
    scope.post<{ Params: { token: string } }>(
      '/letters/:token',
      { config: { fromAnywhere: true } },
      async (request, reply) => {
        house.rate.take(`one-click:${request.ip}`, calls)
        await setLetters(house, { token: request.params.token, on: false })
        return reply.code(200).type('text/plain; charset=utf-8').send('OK')
      },
    )
  })
}
