/**
 * Calls `stop` at the first SIGINT, SIGTERM or SIGHUP, then ends the process: 0, or 1 when it did not stop cleanly. A second
 * signal ends it at once: somebody is in a hurry.
 */
export function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false
  const hear = () => {
    if (stopping) process.exit(1)
    stopping = true
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`The server did not stop cleanly: ${error instanceof Error ? error.message : ''}\n`)
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, hear)
}
