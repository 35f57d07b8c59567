import type { PersonRef } from '@binome/contract/terms.ts'
import css from './Colleague.module.css'
import { useName } from './useName.ts'

/** One of several to choose from: the name, and below it what tells them apart. */
export function Colleague({ person, about }: { person: PersonRef; about: readonly (string | null)[] }) {
  const name = useName()
  return (
    <>
      {name(person)}
      <span className={`b-sm b-mut ${css.about}`}>{about.filter(Boolean).join(', ')}</span>
    </>
  )
}
