import { expect, test } from 'vitest'
import { rightSingularVectors, type Sparse } from './svd.ts'

function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    return (state >>> 0) / 2 ** 32
  }
}

function sparse(rows: readonly (readonly number[])[]): Sparse {
  const columnCount = rows[0]?.length ?? 0
  const entries = rows.map((row) => row.flatMap((value, column) => (value === 0 ? [] : [{ column, value }])))
  const starts = Uint32Array.from([0, ...entries.map((_, i) => entries.slice(0, i + 1).flat().length)])
  const flat = entries.flat()
  return {
    ...{ starts, columnCount },
    columns: Uint32Array.from(flat, ({ column }) => column),
    values: Float32Array.from(flat, ({ value }) => value),
  }
}

test('[V1] the strongest directions of a matrix whose directions are known', () => {
  // Two kinds of rows: 3 × (1, 1, 0, 0) and 2 × (0, 0, 1, −1); singular values √18 and √8
  const matrix = sparse([
    ...Array.from({ length: 9 }, () => [1, 1, 0, 0]),
    ...Array.from({ length: 4 }, () => [0, 0, 1, -1]),
  ])
  const vectors = rightSingularVectors(matrix, 2, chance(3))
  const first = [0, 1, 2, 3].map((row) => Math.abs(vectors[row * 2] as number))
  const second = [0, 1, 2, 3].map((row) => Math.abs(vectors[row * 2 + 1] as number))
  const half = Math.SQRT1_2
  for (const [i, value] of [half, half, 0, 0].entries()) expect(first[i]).toBeCloseTo(value, 4)
  for (const [i, value] of [0, 0, half, half].entries()) expect(second[i]).toBeCloseTo(value, 4)
})

test('[V2] the same past and the same chance give the same axes, and they are orthonormal', () => {
  const random = chance(5)
  const rows = Array.from({ length: 60 }, () => Array.from({ length: 40 }, () => (random() < 0.1 ? random() : 0)))
  const matrix = sparse(rows)
  const vectors = rightSingularVectors(matrix, 8, chance(1))
  expect(rightSingularVectors(matrix, 8, chance(1))).toEqual(vectors)
  for (let x = 0; x < 8; x++) {
    for (let y = 0; y <= x; y++) {
      let product = 0
      for (let row = 0; row < 40; row++) product += (vectors[row * 8 + x] as number) * (vectors[row * 8 + y] as number)
      expect(product).toBeCloseTo(x === y ? 1 : 0, 3)
    }
  }
})
