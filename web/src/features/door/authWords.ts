import { useTranslation } from 'react-i18next'
import { useRefusalWords } from '../../app/refusal.ts'
import { span } from '../../ui/format.ts'
import { AuthError } from './auth.ts'
import { MIN_PASSWORD } from './password.ts'

/**
 * Words for whatever an account call or a verb of the door threw. `wrong` says what « wrong » means here: the address
 * or password of a sign-in, or the current password of a change.
 */
export function useAuthWords(): (error: unknown, wrong: string) => string {
  const { t, i18n } = useTranslation()
  const words = useRefusalWords()
  return (error, wrong) => {
    if (!(error instanceof AuthError)) return words(error)
    const { refusal } = error
    switch (refusal.code) {
      case 'WRONG':
        return wrong
      case 'WEAK':
        return t('errors.WEAK_PASSWORD', { length: MIN_PASSWORD })
      case 'GONE':
        return t('door.newPassword.gone')
      case 'NO_PASSWORD':
        return t('settings.passwordNone')
      case 'TOO_MANY':
        return t('errors.TOO_MANY', { wait: span(refusal.retryAfterSeconds, i18n.language) })
      case 'NO_MAIL':
        return t('errors.NO_MAIL')
      case 'NOT_SIGNED_IN':
        return t('errors.NOT_SIGNED_IN')
      case 'OFFLINE':
        return t('errors.OFFLINE')
      case 'UNKNOWN':
        return t('errors.UNKNOWN')
    }
  }
}
