import { type LookupAddress, lookup } from 'node:dns'
import { Agent, request as httpsRequest } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/**
 * The one way out to addresses that people gave us (a push service, a calendar): https only, never to this machine or
 * its network, bounded in time and size. Laws X1–X3 in LAWS.md.
 */
export interface Outside {
  /** Whether this address would be tried at all; where its name leads is seen when it is. */
  allows(url: string): boolean
  /** @throws OutsideError, which quotes neither the address nor the answer */
  fetch(request: OutsideRequest): Promise<OutsideAnswer>
  stop(): void
}

export interface OutsideRequest {
  url: string
  method?: 'GET' | 'POST'
  headers?: { readonly [name: string]: string }
  body?: Uint8Array | string | undefined
  /** Bytes an answer may have; beyond, it is refused. */
  maxBytes: number
  /** For everything: names, connection, redirects and the whole answer. */
  timeoutMs: number
  /** How many redirects are followed, each checked as the first address was; none unless said. */
  redirects?: number
}

export interface OutsideAnswer {
  status: number
  headers: { readonly [name: string]: string | undefined }
  body: Buffer
}

export type OutsideFailure =
  | 'bad_address'
  | 'private_address'
  | 'unreachable'
  | 'timeout'
  | 'too_large'
  | 'too_many_redirects'

export class OutsideError extends Error {
  override readonly name = 'OutsideError'
  readonly because: OutsideFailure

  constructor(because: OutsideFailure) {
    super(`outside: ${because}`)
    this.because = because
  }
}

export interface OutsideOptions {
  /** Tests only: addresses that may be reached though they are of this machine. */
  neighbour?: (address: string) => boolean
  /** Tests only: a certificate authority of their own. */
  ca?: string
  /** Where names lead; the system's own unless said. */
  names?: typeof lookup
}

/** IANA special-purpose registries (RFC 6890 and its updates): loopback, private, link-local, shared, documentation, multicast. */
const special4: [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]
/** Inside 2000::/3, the only block of global unicast: protocol assignments, documentation, and what carries an IPv4 address. */
const special6: [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]
const special = new BlockList()
for (const [net, prefix] of special4) special.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of special6) special.addSubnet(net, prefix, 'ipv6')
const global6 = new BlockList()
global6.addSubnet('2000::', 3, 'ipv6')

/** Whether an IP address is one of the world's, rather than of this machine, its network or nobody. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !special.check(address, 'ipv4')
  // A zone ("%eth0") is of a link of ours.
  return family === 6 && global6.check(address, 'ipv6') && !special.check(address, 'ipv6')
}

/** The address as a URL that may be tried, or null: https, no credentials in it, and no IP address of our own. */
export function outsideUrl(text: string, neighbour: (address: string) => boolean = () => false): URL | null {
  const url = URL.parse(text)
  if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '') return null
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0) return isPublicAddress(host) || neighbour(host) ? url : null
  // A name without a dot is of our own network.
  return /\.[^.]/.test(host) && !/\.(local|localhost|internal|home\.arpa)\.?$/i.test(host) ? url : null
}

export function createOutside({ neighbour = () => false, ca, names = lookup }: OutsideOptions = {}): Outside {
  const allowed = (address: string) => isPublicAddress(address) || neighbour(address)
  // Checked where the connection is made, so that no second look at the name can answer otherwise.
  const checked: LookupFunction = (hostname, options, done) => {
    names(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error) return done(error, '', 0)
      const first = found[0]
      if (!first || found.some(({ address }) => !allowed(address))) {
        return done(new OutsideError('private_address') as NodeJS.ErrnoException, '', 0)
      }
      if (options.all) return done(null, found)
      done(null, first.address, first.family)
    })
  }
  const agent = new Agent({ keepAlive: true, maxSockets: 8, maxTotalSockets: 64, lookup: checked, ...(ca && { ca }) })

  function once(url: URL, request: OutsideRequest, signal: AbortSignal): Promise<OutsideAnswer> {
    return new Promise((resolve, reject) => {
      const { method = 'GET', headers = {}, body, maxBytes } = request
      const call = httpsRequest(url, { agent, method, headers: { 'accept-encoding': 'identity', ...headers }, signal })
      call.on('error', reject)
      call.on('response', (answer) => {
        const parts: Buffer[] = []
        let size = 0
        answer.on('error', reject)
        answer.on('data', (part: Buffer) => {
          size += part.length
          if (size <= maxBytes) return void parts.push(part)
          reject(new OutsideError('too_large'))
          call.destroy()
        })
        answer.on('end', () => {
          const flat = Object.entries(answer.headers).map(([name, value]) => [name, String(value)])
          resolve({ status: answer.statusCode ?? 0, headers: Object.fromEntries(flat), body: Buffer.concat(parts) })
        })
      })
      call.end(body)
    })
  }

  return {
    allows: (url) => outsideUrl(url, neighbour) !== null,
    async fetch(request) {
      const signal = AbortSignal.timeout(request.timeoutMs)
      try {
        let url = outsideUrl(request.url, neighbour)
        for (let left = request.redirects ?? 0; ; left -= 1) {
          if (url === null) throw new OutsideError('bad_address')
          const answer = await once(url, request, signal)
          const { location } = answer.headers
          if (![301, 302, 303, 307, 308].includes(answer.status) || location === undefined) return answer
          if (left <= 0) throw new OutsideError('too_many_redirects')
          const next = URL.parse(location, url.href)
          url = next && outsideUrl(next.href, neighbour)
        }
      } catch (error) {
        if (error instanceof OutsideError) throw error
        throw new OutsideError(signal.aborted ? 'timeout' : 'unreachable')
      }
    },
    stop: () => agent.destroy(),
  }
}
