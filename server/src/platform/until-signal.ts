/**
 * Calls `stop` at the first SIGINT, SIGTERM or SIGHUP, then ends the process: 0, or 1 when it did not stop cleanly. Another
 * signal a second later or more ends it at once: somebody is in a hurry. (Sooner, it is the same Ctrl-C that came twice,
 * from the terminal and from npm.)
 */
export function stopOnSignal(stop: () => Promise<void>): void {
  let since: number | null = null
  const hear = () => {
    if (since !== null) {
      if (performance.now() - since > 1000) process.exit(1)
      return
    }
    since = performance.now()
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
