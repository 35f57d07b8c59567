import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { useRefusalWords } from '../../app/refusal.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import type { SearchingAsk } from './Searching.tsx'

/** Changes the words of an ask while it searches; whoever was tapped sees them at once. */
export function ChangeDialog({ ask, onClose }: { ask: SearchingAsk; onClose: () => void }) {
  const { t } = useTranslation()
  const words = useRefusalWords()
  const [text, setText] = useState(ask.text)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const save = async () => {
    if (!text.trim()) return
    setBusy(true)
    setError(null)
    try {
      await api.asks.change({ askId: ask.id, text })
      announce(t('waiting.detailSaved'))
      onClose()
    } catch (thrown) {
      setError(thrown)
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t('waiting.detailTitle')}
      size="lg"
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={busy} disabled={!text.trim()} onClick={() => void save()}>
            {t('waiting.detailSave')}
          </Button>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
        </>
      }
    >
      <TextArea
        label={t('waiting.detailLabel')}
        value={text}
        minRows={3}
        maxLength={10_000}
        error={error === null ? undefined : words(error)}
        onChange={(event) => setText(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.setSelectionRange(text.length, text.length)}
        data-autofocus
      />
    </Dialog>
  )
}
