import type { Message } from '@binome/contract/session.ts'
import { useTranslation } from 'react-i18next'
import { Time } from '../../ui/Time.tsx'
import { Pictures } from '../offer/Pictures.tsx'
import css from './Chat.module.css'
import { FileLine } from './FileLine.tsx'
import { MarkLine } from './MarkLine.tsx'
import { Snippet } from './Snippet.tsx'
import { Words } from './Words.tsx'

/** One thing that was written, drawn or passed across. `name`: what the other one is called. */
export function Said({ message, mine, name }: { message: Message; mine: boolean; name: string }) {
  const { t } = useTranslation()
  if (message.kind === 'mark') return <MarkLine message={message} mine={mine} name={name} />
  if (message.kind === 'file') return <FileLine message={message} mine={mine} name={name} />
  const title = mine ? t('across.pictureMine') : t('across.picture', { name })
  return (
    <div className={css.message}>
      <b>{mine ? t('session.you') : name}</b> <Time at={message.at} as="hour" className={css.time ?? ''} />
      {message.kind === 'text' && <Words text={message.text} className={css.text ?? ''} />}
      {message.kind === 'snippet' && <Snippet text={message.text} />}
      {message.kind === 'picture' && (
        <div className={css.picture}>
          <Pictures pictures={[message.picture]} look="read" named={() => ({ title, alt: title })} />
        </div>
      )}
    </div>
  )
}
