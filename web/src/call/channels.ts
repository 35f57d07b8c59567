import type { FileLine } from './files/line.ts'
import type { Link } from './link.ts'
import type { Hand, Marks } from './marks.ts'
import type { SharedPointer } from './pointer.ts'
import type { WordExchange } from './word-exchange.ts'

interface Parts {
  pointer: SharedPointer
  marks: Marks
  files: FileLine
  words: WordExchange
}

/** What comes over the channels of a new link goes to the part it is for. */
export function listenOn(link: Link, them: Hand, { pointer, marks, words, files }: Parts): void {
  const { channels } = link
  channels.pointer.onmessage = ({ data }) => pointer.handleMessage(data)
  channels.marks.onmessage = ({ data }) => marks.handleMessage(data, them)
  pointer.handleNewLink()
  files.handleNewLink(channels.files)
  marks.handleNewLink(them)
  channels.marks.onopen = () => marks.handleOpen()
  words.handleLink({ channel: channels.words, fingerprints: () => link.fingerprints })
}

/** Says nothing while the channel is not open: the pointer is stale by then, and marks are said again on opening. */
export function sendOver(channel: RTCDataChannel | undefined, text: string): void {
  if (channel?.readyState === 'open') channel.send(text)
}
