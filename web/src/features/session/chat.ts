import type { Passed } from '@binome/contract/verbs/session.ts'
import { api } from '../../app/api.ts'
import { leavingBy } from '../../app/leaving.ts'
import type { Unsent } from '../../app/unsent.ts'
import type { DraftPicture } from '../ask/composer.ts'
import { sendPicture } from '../ask/pictures.ts'

/** What is on its way: words, or what is passed across; a picture is uploaded first. */
export type Outgoing =
  | { kind: 'text' | 'mark'; text: string }
  | { kind: 'picture'; picture: DraftPicture }
  | Extract<Passed, { kind: 'snippet' | 'file' }>

/** What I wrote to the other of the pair, or passed across. */
export type Written = { sessionId: string; what: Outgoing }

const written = leavingBy<Written>(leaves)

export const useUnsent = written.use

async function leaves({ id, sessionId, what }: Unsent<Written>): Promise<void> {
  switch (what.kind) {
    case 'text':
    case 'mark':
      await api.sessions.say({ sessionId, id, kind: what.kind, text: what.text })
      return
    case 'picture': {
      let { picture } = what
      const pictureId = await sendPicture(picture, (way) => {
        picture = { ...picture, way }
        written.change(id, { what: { kind: 'picture', picture } })
      })
      await api.sessions.pass({ sessionId, id, what: { kind: 'picture', pictureId } })
      URL.revokeObjectURL(picture.url)
      return
    }
    case 'snippet':
    case 'file':
      await api.sessions.pass({ sessionId, id, what })
  }
}

/** Passes it to the other of the pair. @param id given when it has one already */
export function pass(sessionId: string, what: Outgoing, id?: string): void {
  written.add({ sessionId, what }, id)
}

/** Writes to the other of the pair. */
export function say(sessionId: string, kind: 'text' | 'mark', text: string): void {
  const words = text.trim().slice(0, 4000)
  if (words) pass(sessionId, { kind, text: words })
}
