import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import css from './door.module.css'

/** Why a form was refused, beside its button. Polite, never an alert; the place is there before the words are. */
export function Refused({ children }: { children: ReactNode }) {
  return (
    <div role="status">
      {children && (
        <p className={css.refused}>
          <TriangleAlert aria-hidden size={18} strokeWidth={1.75} />
          <span>{children}</span>
        </p>
      )}
    </div>
  )
}
