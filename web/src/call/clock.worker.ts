/** Runs in a Worker: `{id, ms}` starts a timer that posts `id` every `ms`; `ms: 0` stops it. */
const timers = new Map<number, ReturnType<typeof setInterval>>()

addEventListener('message', (event: MessageEvent<{ id: number; ms: number }>) => {
  const { id, ms } = event.data
  clearInterval(timers.get(id))
  timers.delete(id)
  if (ms > 0)
    timers.set(
      id,
      setInterval(() => postMessage(id), ms),
    )
})
