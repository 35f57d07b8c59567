import { contract } from '@binome/contract/contract.ts'
import type { VerbMeta } from '@binome/contract/verb.ts'
import { listVerbs } from '@binome/contract/version.ts'
import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import type { FastifyInstance } from 'fastify'
import { pathsBeside } from './beside.ts'

/** The OpenAPI 3.1 document of the contract, at /api/openapi.json, and a page of it to read, at /api/docs. */

interface Operation {
  summary?: string
  tags?: string[]
  parameters?: { name: string; in: string; required?: boolean }[]
  requestBody?: { content?: { [type: string]: { schema?: unknown } } }
  responses?: { [status: string]: unknown }
  security?: { [scheme: string]: string[] }[]
  servers?: { url: string }[]
}
interface Document {
  paths: { [path: string]: { [method: string]: Operation } }
}

const description = `Ask, be matched, meet, and keep what came of it.

An error is \`{code, data, message}\`: a stable code, its data, and words for whoever reads it in a terminal. Besides
those listed, any answer may be WRONG_ORIGIN (403: what changes something needs the Origin of this house), TOO_LARGE
(413) or BROKEN (500).`

/** What our errors look like, as api/mount.ts sends them. */
function errorBody(errors: [code: string, message: string, dataRequired: boolean, data: unknown][]) {
  return {
    oneOf: errors.map(([code, , , data]) => ({
      type: 'object' as const,
      properties: { code: { const: code }, data: data as object, message: { type: 'string' as const } },
      required: ['code', 'data', 'message'],
    })),
  }
}

const key = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'Your own name of this very request: a repeat gets the first answer, for two days.',
  schema: { type: 'string' },
}

async function makeDocument(): Promise<Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  const document = (await generator.generate(contract, {
    info: { title: 'Binôme', version: '1', description },
    servers: [{ url: '/api' }],
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'binome.session_token' } },
      schemas: {
        Error: {
          type: 'object',
          properties: { code: { type: 'string' }, data: { type: 'object' }, message: { type: 'string' } },
          required: ['code', 'data', 'message'],
        },
      },
    },
    customErrorResponseBodySchema: errorBody,
  })) as unknown as Document
  for (const { verb } of listVerbs()) {
    const { route, meta } = verb['~orpc']
    const operation = document.paths[route.path ?? '']?.[(route.method ?? '').toLowerCase()]
    const { who, idempotent } = meta as VerbMeta
    if (operation === undefined) throw new Error(`the document has no ${route.method} ${route.path}`)
    if (who !== 'anyone') operation.security = [{ session: [] }]
    if (idempotent) operation.parameters = [...(operation.parameters ?? []), key]
  }
  const paths: Document['paths'] = { ...document.paths }
  for (const [path, methods] of Object.entries(pathsBeside())) paths[path] = { ...paths[path], ...methods }
  return { ...document, paths }
}

export async function mountDocument(fastify: FastifyInstance): Promise<void> {
  const document = await makeDocument()
  const page = pageOf(document)
  fastify.get('/api/openapi.json', async (_, reply) => reply.header('cache-control', 'no-cache').send(document))
  fastify.get('/api/docs', async (_, reply) => reply.type('text/html; charset=utf-8').send(page))
}

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

/** Plain HTML: no script, no style of its own, readable in any browser and by any reader. */
function pageOf(document: Document): string {
  const byTag = new Map<string, string[]>()
  for (const [path, methods] of Object.entries(document.paths)) {
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
  return `<article><h3>${escaped(operation.summary ?? '')}</h3><p><code>${method.toUpperCase()} ${operation.servers ? '' : '/api'}${escaped(path)}</code></p>
${parameters ? `<ul>${parameters}</ul>` : ''}${body}${answers}</article>`
}
