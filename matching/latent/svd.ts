/**
 * The strongest directions of a sparse matrix by randomised subspace iteration (Halko, Martinsson & Tropp 2011,
 * algorithm 4.4), rows = asks, columns = terms. Dense blocks are row-major Float32Arrays of `width` columns.
 */
export interface Sparse {
  /** starts[i]..starts[i + 1] are the entries of row i. */
  starts: Uint32Array
  columns: Uint32Array
  values: Float32Array
  columnCount: number
}

/** Columns beyond those wanted, dropped at the end (Halko et al.: 5–10 suffice). */
const OVERSAMPLING = 10
/** Passes over the matrix: from chance, and from the axes of an earlier fit (the spectrum of texts falls slowly). */
const PASSES = { cold: 4, warm: 2 }

/**
 * columnCount × rank, orthonormal, strongest first. `random` draws from [0, 1). `earlier`: such vectors of a matrix
 * much like this one, with rows for its columns (zeros where unknown).
 */
export function rightSingularVectors(
  matrix: Sparse,
  rank: number,
  random: () => number,
  earlier: { rank: number; vectors: Float32Array } | null = null,
): Float32Array {
  const { columnCount } = matrix
  const width = Math.min(rank + OVERSAMPLING, columnCount)
  const rows = matrix.starts.length - 1
  let basis = new Float32Array(columnCount * width)
  for (let i = 0; i < basis.length; i++) basis[i] = random() + random() + random() - 1.5
  if (earlier !== null) begin(basis, width, earlier)
  const passes = earlier === null ? PASSES.cold : PASSES.warm
  const image = new Float32Array(rows * width)
  let gram = new Float64Array(width * width)
  for (let pass = 0; pass < passes; pass++) {
    orthonormalise(basis, columnCount, width)
    multiply(matrix, basis, image, width)
    if (pass === passes - 1) gram = gramOf(image, rows, width)
    else {
      basis = new Float32Array(columnCount * width)
      multiplyTransposed(matrix, image, basis, width)
    }
  }
  return rotated(basis, columnCount, width, eigenvectors(gram, width), Math.min(rank, width))
}

/** Earlier vectors, with a little chance for what they do not know. */
function begin(basis: Float32Array, width: number, { rank, vectors }: { rank: number; vectors: Float32Array }): void {
  const used = Math.min(rank, width)
  for (let at = 0, from = 0; at < basis.length; at += width, from += rank) {
    for (let k = 0; k < used; k++) basis[at + k] = (vectors[from + k] as number) + 1e-3 * (basis[at + k] as number)
  }
}

/** image = matrix · basis */
function multiply({ starts, columns, values }: Sparse, basis: Float32Array, image: Float32Array, width: number): void {
  const row = new Float64Array(width)
  for (let i = 0; i + 1 < starts.length; i++) {
    row.fill(0)
    for (let entry = starts[i] as number; entry < (starts[i + 1] as number); entry++) {
      const value = values[entry] as number
      const from = (columns[entry] as number) * width
      for (let k = 0; k < width; k++) row[k] = (row[k] as number) + value * (basis[from + k] as number)
    }
    image.set(row, i * width)
  }
}

/** basis += matrixᵀ · image */
function multiplyTransposed(
  { starts, columns, values }: Sparse,
  image: Float32Array,
  basis: Float32Array,
  width: number,
): void {
  for (let i = 0; i + 1 < starts.length; i++) {
    const from = i * width
    for (let entry = starts[i] as number; entry < (starts[i + 1] as number); entry++) {
      const value = values[entry] as number
      const to = (columns[entry] as number) * width
      for (let k = 0; k < width; k++) basis[to + k] = (basis[to + k] as number) + value * (image[from + k] as number)
    }
  }
}

function gramOf(block: Float32Array, rows: number, width: number): Float64Array<ArrayBuffer> {
  const gram = new Float64Array(width * width)
  for (let i = 0; i < rows; i++) {
    const from = i * width
    for (let x = 0; x < width; x++) {
      const value = block[from + x] as number
      if (value === 0) continue
      const to = x * width
      for (let y = x; y < width; y++) gram[to + y] = (gram[to + y] as number) + value * (block[from + y] as number)
    }
  }
  for (let x = 0; x < width; x++) for (let y = 0; y < x; y++) gram[x * width + y] = gram[y * width + x] as number
  return gram
}

/** Cholesky QR in place (Yamamoto et al. 2015): block ← block · R⁻¹ with RᵀR = blockᵀblock. */
function orthonormalise(block: Float32Array, rows: number, width: number): void {
  const factor = cholesky(gramOf(block, rows, width), width)
  const row = new Float64Array(width)
  for (let i = 0; i < rows; i++) {
    const from = i * width
    for (let x = 0; x < width; x++) {
      const to = x * width
      let value = block[from + x] as number
      for (let y = 0; y < x; y++) value -= (row[y] as number) * (factor[to + y] as number)
      row[x] = value / (factor[to + x] as number)
    }
    block.set(row, from)
  }
}

/** Lower factor L of gram = L·Lᵀ; a direction that is not there any more gets a diagonal that sends it to zero. */
function cholesky(gram: Float64Array, width: number): Float64Array {
  const lower = new Float64Array(width * width)
  for (let x = 0; x < width; x++) {
    for (let y = 0; y <= x; y++) {
      let value = gram[x * width + y] as number
      for (let k = 0; k < y; k++) value -= (lower[x * width + k] as number) * (lower[y * width + k] as number)
      if (x !== y) lower[x * width + y] = value / (lower[y * width + y] as number)
      else lower[x * width + x] = value > 1e-12 * (gram[x * width + x] as number) ? Math.sqrt(value) : 1e30
    }
  }
  return lower
}

/** Eigenvectors of a symmetric matrix as columns, largest eigenvalue first (cyclic Jacobi; Golub & Van Loan 8.5). */
function eigenvectors(symmetric: Float64Array, width: number): Float64Array {
  const a = symmetric.slice()
  const vectors = new Float64Array(width * width)
  for (let x = 0; x < width; x++) vectors[x * width + x] = 1
  for (let sweep = 0; sweep < 12; sweep++) {
    let off = 0
    let all = 0
    for (let x = 0; x < width; x++) {
      for (let y = 0; y < width; y++) {
        const square = (a[x * width + y] as number) ** 2
        all += square
        if (x !== y) off += square
      }
    }
    if (off <= 1e-16 * all) break
    for (let p = 0; p < width; p++) for (let q = p + 1; q < width; q++) turn(a, vectors, p, q, width)
  }
  const order = Array.from({ length: width }, (_, x) => x).sort(
    (x, y) => (a[y * width + y] as number) - (a[x * width + x] as number),
  )
  const sorted = new Float64Array(width * width)
  for (const [to, from] of order.entries()) {
    for (let x = 0; x < width; x++) sorted[x * width + to] = vectors[x * width + from] as number
  }
  return sorted
}

/** One Jacobi rotation: makes a[p, q] zero. */
function turn(a: Float64Array, vectors: Float64Array, p: number, q: number, width: number): void {
  const apq = a[p * width + q] as number
  if (apq === 0) return
  const theta = ((a[q * width + q] as number) - (a[p * width + p] as number)) / (2 * apq)
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.hypot(theta, 1))
  const cos = 1 / Math.hypot(t, 1)
  const sin = t * cos
  for (let k = 0; k < width; k++) {
    const x = a[k * width + p] as number
    const y = a[k * width + q] as number
    a[k * width + p] = cos * x - sin * y
    a[k * width + q] = sin * x + cos * y
  }
  for (let k = 0; k < width; k++) {
    const x = a[p * width + k] as number
    const y = a[q * width + k] as number
    a[p * width + k] = cos * x - sin * y
    a[q * width + k] = sin * x + cos * y
    const u = vectors[k * width + p] as number
    const v = vectors[k * width + q] as number
    vectors[k * width + p] = cos * u - sin * v
    vectors[k * width + q] = sin * u + cos * v
  }
}

/** The first `rank` columns of basis · turnTo. */
function rotated(basis: Float32Array, rows: number, width: number, turnTo: Float64Array, rank: number): Float32Array {
  const out = new Float32Array(rows * rank)
  const row = new Float64Array(rank)
  for (let i = 0; i < rows; i++) {
    row.fill(0)
    for (let k = 0; k < width; k++) {
      const value = basis[i * width + k] as number
      for (let r = 0; r < rank; r++) row[r] = (row[r] as number) + value * (turnTo[k * width + r] as number)
    }
    out.set(row, i * rank)
  }
  return out
}
