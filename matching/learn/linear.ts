/** Small dense symmetric systems, row-major. */

/** Solves A·x = b for a positive definite A (Cholesky; Golub & Van Loan 4.2). Fails when it is not. */
export function solve(a: Float64Array, b: Float64Array): Float64Array {
  const size = b.length
  const lower = new Float64Array(size * size)
  const x = b.slice()
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let value = a[i * size + j] as number
      for (let k = 0; k < j; k++) value -= (lower[i * size + k] as number) * (lower[j * size + k] as number)
      if (i !== j) lower[i * size + j] = value / (lower[j * size + j] as number)
      else if (value > 0) lower[i * size + i] = Math.sqrt(value)
      else throw new Error(`not positive definite at ${i}`)
    }
  }
  for (let i = 0; i < size; i++) {
    let value = x[i] as number
    for (let k = 0; k < i; k++) value -= (lower[i * size + k] as number) * (x[k] as number)
    x[i] = value / (lower[i * size + i] as number)
  }
  for (let i = size - 1; i >= 0; i--) {
    let value = x[i] as number
    for (let k = i + 1; k < size; k++) value -= (lower[k * size + i] as number) * (x[k] as number)
    x[i] = value / (lower[i * size + i] as number)
  }
  return x
}
