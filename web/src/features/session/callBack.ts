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

/** Raises it through the service worker, so that a click finds the tab; nothing where notifications are not allowed. */
export async function callBack({ sessionId, title, body, lang }: CallingBack): Promise<void> {
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
}

/** Takes it back: the page is looked at, or the session is over. */
export async function takeBackCall(sessionId: string): Promise<void> {
  const worker = await registration()
  for (const one of (await worker?.getNotifications({ tag: tagOf(sessionId) })) ?? []) one.close()
}
