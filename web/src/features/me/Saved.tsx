import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import css from './SettingsPage.module.css'

/** That something was kept, beside its button. */
export function Saved({ children }: { children: ReactNode }) {
  return (
    <span role="status" className={css.saved}>
      {children && (
        <>
          <Check aria-hidden size={18} strokeWidth={2} />
          {children}
        </>
      )}
    </span>
  )
}
