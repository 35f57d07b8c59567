import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Where the sets lie beside the project, when no folder is given; they are not ours to keep in it. */
const BESIDE = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'routing')

export function foundBelow(data: string | undefined, set: string): string | null {
  const folder = join(data ?? BESIDE, set)
  return existsSync(join(folder, 'questions.jsonl.gz')) ? folder : null
}
