import type { Message } from '@binome/contract/now.ts'
import { FileCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { size } from '../../ui/format.ts'
import css from './FileLine.module.css'

type FileMessage = Extract<Message, { kind: 'file' }>

/** A file that went from browser to browser, as the log remembers it: its name, size and hash, never its bytes. */
export function FileLine({ message, mine, name }: { message: FileMessage; mine: boolean; name: string }) {
  const { t, i18n } = useTranslation()
  const { text: file, bytes, sha256 } = message
  return (
    <div className={css.file} data-act="">
      <FileCheck aria-hidden size={20} strokeWidth={1.75} />
      <div className="b-sm">
        <p className={css.name}>
          <bdi>{mine ? t('across.file.mine', { file }) : t('across.file.theirs', { name, file })}</bdi>,{' '}
          <span className="b-nw">{size(bytes, i18n.language)}</span>
        </p>
        <p className="b-dim">{t('across.file.notKept')}</p>
        <details>
          <summary className="b-dim">{t('across.file.hash')}</summary>
          <code className={css.hash}>{sha256}</code>
        </details>
      </div>
    </div>
  )
}
