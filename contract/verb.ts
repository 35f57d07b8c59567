import { oc } from '@orpc/contract'
import { errors } from './errors.ts'

/**
 * Who may call a verb at all. `anyone`: signed in or not. The finer question, whether *this* ask or session is theirs,
 * is answered by the slice's policy.ts; `subject` names it so that the matrix of wrong callers can be generated.
 */
export type Who = 'anyone' | 'member' | 'manager' | 'admin'

/** Whose thing the verb touches: only that person (or pair) may, and others must get NOT_FOUND. */
export type Subject =
  | 'none'
  | 'organization'
  | 'own_ask'
  | 'own_offer'
  | 'own_session'
  | 'own_picture'
  | 'own_device'
  | 'own_booking'
  | 'own_writing'
  | 'own_answer'
  | 'own_word'

export interface VerbMeta {
  who: Who
  subject: Subject
  /** The verb creates something: it takes an `Idempotency-Key` header, and a repeat gets the first answer. */
  idempotent: boolean
}

/** The start of every verb of the contract. */
export function verb(who: Who, subject: Subject = 'none', options: { idempotent?: boolean } = {}) {
  return oc
    .$meta<VerbMeta>({ who, subject, idempotent: options.idempotent ?? false })
    .errors(
      who === 'anyone'
        ? errors('BAD_INPUT', 'TOO_MANY')
        : errors('BAD_INPUT', 'TOO_MANY', 'NOT_SIGNED_IN', 'NOT_A_MEMBER', 'NOT_ALLOWED', 'NOT_FOUND'),
    )
    .errors(options.idempotent ? errors('KEY_REUSED', 'BUSY') : {})
}
