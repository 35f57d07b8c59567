import { type Config, isLoopback } from './config.ts'

/**
 * Who may send what changes something: a page of ours, by its Origin (browsers send it with every such request and
 * with every websocket). PUBLIC_URL when there is one; without it, or when only this machine reaches us, its loopback names with our port.
 */
export function originCheck(config: Pick<Config, 'publicUrl' | 'host' | 'tls'>, port: () => number) {
  const scheme = config.tls ? 'https' : 'http'
  return (origin: string | undefined): boolean => {
    if (origin === undefined) return false
    if (config.publicUrl !== null) return origin === config.publicUrl
    const names = ['localhost', '127.0.0.1', '[::1]', ...(isLoopback(config.host) ? [] : [bracketed(config.host)])]
    return names.some((name) => new URL(`${scheme}://${name}:${port()}`).origin === origin)
  }
}

function bracketed(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host
}
