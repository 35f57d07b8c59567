import type { Config } from '../platform/config.ts'

/** Addresses of our own pages, as links given to people. */

/** Origin people reach this house under: PUBLIC_URL, or this machine. */
export function addressOf(config: Pick<Config, 'publicUrl' | 'tls' | 'host' | 'port'>): string {
  if (config.publicUrl !== null) return config.publicUrl
  const name = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(config.host) ? 'localhost' : config.host
  return `${config.tls ? 'https' : 'http'}://${name.includes(':') ? `[${name}]` : name}:${config.port}`
}

export function inviteLink(origin: string, token: string): string {
  return `${origin}/invite/${token}`
}

export function newPasswordLink(origin: string, token: string): string {
  return `${origin}/new-password?token=${token}`
}

/**
 * The same server under its other loopback name, whose cookies are its own; null when we are not on a loopback name.
 * `host` is the Host header of a request.
 */
export function otherLoopback(scheme: 'http' | 'https', host: string | undefined): string | null {
  const [, name, port = ''] = /^(localhost|127\.0\.0\.1)(:\d{1,5})?$/.exec(host ?? '') ?? []
  if (name === undefined) return null
  return `${scheme}://${name === 'localhost' ? '127.0.0.1' : 'localhost'}${port}`
}
