import type { Language } from '@binome/contract/terms.ts'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Catalogue } from '../locales/catalogue.ts'
import { arrived } from './part.ts'
import { keep, kept } from './settings.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app'
    resources: { app: Catalogue }
    nsSeparator: false
    returnNull: false
  }
}

const load: Record<Language, () => Promise<Catalogue>> = {
  fr: async () => (await import('../locales/fr.ts')).fr,
  en: async () => (await import('../locales/en.ts')).en,
}

/** The language before anyone is known: this device's memory, else the browser's, else French. */
export function firstLanguage(): Language {
  const remembered = kept('language')
  if (remembered === 'fr' || remembered === 'en') return remembered
  const first = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag === 'fr' || tag === 'en')
  return first === 'en' ? 'en' : 'fr'
}

/** Starts with one language; the other is fetched only if it is asked for. */
export async function startWords(language: Language): Promise<void> {
  const words = await arrived(load[language])
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'app',
    ns: ['app'],
    nsSeparator: false,
    returnNull: false,
    resources: { [language]: { app: words } },
    // React escapes; words with marks in them go through ui/Rich.tsx.
    interpolation: { escapeValue: false },
    react: { useSuspense: false, bindI18nStore: 'added' },
  })
  document.documentElement.lang = language
}

/** Changes the language of the screen at once, without a reload, and remembers it on this device. */
export async function showLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'app')) {
    i18next.addResourceBundle(language, 'app', await arrived(load[language]))
  }
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
  keep('language', language)
}
