import { totalmem } from 'node:os'
import { setFlagsFromString } from 'node:v8'

/** A machine, or what of it we are given, with memory to spare, bytes (chosen: the server has .1 to .2 GB in use). */
const AMPLE = 4 * 1024 ** 3
/** What a heap grows by before it is collected whole again, % of what the last time left: V8's own most. */
export const GROW = '--heap-growing-percent=300'

export const heapMayGrow = (memory: number): boolean => memory >= AMPLE

/**
 * Where there is memory to spare, the heaps of this process are collected whole more seldom. V8 weighs what that costs the
 * thread whose heap it is, and not that its helpers fill the other cores meanwhile: at 50 asks a second those that waited
 * longest waited for that (decision 012).
 */
export function collectLater(): void {
  // 0, or more than there is: nobody bounds it.
  const given = process.constrainedMemory() || Number.POSITIVE_INFINITY
  if (heapMayGrow(Math.min(totalmem(), given))) setFlagsFromString(GROW)
}
