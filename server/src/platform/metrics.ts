import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Prometheus figures of one process. Names begin with `binome_`; labels hold kinds, never people. */
export interface Metrics {
  counter<L extends string>(name: string, help: string, labels?: readonly L[]): Counter<L>
  /** In seconds; buckets from 5 ms to 10 s unless told. */
  histogram<L extends string>(name: string, help: string, labels?: readonly L[], buckets?: number[]): Histogram<L>
  /** Read at each scrape. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void
  readonly contentType: string
  text(): Promise<string>
}

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10]

export function createMetrics(options: { process?: boolean } = {}): Metrics {
  const registry = new Registry()
  if (options.process ?? true) collectDefaultMetrics({ register: registry, prefix: 'binome_' })
  const full = (name: string) => `binome_${name}`
  return {
    counter: (name, help, labelNames = []) =>
      new Counter({ name: full(name), help, labelNames, registers: [registry] }),
    histogram: (name, help, labelNames = [], buckets = seconds) =>
      new Histogram({ name: full(name), help, labelNames, buckets, registers: [registry] }),
    gauge(name, help, read) {
      new Gauge({
        name: full(name),
        help,
        registers: [registry],
        async collect() {
          this.set(await read())
        },
      })
    },
    contentType: registry.contentType,
    text: () => registry.metrics(),
  }
}
