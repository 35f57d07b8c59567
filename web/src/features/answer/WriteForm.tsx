import type { PictureRef } from '@binome/contract/terms.ts'
import type { MyAnswer, Waiting } from '@binome/contract/verbs/answer.ts'
import { useNavigate } from '@tanstack/react-router'
import { Highlighter } from 'lucide-react'
import { type ClipboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { WhyRefused } from '../../app/WhyRefused.tsx'
import { Button } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import { TextArea } from '../../ui/Field.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { PictureChooser } from '../ask/PictureChooser.tsx'
import { picturesIn, takePictures } from '../ask/pictures.ts'
import { RefusedPictures } from '../ask/RefusedPictures.tsx'
import { uploadPicture } from '../ask/upload.ts'
import { AnswerPictures } from './AnswerPictures.tsx'
import { isEmpty, MOST_LETTERS, MOST_PICTURES, type Shown } from './form.ts'
import { Lines } from './Lines.tsx'
import { type Keeping, useWriting } from './useWriting.ts'
import css from './WriteForm.module.css'

/** What one writes: words, pictures with marks, whether others may find it; kept as a draft until it is sent. */
export function WriteForm({
  ask,
  first,
  name,
  again,
}: {
  ask: Waiting
  first: MyAnswer | null
  name: string
  again: () => void
}) {
  const { t } = useTranslation()
  const go = useNavigate()
  const writing = useWriting(ask.askId, first)
  const { form, answer, draft, changed, busy } = writing
  const [refused, setRefused] = useState<string[]>([])
  const [adding, setAdding] = useState(false)
  const [drawOn, setDrawOn] = useState<PictureRef | null>(null)
  const room = MOST_PICTURES - form.pictures.length

  const take = async (files: readonly Blob[]) => {
    if (files.length === 0) return
    setAdding(true)
    const taken = await takePictures(files, room)
    const added: Shown[] = []
    const codes = [...taken.refused]
    for (const { file, url } of taken.pictures) {
      URL.revokeObjectURL(url)
      try {
        added.push({ picture: await uploadPicture(file, () => undefined), under: null, marks: [] })
      } catch {
        codes.push('PICTURE_UNREADABLE')
      }
    }
    writing.change({ pictures: [...form.pictures, ...added] })
    setRefused(codes)
    setAdding(false)
  }
  const paste = (event: ClipboardEvent) => {
    const files = picturesIn(event.clipboardData.files)
    if (files.length === 0) return
    event.preventDefault()
    void take(files)
  }
  const send = async () => {
    if (await writing.send()) announce(t(draft ? 'written.page.sentSaid' : 'written.page.updated'))
  }
  const takeBack = async () => {
    if (await writing.takeBack()) announce(t('written.page.takenBack'))
  }
  const pass = async () => {
    if (!(await writing.pass())) return
    announce(t('written.page.passed'))
    await go({ to: '/' })
  }

  return (
    <>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <TextArea
          label={t('written.page.answer')}
          placeholder={t('written.page.placeholder')}
          value={form.text}
          minRows={5}
          maxRows={18}
          maxLength={MOST_LETTERS}
          onChange={(event) => writing.change({ text: event.currentTarget.value })}
          onPaste={paste}
        />
        <div className={css.around}>
          <PictureChooser
            className={cx('b-link', css.link)}
            disabled={room <= 0 || adding}
            onChosen={(files) => void take(files)}
          />
          {room > 0 &&
            ask.pictures.map((picture, index) => (
              <button
                key={picture.id}
                type="button"
                className={cx('b-link', css.link)}
                onClick={() => setDrawOn(picture)}
              >
                <Highlighter aria-hidden size={16} strokeWidth={1.75} />{' '}
                {ask.pictures.length === 1
                  ? t('written.page.theirPicture')
                  : t('written.page.theirPictureN', { n: index + 1 })}
              </button>
            ))}
          {adding && (
            <span className="b-sm b-mut" role="status">
              {t('now.pictureSending')}
            </span>
          )}
        </div>
        <RefusedPictures codes={refused} />
        <AnswerPictures form={form} drawOn={drawOn} onForm={writing.change} onDrawn={() => setDrawOn(null)} />
        <Switch
          first
          label={t('written.page.shared')}
          hint={t('written.page.sharedHint', { name })}
          checked={form.shared}
          onChange={(shared) => writing.change({ shared })}
        />
        <div className={css.deeds}>
          <Button
            type="submit"
            kind="primary"
            size="lg"
            busy={busy === 'send'}
            disabled={isEmpty(form) || (!draft && !changed)}
          >
            {t(draft ? 'written.page.send' : 'written.page.update')}
          </Button>
          {draft ? (
            <Button kind="quiet" busy={busy === 'pass'} title={t('written.page.passHint')} onClick={() => void pass()}>
              {t('written.page.pass')}
            </Button>
          ) : (
            <Button kind="quiet" busy={busy === 'takeBack'} onClick={() => void takeBack()}>
              {t('written.page.takeBack')}
            </Button>
          )}
        </div>
        <Stands draft={draft} changed={changed} keeping={writing.keeping} />
        <WhyRefused error={writing.error} />
      </form>
      {answer && !draft && (
        <Lines
          answerId={answer.id}
          lines={first?.id === answer.id ? first.lines : answer.lines}
          me="author"
          other={name}
          open
          onSaid={again}
        />
      )}
    </>
  )
}

/** Where what was written stands: one line, always there, so that nothing jumps. */
function Stands({ draft, changed, keeping }: { draft: boolean; changed: boolean; keeping: Keeping }) {
  const { t } = useTranslation()
  const said = !draft
    ? t(changed ? 'written.page.unsent' : 'written.page.sentAt')
    : keeping === 'failed'
      ? t('written.page.draftFailed')
      : keeping === 'keeping' || (keeping === 'kept' && changed)
        ? t('written.page.draftKeeping')
        : keeping === 'kept'
          ? t('written.page.draftKept')
          : t('written.page.passHint')
  return <p className={keeping === 'failed' && draft ? 'b-sm b-danger' : 'b-sm b-mut'}>{said}</p>
}
