import { cloneElement, Fragment, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

export type RichProps = {
  /** Key of the words; they may carry `<b>…</b>`, `<sup>…</sup>` and the names in `links`. */
  k: string
  values?: Record<string, string | number> | undefined
  count?: number | undefined
  /** What a name between angle brackets becomes: `{ a: <Link to="/" /> }`. Its content is filled in. */
  links?: Record<string, ReactElement<{ children?: ReactNode }>> | undefined
}

const OWN: Record<string, ReactElement<{ children?: ReactNode }>> = { b: <b />, sup: <sup /> }

/**
 * Words with marks in them. The marks are read before the values are filled in, so that nothing a person wrote is ever
 * taken for a mark.
 */
export function Rich({ k, values = {}, count, links = {} }: RichProps) {
  const { t } = useTranslation()
  const elements = { ...OWN, ...links }
  const say = t as (key: string, options: object) => string
  // Every value is put in as its own name and filled in after the marks were read.
  const names = Object.fromEntries(Object.keys(values).map((name) => [name, `{{${name}}}`]))
  const words = say(k, { ...names, ...(count !== undefined && { count }) })
  const fill = (text: string) => text.replace(/\{\{(\w+)\}\}/gu, (_, name: string) => String(values[name] ?? ''))

  const parts: ReactNode[] = []
  let at = 0
  for (const mark of words.matchAll(/<(\w+)>(.*?)<\/\1>/gsu)) {
    const [whole, name = '', inner = ''] = mark
    parts.push(<Fragment key={at}>{fill(words.slice(at, mark.index))}</Fragment>)
    const element = elements[name]
    parts.push(
      element ? (
        cloneElement(element, { key: `${at} ${name}` }, fill(inner))
      ) : (
        <Fragment key={`${at} ${name}`}>{fill(inner)}</Fragment>
      ),
    )
    at = mark.index + whole.length
  }
  return (
    <>
      {parts}
      {fill(words.slice(at))}
    </>
  )
}
