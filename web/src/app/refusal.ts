import { useTranslation } from 'react-i18next'
import { count, span } from '../ui/format.ts'
import { refusalOf } from './api.ts'

const figure = (value: unknown) => (typeof value === 'number' ? value : 0)

/** Words for a refusal, in the reader's language: what happened, what is safe, what to do. */
export function useRefusalWords(): (error: unknown) => string {
  const { t, i18n } = useTranslation()
  return (error) => {
    const { code, data } = refusalOf(error)
    const known = i18n.exists(`errors.${code}`) ? code : 'UNKNOWN'
    return t(`errors.${known}`, {
      wait: span(figure(data.retryAfterSeconds), i18n.language),
      size: count(Math.round(figure(data.maxBytes) / 1_000_000), i18n.language),
      length: figure(data.minLength),
      line: figure(data.line),
      id: typeof data.requestId === 'string' ? data.requestId.slice(0, 8) : '',
    })
  }
}
