import type { Clock } from './clock.ts'

/** Every word of the small window, in the reader's language. */
export interface SmallWindowWords {
  title: string
  /** "Shared as soon as someone says yes", for what is armed. */
  effect: string
  suspend: string
  /** @param seconds waited so far */
  waited: (seconds: number) => string
}

export interface SmallWindowColours {
  paper: string
  ink: string
  share: string
  onShare: string
}

interface DocumentPip {
  requestWindow(options: { width: number; height: number }): Promise<Window>
}

/** Document Picture-in-Picture, where this browser has it (W3C; Chromium on a desktop). */
export const documentPip = (): DocumentPip | null =>
  (globalThis as { documentPictureInPicture?: DocumentPip }).documentPictureInPicture ?? null

/** The small window of what is armed. */
export interface SmallWindow {
  close(): void
  /** Empties it and leaves it open: it is the caller's from now on. */
  release(): Window
}

export interface SmallWindowFacts {
  words: SmallWindowWords
  colours: SmallWindowColours
  screen: MediaStream | null
  clock: Clock
  /** `clock.now()` when the wait began. */
  since: number
  onSuspend: () => void
  /** Closed by the person: then the page itself must say it (title and banner). */
  onClosed: () => void
}

/**
 * A small always-on-top window while something is armed: wait, thumbnail, Suspend.
 * Must be opened in the click (it may follow the pick of a screen). Null where browsers have none, or refuse.
 */
export async function openSmallWindow(facts: SmallWindowFacts): Promise<SmallWindow | null> {
  const pip = documentPip()
  if (!pip) return null
  let view: Window
  try {
    view = await pip.requestWindow({ width: 300, height: facts.screen ? 250 : 120 })
  } catch {
    // No click any more, or forbidden by the organisation: the page's own banner says it instead.
    return null
  }
  const page = view.document
  page.title = facts.words.title
  page.documentElement.lang = document.documentElement.lang
  const { root, wait, video } = draw(page, facts)
  page.body.replaceChildren(root)
  const stop = facts.clock.every(1000, () => {
    wait.textContent = facts.words.waited(Math.round((facts.clock.now() - facts.since) / 1000))
  })
  let closed = false
  const end = () => {
    if (closed) return
    closed = true
    stop()
    if (video) video.srcObject = null
    page.body.replaceChildren()
    page.body.removeAttribute('style')
  }
  view.addEventListener('pagehide', () => {
    if (closed) return
    end()
    facts.onClosed()
  })
  return {
    close() {
      end()
      view.close()
    },
    release() {
      end()
      return view
    },
  }
}

function draw(page: Document, { words, colours, screen, onSuspend }: SmallWindowFacts) {
  Object.assign(page.body.style, {
    margin: '0',
    font: '15px/1.4 system-ui, sans-serif',
    color: colours.ink,
    background: colours.paper,
    borderTop: `5px solid ${colours.share}`,
  })
  const root = page.createElement('main')
  Object.assign(root.style, { display: 'grid', gap: '8px', padding: '10px 12px' })
  const effect = page.createElement('strong')
  effect.textContent = words.effect
  const wait = page.createElement('span')
  wait.textContent = words.waited(0)
  const video = screen ? page.createElement('video') : null
  if (video) {
    video.muted = true
    video.autoplay = true
    video.srcObject = screen
    Object.assign(video.style, { width: '100%', maxHeight: '110px', objectFit: 'contain', background: '#0001' })
  }
  const suspend = page.createElement('button')
  suspend.type = 'button'
  suspend.textContent = words.suspend
  suspend.addEventListener('click', onSuspend)
  Object.assign(suspend.style, {
    font: 'inherit',
    minHeight: '36px',
    border: '0',
    borderRadius: '4px',
    color: colours.onShare,
    background: colours.share,
    cursor: 'pointer',
  })
  root.append(effect, ...(video ? [video] : []), wait, suspend)
  return { root, wait, video }
}
