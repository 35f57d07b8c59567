import { api } from '../../app/api.ts'
import { newId } from '../../app/id.ts'
import { leavingBy } from '../../app/leaving.ts'
import type { Deed } from './pending.ts'

/** What I did to the guide of a session. */
type Done = { sessionId: string; deed: Deed }

const done = leavingBy<Done>(leaves)

export const useDeeds = done.use

function leaves({ sessionId, deed }: Done): Promise<unknown> {
  switch (deed.do) {
    case 'mode':
      return api.guide.setMode({ sessionId, id: deed.id, mode: deed.mode })
    case 'alone':
      return api.guide.setAlone({ sessionId, id: deed.id, alone: deed.alone })
    case 'write': {
      const { stepId, words, version, after } = deed
      return api.guide.writeStep({ sessionId, stepId, words, version, ...(after !== undefined && { after }) })
    }
    case 'place':
      return api.guide.placeStep({ sessionId, stepId: deed.stepId, version: deed.version, after: deed.after })
    case 'remove':
      return api.guide.removeStep({ sessionId, stepId: deed.stepId, version: deed.version })
    case 'tick':
      return api.guide.tickStep({ sessionId, stepId: deed.stepId, pass: deed.pass, turns: deed.turns })
  }
}

/** Seen at once here; the other sees it when the server has it. What was refused before is forgotten with it. */
export function doDeed(sessionId: string, deed: Deed): void {
  done.forgetRefused()
  done.add({ sessionId, deed })
}

/** What the seeker does alone since then is over. */
export const endAlone = (sessionId: string, since: string): void =>
  doDeed(sessionId, { do: 'alone', id: newId(), alone: false, since })
