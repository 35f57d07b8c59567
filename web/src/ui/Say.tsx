import { type ElementType, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from './cx.ts'
import css from './Say.module.css'

export type SayProps = {
  /** What a person wrote, as they wrote it. */
  children: string
  /** hero 40 (a tap), lead 27 (composer, waiting), body 19, small 17. */
  size?: 'hero' | 'lead' | 'body' | 'small' | undefined
  /** In quotation marks, of the language the words are in: « … » or “…”. */
  quote?: boolean | undefined
  /** Language of the words, when it may differ from the page's. */
  lang?: string | undefined
  /** Cut after three lines with « Lire la suite » (default: as written, in full). */
  clamp?: boolean | undefined
  as?: ElementType | undefined
  className?: string | undefined
}

/** People's words: Newsreader, never crossed with the voice of the product. Line ends are kept. */
export function Say({ children, size = 'body', quote, lang, clamp, as, className }: SayProps) {
  const { t, i18n } = useTranslation()
  const Tag = as ?? (quote ? 'blockquote' : 'p')
  const french = (lang ?? i18n.language).startsWith('fr')
  const words = quote ? (french ? `«\u00a0${children}\u00a0»` : `“${children}”`) : children
  const place = useRef<HTMLElement>(null)
  const [state, setState] = useState<'whole' | 'cut' | 'open'>('whole')

  useLayoutEffect(() => {
    const element = place.current
    if (!clamp || !element) return
    const measure = () =>
      setState((now) => (now === 'open' ? now : element.scrollHeight > element.clientHeight + 2 ? 'cut' : 'whole'))
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [clamp])

  return (
    <>
      <Tag
        ref={place}
        lang={lang}
        className={cx(css.say, css[size], clamp && state !== 'open' && css.clamp, className)}
      >
        {words}
      </Tag>
      {clamp && state === 'cut' && (
        <button type="button" className={cx('b-link b-sm', css.more)} onClick={() => setState('open')}>
          {t('ui.readMore')}
        </button>
      )}
    </>
  )
}
