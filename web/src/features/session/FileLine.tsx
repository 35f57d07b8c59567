import type { Message } from '@binome/contract/session.ts'
import { FileCheck } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fileOnDisk } from '../../call/files/disk.ts'
import { plainName } from '../../call/files/kind.ts'
import { Button } from '../../ui/Button.tsx'
import { size } from '../../ui/format.ts'
import css from './FileLine.module.css'
import { saveFile } from './saveFile.ts'

type FileMessage = Extract<Message, { kind: 'file' }>

/**
 * A file that went from browser to browser, as the log remembers it: its name, size and hash, never its bytes. Who
 * received it on this device may save it from here for a day, also once the session is over.
 */
export function FileLine({ message, mine, name }: { message: FileMessage; mine: boolean; name: string }) {
  const { t, i18n } = useTranslation()
  const { id, text, bytes, sha256 } = message
  const file = plainName(text)
  const [here, setHere] = useState(false)
  useEffect(() => {
    let over = false
    if (!mine) void fileOnDisk(id).then((found) => over || setHere(found !== null))
    return () => {
      over = true
    }
  }, [id, mine])
  return (
    <div className={css.file} data-act="">
      <FileCheck aria-hidden size={20} strokeWidth={1.75} />
      <div className="b-sm">
        <p className={css.name}>
          <bdi>{mine ? t('across.file.mine', { file }) : t('across.file.theirs', { name, file })}</bdi>,{' '}
          <span className="b-nw">{size(bytes, i18n.language)}</span>
        </p>
        <p className="b-dim">{t('across.file.notKept')}</p>
        {here && (
          <Button size="sm" className={css.save} onClick={() => void saveFile({ id, name: file }).then(setHere)}>
            {t('across.file.save')}
          </Button>
        )}
        <details>
          <summary className="b-dim">{t('across.file.hash')}</summary>
          <code className={css.hash}>{sha256}</code>
        </details>
      </div>
    </div>
  )
}
