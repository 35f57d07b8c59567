import type { Language } from '@binome/contract/terms.ts'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/useLanguage.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import css from './door.module.css'

/** The language of the one who comes in: the page follows at once. */
export function LanguageChoice({ label }: { label: string }) {
  const { t } = useTranslation()
  const { language, setLanguage } = useLanguage()
  return (
    <div className={css.choice}>
      <p className={css.label} aria-hidden="true">
        {label}
      </p>
      <Segmented
        label={label}
        value={language}
        onChange={(next: Language) => void setLanguage(next)}
        options={[
          { value: 'fr', label: t('settings.languages.fr') },
          { value: 'en', label: t('settings.languages.en') },
        ]}
      />
    </div>
  )
}
