import { contract } from '@binome/contract/contract.ts'
import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import type { FastifyInstance } from 'fastify'

/** The OpenAPI 3.1 document of the contract, at /api/openapi.json, and a page of it to read, at /api/docs. */

interface Operation {
  summary?: string
  tags?: string[]
  parameters?: { name: string; in: string; required?: boolean }[]
  requestBody?: { content?: { [type: string]: { schema?: unknown } } }
  responses?: { [status: string]: unknown }
}
interface Document {
  paths?: { [path: string]: { [method: string]: Operation } }
}

export async function mountDocument(fastify: FastifyInstance): Promise<void> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  const document = await generator.generate(contract, {
    info: { title: 'Binôme', version: '1', description: 'Ask, be matched, meet, and keep what came of it.' },
    servers: [{ url: '/api' }],
  })
  const page = pageOf(document as unknown as Document)
  fastify.get('/api/openapi.json', async (_, reply) => reply.header('cache-control', 'no-cache').send(document))
  fastify.get('/api/docs', async (_, reply) => reply.type('text/html; charset=utf-8').send(page))
}

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

/** Plain HTML: no script, no style of its own, readable in any browser and by any reader. */
function pageOf(document: Document): string {
  const byTag = new Map<string, string[]>()
  for (const [path, methods] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(methods)) {
      const tag = operation.tags?.[0] ?? 'other'
      byTag.set(tag, [...(byTag.get(tag) ?? []), entryOf(method, path, operation)])
    }
  }
  const tags = [...byTag].toSorted(([a], [b]) => a.localeCompare(b))
  const sections = tags.map(
    ([tag, entries]) => `<section id="${escaped(tag)}"><h2>${escaped(tag)}</h2>${entries.join('')}</section>`,
  )
  const links = tags.map(([tag]) => `<a href="#${escaped(tag)}">${escaped(tag)}</a>`).join(' ')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Binôme API</title></head><body><h1>Binôme API</h1>
<p>Every verb, as the server checks it. The same as data: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
<nav>${links}</nav>${sections.join('')}</body></html>`
}

function entryOf(method: string, path: string, operation: Operation): string {
  const parameters = (operation.parameters ?? [])
    .map((one) => `<li><code>${escaped(one.name)}</code> in ${escaped(one.in)}${one.required ? ', required' : ''}</li>`)
    .join('')
  const body = Object.entries(operation.requestBody?.content ?? {})
    .map(([type, { schema }]) => `<p>${escaped(type)}</p><pre>${escaped(JSON.stringify(schema, null, 1))}</pre>`)
    .join('')
  const answers = Object.entries(operation.responses ?? {})
    .map(
      ([status, schema]) =>
        `<details><summary>${escaped(status)}</summary><pre>${escaped(JSON.stringify(schema, null, 1))}</pre></details>`,
    )
    .join('')
  return `<article><h3>${escaped(operation.summary ?? '')}</h3><p><code>${method.toUpperCase()} /api${escaped(path)}</code></p>
${parameters ? `<ul>${parameters}</ul>` : ''}${body}${answers}</article>`
}
