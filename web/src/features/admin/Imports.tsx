import { useMutation, useQueryClient } from '@tanstack/react-query'
import { FileUp } from 'lucide-react'
import { type DragEvent, useDeferredValue, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, isRefusal, q, refusalOf } from '../../app/api.ts'
import { useRefusalWords } from '../../app/refusal.ts'
import { Button } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import { TextArea } from '../../ui/Field.tsx'
import { Section } from '../../ui/Section.tsx'
import { Refused } from '../door/Refused.tsx'
import { downloadText } from '../me/download.ts'
import { Saved } from '../me/Saved.tsx'
import css from './admin.module.css'
import { CsvTable } from './CsvTable.tsx'
import { COLUMNS, previewPeople, TEMPLATE } from './csv.ts'

/** The most the server takes at once (contract: admin.importPeople). */
const MOST_BYTES = 2_000_000

/** People by CSV: a file or pasted lines, looked at with everything that is wrong, then sent as a whole. */
export function Imports() {
  const { t } = useTranslation()
  const words = useRefusalWords()
  const cache = useQueryClient()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [over, setOver] = useState(false)
  const [tooLarge, setTooLarge] = useState(false)
  const read = useDeferredValue(text)
  const preview = useMemo(() => (read.trim() ? previewPeople(read) : null), [read])
  const importing = useMutation({
    mutationFn: () => api.admin.importPeople({ csv: text }),
    onSuccess: async () => {
      setText('')
      await Promise.all([
        cache.invalidateQueries({ queryKey: q.admin.key() }),
        cache.invalidateQueries({ queryKey: q.people.key() }),
      ])
    },
  })
  const take = async (file: File | undefined) => {
    if (!file) return
    importing.reset()
    setTooLarge(file.size > MOST_BYTES)
    if (file.size <= MOST_BYTES) setText(await file.text())
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  const refused = () => {
    if (!isRefusal(importing.error, 'CSV_UNREADABLE')) return words(importing.error)
    const { line, reason } = refusalOf(importing.error).data
    const known = `admin.imports.reasons.${String(reason)}` as 'admin.imports.reasons.name'
    return `${words(importing.error)} ${t('admin.imports.problem', { line: Number(line), reason: t(known) })}`
  }
  return (
    <Section
      title={t('admin.imports.people')}
      level={2}
      aside={
        <button
          type="button"
          className="b-link b-sm"
          onClick={() => downloadText('binome.csv', 'text/csv', `\uFEFF${TEMPLATE}`)}
        >
          {t('admin.imports.template')}
        </button>
      }
    >
      <p className={`b-md b-mut ${css.hint}`}>{t('admin.imports.peopleHint', { columns: COLUMNS.join(', ') })}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way beside the button and the field in it */}
      <div
        className={cx(css.drop, over && css.over)}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <FileUp aria-hidden size={24} strokeWidth={1.5} />
        <p>{t('admin.imports.drop')}</p>
        <Button onClick={() => field.current?.click()}>{t('admin.imports.choose')}</Button>
        <input
          ref={field}
          type="file"
          accept=".csv,text/csv,text/plain"
          hidden
          onChange={(event) => {
            void take(event.currentTarget.files?.[0])
            event.currentTarget.value = ''
          }}
        />
      </div>
      <TextArea
        label={t('admin.imports.paste')}
        voice="ui"
        minRows={3}
        maxRows={8}
        spellCheck={false}
        autoComplete="off"
        className={css.code}
        value={text}
        onChange={(event) => {
          importing.reset()
          setText(event.currentTarget.value)
        }}
      />
      <Refused>
        {(tooLarge && t('errors.TOO_LARGE', { size: MOST_BYTES / 1_000_000 })) || (importing.error && refused())}
      </Refused>
      {preview && <CsvTable preview={preview} />}
      {preview && (
        <p className={css.more}>
          <Button
            kind="primary"
            busy={importing.isPending}
            disabled={preview.problems.length > 0 || read !== text}
            onClick={() => importing.mutate()}
          >
            {t('admin.imports.run')}
          </Button>
        </p>
      )}
      <p className={css.more}>
        <Saved>{importing.isSuccess && t('admin.imports.done', { ...importing.data })}</Saved>
      </p>
    </Section>
  )
}
