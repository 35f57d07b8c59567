import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

export interface CallSite {
  origin: string
  close(): Promise<void>
}

/**
 * A tiny place for two pages to meet: serves the bare pages of `pages/`, relays what one person of a room says to the
 * pages of the other, and keeps one held offer a room. It stands for the product's server where only the call is looked at.
 */
export async function openCallSite(): Promise<CallSite> {
  const files = await bundle()
  const rooms = new Map<string, Set<Listener>>()
  const held = new Map<string, string>()

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://site')
    const room = url.searchParams.get('room') ?? ''
    const role = url.searchParams.get('role') ?? ''
    if (url.pathname === '/listen') return listen(rooms, room, { role, stream: response })
    if (url.pathname === '/say') {
      const body = await text(request)
      response.end()
      for (const other of rooms.get(room) ?? []) if (other.role !== role) other.stream.write(`data: ${body}\n\n`)
      return
    }
    if (url.pathname === '/hold') {
      const body = await text(request)
      if (body) held.set(room, body)
      else held.delete(room)
      return response.end()
    }
    if (url.pathname === '/accept') return response.end(held.get(room) ?? 'null')
    const name = url.pathname === '/' ? 'call.html' : url.pathname.slice(1)
    const file = files.get(name)
    if (!file) return response.writeHead(404).end()
    response.writeHead(200, { 'content-type': name.endsWith('.html') ? 'text/html' : 'text/javascript' }).end(file)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

interface Listener {
  role: string
  stream: ServerResponse
}

function listen(rooms: Map<string, Set<Listener>>, room: string, listener: Listener) {
  const response = listener.stream
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.write(': here\n\n')
  const present = rooms.get(room) ?? new Set()
  rooms.set(room, present)
  present.add(listener)
  response.on('close', () => present.delete(listener))
}

async function text(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += chunk
  return body
}

/** The pages of `pages/`, bundled as the product's own web app is. */
async function bundle(): Promise<Map<string, string>> {
  const root = fileURLToPath(new URL('./pages', import.meta.url))
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: ['call', 'bare', 'screen'].map((page) => `${root}/${page}.html`) },
    },
    worker: { format: 'es' },
  })
  const files = new Map<string, string>()
  for (const output of Array.isArray(built) ? built : [built]) {
    if (!('output' in output)) continue
    for (const file of output.output) files.set(file.fileName, String(file.type === 'chunk' ? file.code : file.source))
  }
  return files
}
