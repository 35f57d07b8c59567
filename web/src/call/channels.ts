import { type Board, hearBoard, sayDrawn } from './board.ts'
import type { FileLine } from './files/line.ts'
import type { Link } from './link.ts'
import type { Hand } from './marks.ts'
import type { WordExchange } from './word-exchange.ts'

interface Parts extends Board {
  files: FileLine
  words: WordExchange
}

/** What comes over the channels of a new link to them goes to the part it is for. */
export function listenOn(link: Link, them: Hand, parts: Parts): void {
  const { channels } = link
  hearBoard(parts, channels, them)
  sayDrawn(parts, channels)
  parts.files.handleNewLink(channels.files)
  parts.words.handleLink({ channel: channels.words, fingerprints: () => link.fingerprints })
}
