import { errorCatalogue } from '@binome/contract/errors.ts'
import { listVerbs } from '@binome/contract/version.ts'
import { Validator } from '@seriousme/openapi-schema-validator'
import Fastify from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { authPaths } from '../identity/mount.ts'
import { secureHeaders } from '../platform/security-headers.ts'
import { mountDocument } from './document.ts'

interface Operation {
  operationId: string
  parameters?: { name: string; in: string }[]
  responses: { [status: string]: unknown }
  security?: unknown
}
let document: { openapi: string; paths: { [path: string]: { [method: string]: Operation } } }
let page: { body: string; policy: string }

beforeAll(async () => {
  const fastify = Fastify()
  secureHeaders(fastify, { secure: false })
  await mountDocument(fastify)
  document = (await fastify.inject('/api/openapi.json')).json()
  const answer = await fastify.inject('/api/docs')
  page = { body: answer.body, policy: String(answer.headers['content-security-policy']) }
  await fastify.close()
})

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )

describe('the OpenAPI document', () => {
  test('is a valid one of version 3.1', async () => {
    expect(document.openapi).toMatch(/^3\.1\./)
    const { valid, errors } = await new Validator().validate(structuredClone(document))
    expect(errors ?? []).toEqual([])
    expect(valid).toBe(true)
  })

  test('has every verb, every route of accounts, and each once', () => {
    const ids = operations().map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { path } of listVerbs()) expect(ids).toContain(path.join('.'))
    for (const path of authPaths) expect(document.paths).toHaveProperty([`/auth/${path}`, 'post'])
  })

  test('names every part of a path, and who may call', () => {
    for (const { path, operation } of operations()) {
      const named = (operation.parameters ?? []).filter((one) => one.in === 'path').map((one) => one.name)
      expect(named.toSorted(), path).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted())
    }
    expect(document.paths['/asks']?.post?.security).toEqual([{ session: [] }])
    expect(document.paths['/door']?.get?.security).toBeUndefined()
    expect(document.paths['/asks']?.post?.parameters).toMatchObject([{ name: 'Idempotency-Key', in: 'header' }])
  })

  test('tells errors as they are sent: a code of the catalogue, its data, a message', () => {
    const conflict = document.paths['/asks']?.post?.responses['409'] as {
      content: { 'application/json': { schema: { oneOf: { properties: object; required: string[] }[] } } }
    }
    const bodies = conflict.content['application/json'].schema.oneOf
    const codes = bodies.map((body) => (body.properties as { code: { const: string } }).code.const)
    expect(codes.toSorted()).toEqual(['ASK_OPEN', 'IN_SESSION', 'KEY_REUSED', 'PICTURE_TAKEN'])
    for (const code of codes) expect(errorCatalogue).toHaveProperty(code)
    for (const body of bodies) expect(body.required).toEqual(['code', 'data', 'message'])
  })

  test('has a page that the strict policy lets through: no script, no style, nothing from elsewhere', () => {
    expect(page.policy).toContain("default-src 'none'")
    expect(page.body).not.toMatch(/<script|<style|style=|<link|<img|https?:/)
    for (const { path } of operations()) expect(page.body).toContain(path)
  })
})
