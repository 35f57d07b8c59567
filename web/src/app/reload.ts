/**
 * While the web app is being written (npm run dev): when it was built anew, the page loads itself again. No build for
 * others holds this. Asked for, not pushed: the content security policy of the real thing allows no other line.
 */
const EVERY_MS = 1000

/** The name of the entry script holds the hash of what it says. */
const entryOf = (page: string): string | null => /assets\/index-[\w-]+\.js/.exec(page)?.[0] ?? null

export function reloadWhenBuilt(): void {
  const mine = entryOf(document.documentElement.outerHTML)
  setInterval(async () => {
    const page = await fetch('/index.html').then(
      (answer) => (answer.ok ? answer.text() : ''),
      () => '', // the server is starting again
    )
    const built = entryOf(page)
    if (built !== null && built !== mine) location.reload()
  }, EVERY_MS)
}
