import { useQuery } from '@tanstack/react-query'
import { ExternalLink } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { q } from '../../app/api.ts'
import { useNow } from '../../app/live-react.ts'
import css from './OtherSide.module.css'
import { useFirstName } from './useName.ts'

/** The demo only: the same house seen by the helper who is being tapped, in a second window. */
export function OtherSide({ asked }: { asked: number }) {
  const { t } = useTranslation()
  const name = useFirstName()
  const demo = useNow((now) => now.me.organization.demo)
  const { data, refetch } = useQuery(
    q.door.demoOtherSide.queryOptions({
      enabled: demo === true && asked > 0,
      retry: false,
      // Who is tapped changes with every plan: an answer of before would name somebody else.
      staleTime: 0,
      gcTime: 0,
    }),
  )
  useEffect(() => {
    if (demo && asked > 0) void refetch()
  }, [demo, asked, refetch])
  if (!demo || !data) return null
  return (
    <p className={`b-sm b-dim ${css.line}`}>
      <a href={data.url} target="_blank" rel="noreferrer">
        {t('waiting.otherSide')} <ExternalLink aria-hidden />
      </a>{' '}
      {t('waiting.otherSideHint', { name: name(data.person) })}
    </p>
  )
}
