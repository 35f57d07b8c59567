/** One notification a session: it calls the seeker back to a page that is not looked at. */
export interface CallingBack {
  sessionId: string
  title: string
  body: string
  lang: string
}

const tagOf = (sessionId: string) => `session-${sessionId}`

async function registration(): Promise<ServiceWorkerRegistration | null> {
  if (!('serviceWorker' in navigator) || typeof Notification === 'undefined') return null
  if (Notification.permission !== 'granted') return null
  return (await navigator.serviceWorker.getRegistration()) ?? null
}

/** One after the other: taking back is slower than raising, and would take back the one raised after it. */
let last: Promise<void> = Promise.resolve()
function inTurn(deed: () => Promise<void>): Promise<void> {
  last = last.then(deed).catch((error: unknown) => console.warn('A notification could not be changed', error))
  return last
}

/** Raises it through the service worker, so that a click finds the tab; nothing where notifications are not allowed. */
export function callBack({ sessionId, title, body, lang }: CallingBack): Promise<void> {
  return inTurn(async () => {
    const worker = await registration()
    await worker?.showNotification(title, {
      body,
      lang,
      tag: tagOf(sessionId),
      icon: '/icon-192.png',
      badge: '/badge-96.png',
      silent: true,
      data: { url: `/session/${sessionId}` },
    })
  })
}

/** Takes it back: the page is looked at, or the session is over. */
export function takeBackCall(sessionId: string): Promise<void> {
  return inTurn(async () => {
    const worker = await registration()
    for (const one of (await worker?.getNotifications({ tag: tagOf(sessionId) })) ?? []) one.close()
  })
}
