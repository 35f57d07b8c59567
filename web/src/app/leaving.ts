import { isRefusal } from './api.ts'
import { live } from './live.ts'
import { type UnsentFacts, UnsentList } from './unsent.ts'

/** What leaves this page by verbs of the contract, also after a while without a line. */
export const leavingBy = <T extends object>(send: UnsentFacts<T>['send']): UnsentList<T> =>
  new UnsentList({
    send,
    isForLater: (error) => isRefusal(error, 'OFFLINE', 'BUSY', 'TOO_MANY', 'BROKEN'),
    onLine: (heard) =>
      live.subscribe(() => {
        if (live.state().state === 'open') heard()
      }),
  })
