import { ORPCError } from '@orpc/client'

/** The body of every error over HTTP. Words in `message` are for whoever reads it in a terminal. */
export interface ErrorBody {
  code: string
  data: { [name: string]: unknown }
  message: string
}

/** For a client's link: the body of an error as the error itself; null when it is none of ours. */
export function refused(body: unknown, response: { status: number }): ORPCError<string, ErrorBody['data']> | null {
  if (typeof body !== 'object' || body === null) return null
  const { code, data } = body as Partial<ErrorBody>
  if (typeof code !== 'string') return null
  return new ORPCError(code, { defined: true, status: response.status, data: data ?? {} })
}
