import { contract } from '@binome/contract/contract.ts'
import { refused } from '@binome/contract/refused.ts'
import { createORPCClient, ORPCError } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { io, type Socket } from 'socket.io-client'

/** A caller over real HTTP and a real socket, with the cookies of one sign-in (or none). */
export interface TestClient {
  api: ContractRouterClient<typeof contract>
  /** Calls a verb by its place in the contract. */
  call(path: readonly string[], input: unknown): Promise<{ ok: true; output: unknown } | { ok: false; code: string }>
  socket(): Socket
  cookie: string
}

export function testClient(url: string, cookie: string): TestClient {
  const link = new OpenAPILink(contract, {
    url: `${url}/api`,
    headers: () => ({ cookie, origin: url }),
    customErrorResponseBodyDecoder: refused,
  })
  const api: ContractRouterClient<typeof contract> = createORPCClient(link)
  return {
    api,
    cookie,
    async call(path, input) {
      let verb: unknown = api
      for (const name of path) verb = (verb as Record<string, unknown>)[name]
      try {
        return { ok: true, output: await (verb as (input: unknown) => Promise<unknown>)(input) }
      } catch (error) {
        if (error instanceof ORPCError) return { ok: false, code: error.code }
        throw error
      }
    },
    socket: () =>
      io(url, {
        path: '/live',
        transports: ['websocket'],
        reconnection: false,
        extraHeaders: { cookie, origin: url },
      }),
  }
}
