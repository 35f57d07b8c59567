/** A notification of the system, as `public/sw.js` is told of it; push messages of the server say the same. */
export interface SystemNotification {
  /** Another one of this tag takes its place. */
  tag: string
  /** Where a click leads. */
  url: string
  title: string
  body: string
  lang: string
  /** Over a page of ours that is looked at, too. */
  evenLooked?: boolean
}

/**
 * Raises it where the browser may. The service worker does it, since only it sees all tabs, and it alone, one after the
 * other: a browser that lists notifications while one is raised forgets the one that it did not see yet.
 */
export async function raise(notification: SystemNotification): Promise<void> {
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return
  await tell({ type: 'raise', ...notification })
}

export function takeBack(tag: string): Promise<void> {
  return tell({ type: 'take_back', tag })
}

async function tell(message: object): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const { active } = await navigator.serviceWorker.ready
  active?.postMessage(message)
}
