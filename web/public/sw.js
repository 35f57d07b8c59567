// Notifications of taps, and nothing else: no cache, so a new version of the product is never hidden by an old one.
self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

const windows = () => self.clients.matchAll({ type: 'window', includeUncontrolled: true })

async function raise({ askId, offerId, title, body, lang }) {
  if ((await windows()).some((client) => client.visibilityState === 'visible')) return
  await self.registration.showNotification(title, {
    body,
    lang,
    tag: `ask-${askId}`,
    icon: '/icon-192.png',
    badge: '/badge-96.png',
    silent: true,
    data: { url: `/tap/${offerId}` },
  })
}

async function takeBack({ askId }) {
  for (const notification of await self.registration.getNotifications({ tag: `ask-${askId}` })) notification.close()
}

async function open(url) {
  const open = await windows()
  const client = open.find((one) => one.visibilityState === 'visible') ?? open[0]
  if (!client) return self.clients.openWindow(url)
  await client.focus()
  // The page moves by itself, without losing what it holds (a call, a half-written ask).
  client.postMessage({ type: 'go', url })
}

// One after the other: a tap that goes as it comes must not be raised after it was taken back.
let last = Promise.resolve()
const inTurn = (deed) => {
  last = last.then(deed, deed)
  return last
}

self.addEventListener('message', (event) => {
  if (event.data?.type === 'tap') event.waitUntil(inTurn(() => raise(event.data)))
  if (event.data?.type === 'tap_gone') event.waitUntil(inTurn(() => takeBack(event.data)))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open(event.notification.data.url))
})
