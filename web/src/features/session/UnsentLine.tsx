import { useTranslation } from 'react-i18next'
import { useRefusalWords } from '../../app/refusal.ts'
import type { Unsent } from '../../app/unsent.ts'
import css from './Chat.module.css'
import type { Written } from './chat.ts'
import { Snippet } from './Snippet.tsx'
import { Words } from './Words.tsx'

/** What is on its way to the log, or was refused. */
export function UnsentLine({ unsent: { what, refused } }: { unsent: Unsent<Written> }) {
  const { t } = useTranslation()
  const words = useRefusalWords()
  // A mark is on the picture already, and a file is drawn by its transfer.
  if (what.kind === 'mark' || what.kind === 'file') return null
  return (
    <div className={css.message}>
      <b>{t('session.you')}</b>{' '}
      <span className={refused ? 'b-sm b-danger' : 'b-sm b-dim'} role={refused ? 'status' : undefined}>
        {refused ? words(refused) : t('session.chat.unsent')}
      </span>
      {what.kind === 'text' && <Words text={what.text} className={css.text ?? ''} />}
      {what.kind === 'snippet' && <Snippet text={what.text} />}
      {what.kind === 'picture' && (
        <div className={css.picture}>
          <img src={what.picture.url} width={160} alt={t('across.pictureMine')} />
        </div>
      )}
    </div>
  )
}
