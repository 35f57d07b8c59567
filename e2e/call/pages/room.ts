/** What a bare page says to the other person of its room, and hears from them. */
export interface Room<Message> {
  tab: string
  say(message: Message): void
  hold(offer: unknown): void
  accept(): Promise<unknown>
}

export function enterRoom<Message>(
  room: string,
  role: string,
  hear: (message: Message) => void,
): Promise<Room<Message>> {
  const tab = crypto.randomUUID()
  const at = (path: string) => `/${path}?room=${encodeURIComponent(room)}&role=${role}`
  const post = (path: string, body: unknown) =>
    void fetch(at(path), { method: 'POST', body: body === null ? '' : JSON.stringify(body) })
  // One after the other: two posts of one page may otherwise overtake each other.
  let last: Promise<unknown> = Promise.resolve()
  const say = (message: Message) => {
    const sent = last.then(() => fetch(at('say'), { method: 'POST', body: JSON.stringify(message) }))
    last = sent.catch(() => undefined)
  }
  const source = new EventSource(at('listen'))
  source.onmessage = (event) => hear(JSON.parse(event.data))
  return new Promise((done) => {
    source.onopen = () =>
      done({
        tab,
        say,
        hold: (offer) => post('hold', offer),
        accept: async () => (await fetch(at('accept'))).json(),
      })
  })
}

/** Milliseconds (`performance.now()`) of the first frame that the video shows. */
export function firstFrame(video: HTMLVideoElement): Promise<number> {
  return new Promise((done) => video.requestVideoFrameCallback(() => done(performance.now())))
}
