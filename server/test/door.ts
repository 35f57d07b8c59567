import { errorCatalogue } from '@binome/contract/errors.ts'
import { mountApi } from '../src/api/mount.ts'
import type { Fact } from '../src/facts.ts'
import type { House } from '../src/house.ts'
import { resolveCaller } from '../src/identity/caller.ts'
import type { DemoStory } from '../src/identity/demo.ts'
import { forget } from '../src/identity/forget.ts'
import { mountAuth } from '../src/identity/mount.ts'
import { doorRoutes, identityAdminRoutes } from '../src/identity/routes.ts'
import { mountPhotos } from '../src/people/photo.ts'
import { meRoutes, peopleAdminRoutes, peopleRoutes } from '../src/people/routes.ts'
import { createHttp } from '../src/platform/http.ts'
import type { Letter } from '../src/platform/mail.ts'
import { type TestHouse, testHouse } from './pair.ts'

/** The door, people and administration of a house over real HTTP. */
export interface TestDoor extends TestHouse {
  url: string
  /** Letters that left the house. */
  letters: Letter[]
  /** Whose tabs were ended, in order. */
  kicked: ({ personId: string } | { accountSessionId: string })[]
  /** Calls a path; `cookie` as a browser would send it. */
  call(path: string, options?: CallOptions): Promise<Answer>
}

export interface CallOptions {
  method?: string
  body?: unknown
  cookie?: string | undefined
  headers?: { [name: string]: string }
}

/** What the tests read of an answer, whichever verb it is of. What an answer lacks is undefined, and its test fails. */
export interface Body {
  code: string
  data: { retryAfterSeconds: number }
  id: string
  personId: string
  url: string
  mailed: boolean
  photo: string
  person: { id: string; name: string; photo: string }
  rows: { id: string; person: { id: string; name: string } }[]
  ask: unknown
  people: unknown
  thanks: unknown
}

export interface Answer {
  status: number
  body: Body
  headers: Headers
  /** The session cookie that was set, as a browser sends it back. */
  cookie: string | undefined
}

export async function testDoor(
  options: {
    env?: { [name: string]: string }
    mail?: boolean
    story?: DemoStory
    helperOf?: () => Promise<string | null>
  } = {},
): Promise<TestDoor> {
  const pair = await testHouse({ env: { PORT: '0', DEMO: '0', ...options.env }, react: leave })
  const { house } = pair
  const letters: Letter[] = []
  const kicked: TestDoor['kicked'] = []
  if (options.mail) house.mail = { send: async (letter) => void letters.push(letter), stop: () => undefined }
  Object.assign(house.hub, { kick: (whose: TestDoor['kicked'][number]) => kicked.push(whose) })
  const http = await createHttp({
    config: house.config,
    clock: house.clock,
    log: house.log,
    metrics: house.metrics,
    webFolder: null,
    ready: async () => true,
    statusOf: (code) => errorCatalogue[code as keyof typeof errorCatalogue]?.status ?? 400,
  })
  const callerOf = (headers: { cookie?: string | undefined }) => resolveCaller(house, headers)
  mountAuth(http.fastify, house)
  mountPhotos(http.fastify, house, callerOf)
  const router = {
    door: doorRoutes({
      story: options.story ?? { suggested: [], ask: { fr: '', en: '' } },
      helperOf: options.helperOf ?? (async () => null),
    }),
    people: peopleRoutes(async () => []),
    me: meRoutes,
    admin: { ...peopleAdminRoutes, ...identityAdminRoutes },
  }
  mountApi(http.fastify, house, router, callerOf)
  const url = await http.listen()
  return {
    ...pair,
    url,
    letters,
    kicked,
    call: (path, given) => call(url, path, given),
    async close() {
      await http.stop()
      await pair.close()
    },
  }
}

async function leave(house: House, fact: Fact): Promise<void> {
  if (fact.kind === 'person.left' || fact.kind === 'person.erased') await forget(house, fact)
}

async function call(url: string, path: string, options: CallOptions = {}): Promise<Answer> {
  const { method = options.body === undefined ? 'GET' : 'POST', body, cookie, headers = {} } = options
  const raw = body instanceof FormData || typeof body === 'string'
  const answer = await fetch(url + path, {
    method,
    redirect: 'manual',
    headers: {
      origin: url,
      ...(cookie ? { cookie } : {}),
      ...(raw || body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: raw ? body : JSON.stringify(body) }),
  })
  const text = await answer.text()
  const isJson = answer.headers.get('content-type')?.includes('json') ?? false
  return {
    status: answer.status,
    body: isJson && text !== '' ? JSON.parse(text) : text,
    headers: answer.headers,
    cookie: answer.headers
      .getSetCookie()
      .find((line) => line.includes('session_token='))
      ?.split(';')[0],
  }
}
