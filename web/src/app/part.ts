import { lazyRouteComponent } from '@tanstack/react-router'

/** How often the house is asked whether it answers again, ms. */
const ASKED_EVERY_MS = 1000

/**
 * A part of the app that is fetched when it is first drawn, a page or a dialog: `export` of the file that `load` imports.
 * What stands on the screen stays until it is here. One that never comes is of an app that is no longer served: the page
 * loads itself anew, once.
 */
export const part: typeof lazyRouteComponent = (load, name) => lazyRouteComponent(() => arrived(load), name)

/**
 * What `load` imports; what did not arrive is fetched once more as soon as the house answers again, however long that
 * takes: a call, or half an ask, goes on meanwhile.
 *
 * @throws whatever `load` throws though the house answers
 */
export async function arrived<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch {
    await houseAnswers()
    // A style sheet that failed would be taken for one that is here.
    for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]'))
      if (!link.sheet) link.remove()
    return load()
  }
}

async function houseAnswers(): Promise<void> {
  for (;;) {
    const answer = await fetch('/healthz', { cache: 'no-store' }).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, ASKED_EVERY_MS))
  }
}
