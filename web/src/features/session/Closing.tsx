import type { ToClose } from '@binome/contract/session.ts'
import type { OutcomeWord, PersonRef } from '@binome/contract/terms.ts'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, isRefusal } from '../../app/api.ts'
import { WhyRefused } from '../../app/WhyRefused.tsx'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { listOf, span } from '../../ui/format.ts'
import { Key } from '../../ui/Key.tsx'
import { useKeys } from '../../ui/keys.ts'
import { announce } from '../../ui/LiveRegion.tsx'
import { Pair } from '../../ui/Pair.tsx'
import { Roof, type RoofState } from '../../ui/Roof.tsx'
import { useFirstName, useName } from '../ask/useName.ts'
import css from './Closing.module.css'
import { Aside } from './ClosingAside.tsx'
import { type Answer, kindsFrom, outcomeInput, WORDS } from './closing.ts'
import { SkillsShown } from './SkillsShown.tsx'

const ROOF: Record<OutcomeWord, RoofState> = { solved: 'live', partly: 'alone', not_solved: 'nobody' }
const LABEL = { solved: 'after.solved', partly: 'after.partly', not_solved: 'after.notSolved' } as const
const KEYS = { solved: 'after.keys.solved', partly: 'after.keys.partly', not_solved: 'after.keys.notSolved' } as const

/** What came of it: three roofs, five kinds, a word. The seeker's answer counts; the helper's is asked the same way. */
export function Closing({ toClose, me }: { toClose: ToClose; me: PersonRef }) {
  const { t, i18n } = useTranslation()
  const go = useNavigate()
  const full = useName()
  const first = useFirstName()
  const [answer, setAnswer] = useState<Answer>({
    outcome: toClose.handedTo ? 'partly' : 'solved',
    kind: toClose.suggestedKind,
    skills: toClose.suggestedSkills,
    thanks: '',
  })
  const [line, setLine] = useState('')
  const [busy, setBusy] = useState<'send' | 'skip' | null>(null)
  const [error, setError] = useState<unknown>(null)
  const form = useRef<HTMLFormElement>(null)
  const chosen = useRef<HTMLInputElement>(null)
  const name = first(toClose.other)
  const seeker = toClose.role === 'seeker'
  const { sessionId } = toClose
  const alone = toClose.guide.doneAlone
  const change = (part: Partial<Answer>) => setAnswer((now) => ({ ...now, ...part }))

  // The focus follows what is chosen by key, unless one is elsewhere by now.
  const { outcome: said } = answer
  useEffect(() => {
    const at = document.activeElement
    const free = !at || at === document.body || (at instanceof HTMLInputElement && at.name === 'outcome')
    if (said && free) chosen.current?.focus({ preventScroll: true })
  }, [said])
  useKeys(
    WORDS.map((outcome, index) => ({
      keys: String(index + 1),
      label: t(KEYS[outcome]),
      run: () => change({ outcome }),
    })),
  )
  const send = async (event?: FormEvent) => {
    event?.preventDefault()
    if (busy) return
    setBusy('send')
    setError(null)
    try {
      // Before the word: with it this page goes.
      if (answer.outcome !== 'not_solved' && line.trim() !== '') {
        const { sent } = await api.group.leaveLine({ sessionId, text: line })
        if (sent > 0) announce(t('group.lineSent'))
        setLine('')
      }
      const { askId, searching } = await api.outcomes.say(outcomeInput(sessionId, answer))
      announce(searching ? t('after.searchingAgain') : t('after.sent'))
      if (searching && seeker) await go({ to: '/ask/$askId', params: { askId }, replace: true })
      else await go({ to: '/', replace: true })
    } catch (thrown) {
      if (isRefusal(thrown, 'OUTCOME_SAID')) await go({ to: '/', replace: true })
      else setError(thrown)
      setBusy(null)
    }
  }
  const skip = async () => {
    setBusy('skip')
    setError(null)
    try {
      await api.outcomes.skip({ sessionId })
      await go({ to: '/', replace: true })
    } catch (thrown) {
      setError(thrown)
      setBusy(null)
    }
  }
  /** Enter sends from a field of one line by itself, and from the word of thanks here; Shift-Enter goes on. */
  const enter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    form.current?.requestSubmit()
  }

  const minutes = toClose.minutes > 0 ? span(toClose.minutes * 60, i18n.language) : t('flow.after.underMinute')
  const people = seeker ? { seeker: me, helper: toClose.other } : { seeker: toClose.other, helper: me }
  const on = answer.outcome !== 'not_solved'
  const advisers = listOf(toClose.advisers.map(full), i18n.language)
  return (
    <div className={`b-page ${css.page}`}>
      <form ref={form} className={`b-1-7 ${css.questions}`} onSubmit={(event) => void send(event)}>
        <div className={css.head}>
          <Pair state={ROOF[answer.outcome]} {...people} />
          <p className="b-mut">
            {toClose.waitedSeconds > 0 && seeker
              ? t('after.head', {
                  minutes,
                  name: full(toClose.other),
                  waited: span(toClose.waitedSeconds, i18n.language),
                })
              : t('after.headShort', { minutes, name: full(toClose.other) })}
          </p>
        </div>
        {toClose.handedTo && (
          <p className={css.handed}>
            {t(seeker ? 'handover.after' : 'handover.gone', { to: full(toClose.handedTo), by: name })}
          </p>
        )}
        {alone && (
          <p className={css.alone}>
            {t(seeker ? 'guide.kept.aloneOf' : 'guide.kept.theyAlone', { count: alone.done, of: alone.of, name })}
          </p>
        )}
        <fieldset>
          <legend>
            <h1 className={css.question}>{seeker ? t('after.question') : t('after.questionHelper', { name })}</h1>
          </legend>
          <div className={css.three}>
            {WORDS.map((outcome, index) => (
              <label key={outcome} className={css.word}>
                <input
                  ref={outcome === answer.outcome ? chosen : undefined}
                  type="radio"
                  name="outcome"
                  value={outcome}
                  checked={answer.outcome === outcome}
                  onChange={() => change({ outcome })}
                />
                <Roof state={ROOF[outcome]} width={32} plain={answer.outcome === outcome} />
                <span className={css.label}>{t(LABEL[outcome])}</span>
                <Key of={String(index + 1)} className={css.key} />
              </label>
            ))}
          </div>
        </fieldset>
        {!on && seeker && !toClose.handedTo && <p className={css.notYet}>{t('after.notSolvedHint', { name })}</p>}
        {on && (
          <>
            <div className={css.part}>
              <Choice
                legend={seeker ? t('after.kindTitle', { name }) : t('after.kindTitleHelper')}
                value={answer.kind}
                onChange={(kind) => change({ kind })}
                columns
                options={kindsFrom(toClose.suggestedKind).map((kind) => ({
                  value: kind,
                  label: t(`after.kind.${kind}`),
                  ...(kind === toClose.suggestedKind && { hint: t('after.proposed') }),
                }))}
              />
            </div>
            {seeker && (
              <div className={css.part}>
                <TextArea
                  label={<span className={css.title}>{t('after.thanks', { name })}</span>}
                  {...(advisers && { hint: t('adviser.thanked', { names: advisers }) })}
                  placeholder={t('after.thanksPlaceholder')}
                  value={answer.thanks}
                  maxLength={1000}
                  minRows={1}
                  onChange={(event) => change({ thanks: event.currentTarget.value })}
                  onKeyDown={enter}
                />
              </div>
            )}
            {toClose.waiting > 0 && (
              <div className={css.part}>
                <TextArea
                  label={<span className={css.title}>{t('group.line', { count: toClose.waiting })}</span>}
                  hint={t('group.lineHint')}
                  placeholder={t('group.linePlaceholder')}
                  value={line}
                  maxLength={2000}
                  minRows={1}
                  onChange={(event) => setLine(event.currentTarget.value)}
                />
              </div>
            )}
          </>
        )}
        <div className={css.go}>
          <Button type="submit" kind="primary" size="lg" hint="Enter" busy={busy === 'send'}>
            {!on && seeker && !toClose.handedTo
              ? t('flow.after.searchOn')
              : seeker
                ? t('after.send')
                : t('after.sendHelper')}
          </Button>
          <Button kind="quiet" busy={busy === 'skip'} title={t('after.skipHint')} onClick={() => void skip()}>
            {t('after.skip')}
          </Button>
          <span className="b-md b-mut">{seeker ? t('after.skipHint') : t('after.seekerCounts', { name })}</span>
        </div>
        <WhyRefused error={error} />
      </form>
      <Aside toClose={toClose}>
        {on && <SkillsShown skills={answer.skills} onChange={(skills) => change({ skills })} />}
      </Aside>
    </div>
  )
}
