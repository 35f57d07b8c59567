import type { RequestListener } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { generate } from 'selfsigned'

/** An https server of this machine with a certificate of its own, for what would be far away. */
export interface TestHttps {
  /** `https://127.0.0.1:port` */
  origin: string
  ca: string
  close(): Promise<void>
}

/** Of this machine, by itself; PEM. */
export async function testCertificate(): Promise<{ ca: string; key: string }> {
  const pems = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    keyType: 'ec',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  })
  return { ca: pems.cert, key: pems.private }
}

export async function testHttps(listener: RequestListener): Promise<TestHttps> {
  const { ca, key } = await testCertificate()
  const server = createServer({ key, cert: ca }, listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `https://127.0.0.1:${port}`,
    ca,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
