import type { Language } from '@binome/contract/terms.ts'
import { useTranslation } from 'react-i18next'
import { Switch } from '../../ui/Switch.tsx'
import css from './SettingsPage.module.css'

const ALL: readonly Language[] = ['fr', 'en']

/** The languages one helps in: none, one or both. */
export function SpokenLanguages({
  legend,
  value,
  onChange,
}: {
  legend: string
  value: readonly Language[]
  onChange: (languages: Language[]) => void
}) {
  const { t } = useTranslation()
  return (
    <fieldset className={css.languages}>
      <legend className={css.legend}>{legend}</legend>
      {ALL.map((language) => (
        <Switch
          key={language}
          label={t(`settings.languages.${language}`)}
          checked={value.includes(language)}
          onChange={(on) => onChange(ALL.filter((one) => (one === language ? on : value.includes(one))))}
        />
      ))}
    </fieldset>
  )
}
