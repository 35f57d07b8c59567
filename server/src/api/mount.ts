import type { ErrorCode } from '@binome/contract/errors.ts'
import { OpenAPIHandler } from '@orpc/openapi/fastify'
import { ORPCError, type Router } from '@orpc/server'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Caller, House } from '../house.ts'
import type { RequestContext } from '../wire.ts'

export type ResolveCaller = (headers: FastifyRequest['headers']) => Promise<Caller | null>

/** How many verbs one person may call: a generous page's worth at once, and steady use of several tabs. */
const MEMBER = { burst: 240, perMinute: 1200 }
const VISITOR = { burst: 60, perMinute: 240 }

/** Serves every verb of the contract under /api, with one shape for every error. */
export function mountApi(
  fastify: FastifyInstance,
  house: House,
  // biome-ignore lint/suspicious/noExplicitAny: the router's own type is checked where it is put together, in app.ts
  router: Router<any, RequestContext>,
  resolveCaller: ResolveCaller,
): void {
  const handler = new OpenAPIHandler<RequestContext>(router, {
    clientInterceptors: [
      async ({ next, context }) => {
        try {
          return await next()
        } catch (error) {
          throw plainError(error, house, context.requestId)
        }
      },
    ],
    customErrorResponseBodyEncoder: (error) => ({ code: error.code, data: error.data ?? {}, message: error.message }),
  })
  fastify.all('/api/*', async (request, reply) => {
    const caller = await resolveCaller(request.headers)
    if (caller === null) house.rate.take(`visitor:${request.ip}`, VISITOR)
    else house.rate.take(`member:${caller.personId}`, MEMBER)
    const { matched } = await handler.handle(request, reply, {
      prefix: '/api',
      context: {
        house,
        caller,
        headers: flat(request.headers),
        address: request.ip,
        requestId: request.id,
        setCookie: (value) => void reply.header('set-cookie', value),
      },
    })
    if (!matched) return reply.code(404).send({ code: 'NOT_FOUND', data: {}, message: 'no such verb' })
    return reply
  })
}

function flat(headers: FastifyRequest['headers']): { [name: string]: string | undefined } {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  )
}

/** Whatever went wrong, as a code of the catalogue. What a person typed is never in the answer nor in the log. */
function plainError(error: unknown, house: House, requestId: string): ORPCError<ErrorCode, unknown> {
  if (error instanceof ORPCError) {
    if (error.code === 'BAD_REQUEST') {
      const issues = (error.data as { issues?: { path?: unknown[]; code?: string }[] } | undefined)?.issues ?? []
      const data = {
        issues: issues
          .slice(0, 20)
          .map((issue) => ({ path: (issue.path ?? []).map(segment).join('.'), code: issue.code ?? 'invalid' })),
      }
      return new ORPCError('BAD_INPUT', { status: 400, data })
    }
    if (error.code !== 'INTERNAL_SERVER_ERROR') return error as ORPCError<ErrorCode, unknown>
  }
  house.log.error({ err: error, requestId }, 'a verb failed')
  return new ORPCError('BROKEN', { status: 500, data: { requestId } })
}

function segment(part: unknown): string {
  return String(typeof part === 'object' && part !== null && 'key' in part ? part.key : part)
}
