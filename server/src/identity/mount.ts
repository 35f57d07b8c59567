import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { House } from '../house.ts'
import { Refusal } from '../platform/refusal.ts'
import { unstorable } from '../platform/storable.ts'
import { authOf } from './auth.ts'
import { addressOf } from './links.ts'
import { shortestPassword } from './password.ts'

/** The few routes of the sign-in library that exist for the outside; any other of its routes is not there. */
const routes: { [path: string]: { guessing: boolean } } = {
  'sign-in/email': { guessing: true },
  'sign-out': { guessing: false },
  'change-password': { guessing: true },
  'request-password-reset': { guessing: true },
  'reset-password': { guessing: true },
  'revoke-sessions': { guessing: false },
  'revoke-other-sessions': { guessing: false },
}

/** Those paths, under /api/auth/. */
export const authPaths = Object.keys(routes)

/** Guesses from one address, and at one e-mail wherever they come from. */
const byAddress = { burst: 30, perMinute: 10 }
const byEmail = { burst: 10, perMinute: 3 }

/** Mounts the accounts at /api/auth/*; the platform has checked the Origin and bounded the body before. */
export function mountAuth(fastify: FastifyInstance, house: House): void {
  fastify.all<{ Params: { '*': string } }>('/api/auth/*', async (request, reply) => {
    const path = request.params['*']
    const route = Object.hasOwn(routes, path) ? routes[path] : undefined
    if (route === undefined || request.method !== 'POST') {
      return reply.code(404).send({ code: 'NOT_FOUND', data: {}, message: 'no such route' })
    }
    if (route.guessing) {
      try {
        slowGuessing(house, path, request)
      } catch (error) {
        if (error instanceof Refusal) reply.header('retry-after', String(error.data.retryAfterSeconds ?? 60))
        throw error
      }
    }
    const bad = unstorable(request.body)
    if (bad !== null) throw new Refusal('BAD_INPUT', { issues: [bad] })
    if (path === 'request-password-reset' && house.mail === null) throw new Refusal('NO_MAIL')
    const answer = await authOf(house).handler(asRequest(house, path, request))
    reply.code(answer.status).header('cache-control', 'no-store')
    for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie)
    const text = await answer.text()
    reply.type('application/json; charset=utf-8')
    return reply.send(answer.ok ? withoutToken(text) : refusalOf(text))
  })
}

function slowGuessing(house: House, path: string, request: FastifyRequest): void {
  house.rate.take(`${path}:${request.ip}`, byAddress)
  const email = (request.body as { email?: unknown } | null | undefined)?.email
  if (typeof email === 'string') house.rate.take(`${path}:${email.trim().toLowerCase().slice(0, 254)}`, byEmail)
}

const passed = [
  'origin',
  'host',
  'cookie',
  'user-agent',
  'referer',
  'sec-fetch-site',
  'sec-fetch-mode',
  'sec-fetch-dest',
]

function asRequest(house: House, path: string, request: FastifyRequest): Request {
  const headers = new Headers()
  for (const name of passed) {
    const value = request.headers[name]
    if (typeof value === 'string') headers.set(name, value)
  }
  const url = `${addressOf(house.config)}/api/auth/${path}`
  headers.set('content-type', 'application/json')
  return new Request(url, { method: 'POST', headers, body: JSON.stringify(request.body ?? {}) })
}

/** The token belongs in its HttpOnly cookie, where no script reads it, and nowhere else. */
function withoutToken(text: string): string {
  const body: unknown = text === '' ? null : JSON.parse(text)
  return JSON.stringify(body, (key, value: unknown) => (key === 'token' ? undefined : value)) ?? 'null'
}

/** The library's refusal in the one shape of our errors. */
function refusalOf(text: string): { code: string; data: object; message: string } {
  const code = codeIn(text)
  const weak = code === 'PASSWORD_TOO_SHORT' || code === 'PASSWORD_TOO_LONG'
  if (weak) return { code: 'WEAK_PASSWORD', data: { minLength: shortestPassword }, message: 'weak password' }
  return { code, data: {}, message: code.toLowerCase().replaceAll('_', ' ') }
}

function codeIn(text: string): string {
  try {
    const body = JSON.parse(text) as { code?: unknown } | null
    return typeof body?.code === 'string' ? body.code : 'BAD_INPUT'
  } catch (error) {
    if (error instanceof SyntaxError) return 'BAD_INPUT'
    throw error
  }
}
