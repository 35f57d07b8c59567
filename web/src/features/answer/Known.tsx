import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { q } from '../../app/api.ts'
import { relative } from '../../ui/format.ts'
import { Markdown } from '../../ui/Markdown.tsx'
import { useMoment } from '../../ui/moment.ts'
import { useName } from '../ask/useName.ts'
import css from './Known.module.css'

/** Fewer letters say too little to be like anything. */
const LEAST = 12

/** While one types: answers that helped with the like of it. Closed until opened, under the composer, so that nothing jumps. */
export function Known({ text }: { text: string }) {
  const { t, i18n } = useTranslation()
  const name = useName()
  const now = new Date(useMoment())
  const [typed] = useDebouncedValue(text.trim().slice(0, 10_000), 500)
  const { data } = useQuery(
    q.answers.known.queryOptions({
      input: { text: typed },
      enabled: typed.length >= LEAST,
      placeholderData: keepPreviousData,
      staleTime: 60_000,
      retry: false,
    }),
  )
  if (typed.length < LEAST || !data || data.answers.length === 0) return null
  return (
    <section className={css.known} aria-label={t('written.known.title')}>
      <h2 className="b-h3">{t('written.known.title')}</h2>
      {data.answers.map((one) => (
        <details key={one.id} className={css.one}>
          <summary>
            <ChevronRight aria-hidden size={18} strokeWidth={1.75} />
            <span>
              <span className={css.asked}>{one.asked}</span>
              <span className="b-sm b-mut">
                {t('written.known.by', {
                  name: name(one.by),
                  ago: relative(new Date(one.at), now, i18n.language),
                })}
              </span>
            </span>
          </summary>
          <Markdown text={one.text} className={css.text ?? ''} />
        </details>
      ))}
    </section>
  )
}
