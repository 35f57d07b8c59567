import type { AskView } from '@binome/contract/now.ts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { q } from '../../app/api.ts'
import { useNow } from '../../app/live-react.ts'
import { PageOnItsWay } from '../../app/PageOnItsWay.tsx'
import { AskOver } from './AskOver.tsx'
import { Matched } from './Matched.tsx'
import { Searching } from './Searching.tsx'

/** One of my asks: searching, matched for the moment it takes to become the session, or over. */
export function Page() {
  const { askId } = useParams({ from: '/shell/ask/$askId' })
  return <AskOf key={askId} askId={askId} />
}

function AskOf({ askId }: { askId: string }) {
  const { t } = useTranslation()
  const known = useNow((now) => now.me.person.id) !== null
  const active = useNow((now) => (now.ask?.id === askId ? now.ask : null))
  const parked = useNow((now) => now.parked.find((one) => one.id === askId) ?? null)
  const here = active ?? parked
  const { data, error } = useQuery(
    q.asks.get.queryOptions({ input: { askId }, enabled: known && !here, retry: false, staleTime: 0 }),
  )
  // The live view first: an answer fetched a moment ago may still say « searching ».
  const ask: AskView | null = here ?? (data && (data.state !== 'searching' || error) ? data : null)
  if (ask) {
    switch (ask.state) {
      case 'searching':
        return <Searching ask={ask} />
      case 'matched':
      case 'live':
        return <Matched ask={ask} />
      default:
        return <AskOver ask={ask} />
    }
  }
  return <PageOnItsWay error={error} back={t('waiting.again')} />
}
