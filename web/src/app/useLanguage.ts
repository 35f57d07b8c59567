import type { Language } from '@binome/contract/terms.ts'
import { useTranslation } from 'react-i18next'
import { api } from './api.ts'
import { showLanguage } from './i18n.ts'
import { live } from './live.ts'

/** The language of the screen; changing it is at once, without a reload, and kept in the profile when signed in. */
export function useLanguage(): { language: Language; setLanguage: (next: Language) => Promise<void> } {
  const { i18n } = useTranslation()
  return {
    language: i18n.language === 'en' ? 'en' : 'fr',
    setLanguage: async (next) => {
      await showLanguage(next)
      if (live.now()) await api.me.saveProfile({ language: next })
    },
  }
}
