import type { Ask } from './exact.ts'
import { type Exam, overlap, TOP } from './files.ts'

export interface Measured {
  /** Processor time a query, ms. */
  cpuMs: number
  /** Wall-clock time, ms. */
  p50: number
  p99: number
  /** Share of the right twenty people that were found. */
  agreement: number
  queries: number
}

/** Asks one after another until all are asked or the time is over; the first few warm up and do not count. */
export async function measure(
  exam: Exam,
  topPeople: (ask: Ask, count: number) => number[] | Promise<number[]>,
  cpuMs: () => number,
  limit: { warm: number; seconds: number },
): Promise<Measured> {
  for (const ask of exam.asks.slice(0, limit.warm)) await topPeople(ask, TOP)
  const times: number[] = []
  let agreement = 0
  const cpu = cpuMs()
  const began = performance.now()
  for (const [n, ask] of exam.asks.entries()) {
    const asked = performance.now()
    const found = await topPeople(ask, TOP)
    times.push(performance.now() - asked)
    agreement += overlap(found, exam.answers[n]?.people ?? [])
    if (performance.now() - began > limit.seconds * 1000) break
  }
  const used = cpuMs() - cpu
  times.sort((x, y) => x - y)
  const at = (share: number) => rounded(times[Math.max(0, Math.ceil(share * times.length) - 1)] ?? Number.NaN)
  return {
    cpuMs: rounded(used / times.length),
    p50: at(0.5),
    p99: at(0.99),
    agreement: rounded(agreement / times.length),
    queries: times.length,
  }
}

/** To a ten-thousandth. */
export function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
