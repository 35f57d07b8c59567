import type { PersonRef } from '@binome/contract/terms.ts'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { firstName } from '../../ui/format.ts'

/** The name of a person as it is shown: whoever erased themself has none any more. */
export function useName(): (person: PersonRef) => string {
  const { t } = useTranslation()
  return (person) => (person.kind === 'erased' || !person.name ? t('people.erased') : person.name)
}

/** What one calls them by, in a sentence. */
export const firstNameIn = (t: TFunction, person: PersonRef): string =>
  person.kind === 'erased' || !person.name ? t('people.someone') : firstName(person.name)

/** The same, in the language of the page. */
export function useFirstName(): (person: PersonRef) => string {
  const { t } = useTranslation()
  return (person) => firstNameIn(t, person)
}
