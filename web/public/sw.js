// Notifications, and nothing else: no cache, so a new version of the product is never hidden by an old one.
self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

const windows = () => self.clients.matchAll({ type: 'window', includeUncontrolled: true })
const looked = async () => (await windows()).some((client) => client.visibilityState === 'visible')
const shown = (tag) => self.registration.getNotifications({ tag })

const look = { icon: '/icon-192.png', badge: '/badge-96.png' }

async function raise({ title, body, lang, tag, url, sound, evenLooked }) {
  if (!evenLooked && (await looked())) return
  await self.registration.showNotification(title, { body, lang, tag, silent: !sound, data: { url }, ...look })
}

async function takeBack(tag) {
  for (const notification of await shown(tag)) notification.close()
}

/** How long what takes a tap's place stays: browsers want every message shown, and nobody has to do anything about it. */
const GONE_MS = 5_000
const inAWhile = () => new Promise((resolve) => setTimeout(resolve, GONE_MS))

async function replace({ title, body, lang, tag, url }) {
  if (await looked()) return takeBack(tag)
  const data = { url, over: true }
  await self.registration.showNotification(title, { body, lang, tag, silent: true, data, ...look })
}

/** Another tap of the same ask may have come meanwhile: it stays. */
async function clear({ tag }) {
  for (const notification of await shown(tag)) if (notification.data?.over) notification.close()
}

/** A page of ours and nothing else, whatever was sent. */
const ours = (url) => (typeof url === 'string' && /^\/(?!\/)/.test(url) ? url : '/')

async function open(url) {
  const open = await windows()
  const client = open.find((one) => one.visibilityState === 'visible') ?? open[0]
  if (!client) return self.clients.openWindow(url)
  await client.focus()
  // The page moves by itself, without losing what it holds (a call, a half-written ask).
  client.postMessage({ type: 'go', url })
}

// One after the other, listing too: a tap that goes as it comes must not be raised after it was taken back, and browsers
// forget a notification that is raised while they are asked which there are.
let last = Promise.resolve()
const inTurn = (deed) => {
  last = last.then(deed, deed)
  return last
}

// From a tab of ours.
self.addEventListener('message', (event) => {
  const said = event.data
  if (said?.type === 'raise') event.waitUntil(inTurn(() => raise(said)))
  if (said?.type === 'take_back') event.waitUntil(inTurn(() => takeBack(said.tag)))
})

// From the server, encrypted for this browser.
self.addEventListener('push', (event) => {
  const said = event.data?.json()
  if (!said) return
  if (said.kind !== 'gone') event.waitUntil(inTurn(() => raise(said)))
  else
    event.waitUntil(
      inTurn(() => replace(said))
        .then(inAWhile)
        .then(() => inTurn(() => clear(said))),
    )
})

// The browser changed its address: the next page of ours says the new one, since only it is signed in for sure.
self.addEventListener('pushsubscriptionchange', (event) => {
  const tell = async () => {
    for (const client of await windows()) client.postMessage({ type: 'subscribe' })
  }
  event.waitUntil(tell())
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open(ours(event.notification.data?.url)))
})
