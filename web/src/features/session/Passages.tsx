import type { ReactNode } from 'react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { kindOf, mayAct } from '../../call/files/kind.ts'
import type { Passage } from '../../call/files/passing.ts'
import { Button } from '../../ui/Button.tsx'
import { FileInput } from '../../ui/FileInput.tsx'
import { percent, size } from '../../ui/format.ts'
import { pickFiles } from './choose.ts'
import { acceptFile, cancelFile, declineFile, goOnWith, hasHandle, putAway, usePassages } from './files.ts'
import { ofName } from './ofName.ts'
import css from './Passages.module.css'
import { saveFile } from './saveFile.ts'

/** Files on their way, offered, or arrived and not yet put away. `linked`: the two are connected. */
export function Passages({ name, linked }: { name: string; linked: boolean }) {
  const { t } = useTranslation()
  const passages = usePassages()
  if (passages.length === 0) return null
  return (
    <ul className={css.passages} aria-label={t('across.pass.title')}>
      {passages.map((passage) => (
        <li
          key={passage.id}
          className={css.passage}
          tabIndex={-1}
          // What is pressed goes with what it changed: the focus stays at its file.
          onClickCapture={({ currentTarget, target }) => {
            if (target instanceof Element && target.closest('button')) currentTarget.focus({ preventScroll: true })
          }}
        >
          <One passage={passage} name={name} linked={linked} />
        </li>
      ))}
    </ul>
  )
}

type OneProps = { passage: Passage; name: string; linked: boolean }

function One({ passage, name, linked }: OneProps) {
  const { t, i18n } = useTranslation()
  const cancel = <Cancel passage={passage} />
  const close = <Close passage={passage} />
  switch (passage.state) {
    case 'offered':
      return passage.way === 'in' ? (
        <Offered passage={passage} name={name} />
      ) : (
        <Row
          passage={passage}
          words={linked ? t('across.pass.waitsForYes', { name }) : t('across.pass.waitsForLink')}
          actions={cancel}
        />
      )
    case 'sending':
    case 'receiving':
      return (
        <Row passage={passage} words={linked ? null : t('across.pass.waitsForLink')} actions={cancel}>
          {passage.way === 'in' && passage.lacking && (
            <p className="b-sm b-warn">{t('across.pass.theyLack', { of: ofName(name, i18n.language) })}</p>
          )}
          <Progress passage={passage} />
        </Row>
      )
    case 'lacking':
      return <Lacking passage={passage} />
    case 'checking':
      return <Row passage={passage} words={t('across.pass.checking')} actions={cancel} />
    case 'ready':
      return <Ready passage={passage} />
    case 'declined':
      return (
        <Row
          passage={passage}
          words={passage.way === 'out' ? t('across.pass.declined', { name }) : t('across.pass.youDeclined')}
          actions={close}
        />
      )
    case 'cancelled':
      return <Row passage={passage} words={t('across.pass.cancelled')} actions={close} />
    case 'broken':
      return <Row passage={passage} words={t('across.pass.broken')} actions={close} bad />
    case 'unkept':
      return (
        <Row
          passage={passage}
          words={
            passage.way === 'out'
              ? t('across.pass.unkeptThere', { of: ofName(name, i18n.language) })
              : t('across.pass.unkept')
          }
          actions={close}
          bad
        />
      )
    case 'done':
      return null
  }
}

type RowProps = {
  passage: Passage
  words: string | null
  actions: ReactNode
  bad?: boolean
  children?: ReactNode
}

function Row({ passage, words, actions, bad = false, children }: RowProps) {
  const { t, i18n } = useTranslation()
  return (
    <>
      <p className={css.name}>
        <b>
          <bdi>{passage.name}</bdi>
        </b>
        <span className="b-sm b-dim">
          {t(`across.kind.${kindOf(passage.name)}`)}, <span className="b-nw">{size(passage.size, i18n.language)}</span>
        </span>
      </p>
      <p className={bad ? 'b-sm b-danger' : 'b-sm'} role="status">
        {words}
      </p>
      {children}
      <div className={css.actions}>{actions}</div>
    </>
  )
}

type EndProps = { passage: Passage; kind?: 'second' | 'quiet' }

function Cancel({ passage, kind = 'second' }: EndProps) {
  const { t } = useTranslation()
  return (
    <Button size="sm" kind={kind} onClick={() => cancelFile(passage.id)}>
      {t('across.pass.cancel')}
    </Button>
  )
}

function Close({ passage, kind = 'second' }: EndProps) {
  const { t } = useTranslation()
  return (
    <Button size="sm" kind={kind} onClick={() => putAway(passage.id)}>
      {t('ui.close')}
    </Button>
  )
}

function Offered({ passage, name }: { passage: Passage; name: string }) {
  const { t } = useTranslation()
  const [refused, setRefused] = useState<'no_room' | 'nowhere' | null>(null)
  const accept = async () => {
    const room = await acceptFile(passage)
    setRefused(room === 'enough' ? null : room)
  }
  return (
    <Row
      passage={passage}
      words={t('across.pass.offers', { name })}
      actions={
        <>
          <Button size="sm" kind="call" onClick={() => void accept()}>
            {t('across.pass.accept')}
          </Button>
          <Button size="sm" kind="quiet" onClick={() => declineFile(passage.id)}>
            {t('across.pass.decline')}
          </Button>
        </>
      }
    >
      <Caution passage={passage} />
      <p className="b-sm b-dim">{t('across.pass.notKept')}</p>
      {refused && (
        <p className="b-sm b-danger" role="status">
          {t(refused === 'no_room' ? 'across.pass.noRoom' : 'across.pass.nowhere')}
        </p>
      )}
    </Row>
  )
}

function Caution({ passage }: { passage: Passage }) {
  const { t } = useTranslation()
  return mayAct(passage.name) ? (
    <p className="b-sm b-warn">{t('across.pass.acts')}</p>
  ) : (
    <p className="b-sm b-dim">{t('across.pass.virus')}</p>
  )
}

function Progress({ passage }: { passage: Passage }) {
  const { t, i18n } = useTranslation()
  const share = passage.size === 0 ? 1 : passage.written / passage.size
  return (
    <div className={css.progress}>
      <span
        className={css.bar}
        role="progressbar"
        aria-label={t('across.pass.progress', { file: passage.name })}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(share * 100)}
      >
        <span style={{ width: `${share * 100}%` }} />
      </span>
      <span className="b-sm b-num b-nw">{percent(Math.floor(share * 100) / 100, i18n.language)}</span>
    </div>
  )
}

function Lacking({ passage }: { passage: Passage }) {
  const { t } = useTranslation()
  const chooser = useRef<HTMLInputElement>(null)
  const [other, setOther] = useState(false)
  const goOn = async (file: File | null) => setOther(!(await goOnWith(passage.id, file)))
  const choose = () => {
    if (hasHandle(passage.id) && !other) return void goOn(null)
    const picked = pickFiles(false)
    if (picked) void picked.then(([one]) => one && goOn(one.file))
    else chooser.current?.click()
  }
  return (
    <Row
      passage={passage}
      words={t(hasHandle(passage.id) && !other ? 'across.pass.lackClick' : 'across.pass.lack')}
      actions={
        <>
          <Button size="sm" onClick={choose}>
            {t('across.pass.goOn')}
          </Button>
          <Cancel passage={passage} kind="quiet" />
        </>
      }
    >
      <FileInput ref={chooser} label={t('across.pass.goOn')} onChosen={([file]) => void goOn(file ?? null)} />
      {other && (
        <p className="b-sm b-danger" role="status">
          {t('across.pass.otherFile')}
        </p>
      )}
    </Row>
  )
}

function Ready({ passage }: { passage: Passage }) {
  const { t } = useTranslation()
  const [gone, setGone] = useState(false)
  return (
    <Row
      passage={passage}
      words={t(gone ? 'across.pass.gone' : 'across.pass.ready')}
      bad={gone}
      actions={
        <>
          <Button size="sm" kind="call" onClick={() => void saveFile(passage).then((saved) => setGone(!saved))}>
            {t('across.pass.save')}
          </Button>
          <Close passage={passage} kind="quiet" />
        </>
      }
    >
      <Caution passage={passage} />
    </Row>
  )
}
