import type { UseMutationResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useRefusalWords } from '../../app/refusal.ts'
import { Button } from '../../ui/Button.tsx'
import { Refused } from '../door/Refused.tsx'
import css from './admin.module.css'

export type FormProps = {
  /** What sending it does; its refusal is told above the button. */
  doing: UseMutationResult<unknown, unknown, void>
  submit: string
  /** Whether it may be sent as it is. */
  ready?: boolean
  /** Beside the button: another way out, or that it is done. */
  beside?: ReactNode
  children: ReactNode
}

/** A few fields and one button. */
export function Form({ doing, submit, ready = true, beside, children }: FormProps) {
  const words = useRefusalWords()
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        doing.mutate()
      }}
    >
      {children}
      <Refused>{doing.error != null && words(doing.error)}</Refused>
      <p className="b-row b-wrap">
        <Button type="submit" kind="primary" busy={doing.isPending} disabled={!ready}>
          {submit}
        </Button>
        {beside}
      </p>
    </form>
  )
}
