import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Choice } from '../../ui/Choice.tsx'
import css from './Rules.module.css'

const INHERITED = 'inherited'

/** One of several, or what holds anyway: null. */
export function InheritedChoice<V extends string>({
  title,
  value,
  inherited,
  underHouse,
  options,
  onChange,
}: {
  title: string
  value: V | null
  /** What holds when nothing is said, in words. */
  inherited: string
  /** It is the house that says it. */
  underHouse: boolean
  options: readonly { value: V; label: ReactNode }[]
  onChange: (value: V | null) => void
}) {
  const { t } = useTranslation()
  return (
    <Choice<V | typeof INHERITED>
      legend={<span className="b-hidden">{title}</span>}
      value={value ?? INHERITED}
      onChange={(chosen) => onChange(chosen === INHERITED ? null : chosen)}
      options={[
        { value: INHERITED, label: t(underHouse ? 'rules.asHouse' : 'rules.asUsual', { value: inherited }) },
        ...options.map((one) => ({ value: one.value, label: <span className={css.option}>{one.label}</span> })),
      ]}
    />
  )
}
