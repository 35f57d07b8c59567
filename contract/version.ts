import type { AnyContractProcedure, AnyContractRouter } from '@orpc/contract'
import { isContractProcedure } from '@orpc/contract'
import { z } from 'zod'
import { contract } from './contract.ts'
import { Down } from './down.ts'
import { Ack, Up } from './up.ts'

/** What crosses the wire, as text that changes when it does: every verb with its path and shapes, and the socket's unions. */
export function protocolText(): string {
  const verbs = listVerbs().map(({ path, verb }) => {
    const { route, inputSchema, outputSchema, errorMap, meta } = verb['~orpc']
    return {
      path: path.join('.'),
      method: route.method,
      url: route.path,
      meta,
      input: shapeOf(inputSchema, 'input'),
      output: shapeOf(outputSchema, 'output'),
      errors: Object.keys(errorMap).toSorted(),
    }
  })
  const socket = { up: shapeOf(Up, 'input'), down: shapeOf(Down, 'output'), ack: shapeOf(Ack, 'output') }
  return JSON.stringify({ verbs, socket })
}

/** Every verb of the contract with its place in the tree, in the order of the tree. */
export function listVerbs(): { path: string[]; verb: AnyContractProcedure }[] {
  const found: { path: string[]; verb: AnyContractProcedure }[] = []
  const walk = (node: AnyContractRouter, path: string[]) => {
    if (isContractProcedure(node)) found.push({ path, verb: node })
    else for (const [name, child] of Object.entries(node)) walk(child as AnyContractRouter, [...path, name])
  }
  walk(contract, [])
  return found
}

function shapeOf(schema: unknown, io: 'input' | 'output'): unknown {
  return schema instanceof z.ZodType ? z.toJSONSchema(schema, { unrepresentable: 'any', io }) : null
}
