import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface FastifyReply {
    /** For the styles this page makes at run time (Mantine): stands in its policy and in its `csp-nonce` meta. */
    nonce: string
  }
}

/** Scripts from our files only, never inline; styles from our files or with the page's nonce. No CDN, no frame, no plugin. */
function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    // 'self' covers the websocket of the same host too (CSP level 3).
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

export function secureHeaders(fastify: FastifyInstance, { secure }: { secure: boolean }): void {
  fastify.decorateReply('nonce', '')
  fastify.addHook('onRequest', async (_, reply) => {
    reply.nonce = randomBytes(16).toString('base64')
    reply.headers({
      'content-security-policy': contentPolicy(reply.nonce),
      'permissions-policy':
        'microphone=(self), camera=(self), display-capture=(self), geolocation=(), payment=(), usb=()',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      ...(secure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
    })
  })
}
