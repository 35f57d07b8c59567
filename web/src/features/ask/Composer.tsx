import type { PersonRef } from '@binome/contract/terms.ts'
import { Textarea } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { EyeOff, Tag, UserRound, UserRoundX, X } from 'lucide-react'
import { type ClipboardEvent, type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '../../ui/cx.ts'
import { firstName } from '../../ui/format.ts'
import { Known } from '../answer/Known.tsx'
import { skillLabel } from '../people/skill.ts'
import { BlurDialog } from './BlurDialog.tsx'
import css from './Composer.module.css'
import { ComposerFoot } from './ComposerFoot.tsx'
import { MOST_PICTURES } from './composer.ts'
import { addPictures, ask, compose, useComposer } from './composing.ts'
import { DraftPictures } from './DraftPictures.tsx'
import { PictureChooser } from './PictureChooser.tsx'
import { picturesIn } from './pictures.ts'
import { RefusedPictures } from './RefusedPictures.tsx'
import { SkillDialog } from './SkillDialog.tsx'

/** One field and a paste. Enter asks, Shift-Enter goes on; pictures stay in this browser until then. */
export function Composer({ autoFocus }: { autoFocus: boolean }) {
  const { t, i18n } = useTranslation()
  const composer = useComposer()
  const coarse = useMediaQuery('(pointer: coarse)')
  const field = useRef<HTMLTextAreaElement>(null)
  const [over, setOver] = useState(false)
  const [refused, setRefused] = useState<string[]>([])
  const [blurring, setBlurring] = useState<string | null>(null)
  const [choosing, setChoosing] = useState(false)

  useEffect(() => {
    if (autoFocus) field.current?.focus({ preventScroll: true })
  }, [autoFocus])

  const take = async (files: readonly Blob[]) => {
    if (files.length === 0) return
    setRefused(await addPictures(files))
  }
  const paste = (event: ClipboardEvent) => {
    const files = picturesIn(event.clipboardData.files)
    if (files.length === 0) return
    event.preventDefault()
    void take(files)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(picturesIn(event.dataTransfer.files))
  }
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Out of the empty field, so that the keys of a waiting tap work.
    if (event.key === 'Escape' && !composer.text) event.currentTarget.blur()
    // On a touch keyboard there is no Shift-Enter: Enter is a line there, and the button asks.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || coarse) return
    event.preventDefault()
    void ask()
  }
  const picture = composer.pictures.find(({ key }) => key === blurring)
  const one = composer.pictures.length === 1
  const thumbs = composer.pictures.length > 0 && (
    <DraftPictures
      pictures={composer.pictures}
      onBlur={setBlurring}
      onRemove={(key) => compose({ do: 'removePicture', key })}
    />
  )

  return (
    <>
      <section
        className={cx(css.composer, over && css.over)}
        aria-label={t('now.label')}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <div className={css.field}>
          <Textarea
            ref={field}
            unstyled
            autosize
            minRows={coarse ? 2 : 3}
            maxRows={8}
            classNames={{ root: css.root ?? '', input: css.text ?? '' }}
            aria-label={t('now.label')}
            aria-describedby="composer-hint"
            placeholder={over ? t('now.dropHere') : t('now.placeholder')}
            value={composer.text}
            onChange={(event) => compose({ do: 'write', text: event.currentTarget.value })}
            onPaste={paste}
            onKeyDown={press}
            enterKeyHint={coarse ? 'enter' : 'send'}
          />
          {one && thumbs}
        </div>
        <p id="composer-hint" className="b-hidden">
          {t('now.hint')}
        </p>
        {!one && thumbs}
        <div className={cx('b-sm', css.around)}>
          <PictureChooser
            className={css.item}
            disabled={composer.pictures.length >= MOST_PICTURES}
            onChosen={(files) => void take(files)}
          />
          {composer.skills.map((skill) => (
            <Taken
              key={skill.id}
              label={skillLabel(skill, i18n.language)}
              icon={<Tag aria-hidden />}
              remove={`${t('ui.remove')} ${skillLabel(skill, i18n.language)}`}
              onRemove={() => compose({ do: 'removeSkill', id: skill.id })}
            />
          ))}
          <button type="button" className={css.item} onClick={() => setChoosing(true)}>
            {composer.skills.length === 0 && <Tag aria-hidden />} {t('now.addSkill')}
          </button>
          {composer.forPerson && <Aim person={composer.forPerson} />}
          {composer.unnamed ? (
            <Taken
              label={t('now.unnamed')}
              icon={<UserRoundX aria-hidden />}
              remove={t('now.unnamedRemove')}
              onRemove={() => compose({ do: 'unname', unnamed: false })}
            />
          ) : (
            <button
              type="button"
              className={css.item}
              title={t('now.unnamedHint')}
              onClick={() => compose({ do: 'unname', unnamed: true })}
            >
              <UserRoundX aria-hidden /> {t('now.unname')}
            </button>
          )}
          {composer.pictures.length > 0 && (
            <span className={css.note}>
              <EyeOff aria-hidden /> {t('flow.now.stays')}
            </span>
          )}
        </div>
        <RefusedPictures codes={refused} className={css.refused} />
        <ComposerFoot composer={composer} />
        {picture && (
          <BlurDialog
            picture={picture}
            onBlurred={(file, url) => compose({ do: 'blurPicture', key: picture.key, file, url })}
            onClose={() => setBlurring(null)}
          />
        )}
        {choosing && <SkillDialog onClose={() => setChoosing(false)} />}
      </section>
      <Known text={composer.text} />
    </>
  )
}

function Aim({ person }: { person: PersonRef }) {
  const { t } = useTranslation()
  return (
    <Taken
      label={t('now.forPerson', { name: firstName(person.name) })}
      icon={<UserRound aria-hidden />}
      remove={t('now.forPersonRemove')}
      onRemove={() => compose({ do: 'aimAt', person: null })}
    />
  )
}

type TakenProps = { label: string; icon: React.ReactNode; remove: string; onRemove: () => void }

function Taken({ label, icon, remove, onRemove }: TakenProps) {
  return (
    <span className={css.taken}>
      {icon} {label}
      <button type="button" className={css.x} aria-label={remove} title={remove} onClick={onRemove}>
        <X aria-hidden />
      </button>
    </span>
  )
}
