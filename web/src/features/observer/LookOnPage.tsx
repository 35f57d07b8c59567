import type { ObservingView } from '@binome/contract/session.ts'
import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { useNow } from '../../app/live-react.ts'
import { useTitle } from '../../app/useTitle.ts'
import { WhyRefused } from '../../app/WhyRefused.tsx'
import type { LookingOn, LookingOnSnapshot } from '../../call/looking-on.ts'
import type { Hand } from '../../call/marks.ts'
import { ROLES } from '../../call/role.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import { Loading, Notice } from '../../ui/Notice.tsx'
import { Pair } from '../../ui/Pair.tsx'
import { Say } from '../../ui/Say.tsx'
import { useFirstName, useName } from '../ask/useName.ts'
import { StepList } from '../guide/Checklist.tsx'
import { StepCount } from '../guide/StepCount.tsx'
import { Running } from '../recording/RecordingSign.tsx'
import { useArrival } from '../session/arrival.ts'
import { Assured } from '../session/LineDetails.tsx'
import room from '../session/Room.module.css'
import { Stage } from '../session/Stage.tsx'
import type { Tool } from '../session/tools.ts'
import { AdviserTools } from './AdviserTools.tsx'
import { linkedBeside, useLooking } from './looking.ts'
import css from './observer.module.css'
import { useHeardMarks } from './useHeardMarks.ts'

/** At a session of others: what they say, show, draw and tick; of one's own only what one came to give. */
export function Page() {
  const { sessionId } = useParams({ from: '/stage/look-on/$sessionId' })
  const go = useNavigate()
  const ready = useNow((now) => now.me.person.id)
  const observing = useNow((now) => (now.observing?.sessionId === sessionId ? now.observing : null))
  const here = observing?.state === 'here' ? observing : null
  const [came, setCame] = useState(false)
  if (here && !came) setCame(true)
  // Who is invited answers on Now; who was there and is no longer goes on from there.
  const home = Boolean(ready) && !here && (came || observing !== null)
  useEffect(() => {
    if (home) void go({ to: '/', replace: true })
  }, [home, go])
  if (here) return <Looking observing={here} />
  return <main className={room.empty}>{ready && !home ? <Over /> : <Loading />}</main>
}

/** Where a notification of an invitation leads that is over. */
function Over() {
  const { t } = useTranslation()
  const home = (
    <Link to="/" className={buttonClass({ kind: 'second' })}>
      {t('frame.notFound.home')}
    </Link>
  )
  return <Notice level={1} title={t('observer.over')} action={home} />
}

function Looking({ observing }: { observing: ObservingView }) {
  const { t } = useTranslation()
  const name = useName()
  const heading = useArrival<HTMLHeadingElement>()
  const { looking, snapshot } = useLooking(observing)
  const [comparing, setComparing] = useState(false)
  const { sessionId, seeker, helper, guide, recordedSince } = observing
  const leaving = useMutation({ mutationFn: () => api.observers.leave({ sessionId }) })
  const title = t('observer.pageTitle', { seeker: name(seeker), helper: name(helper) })
  useTitle(title)
  const advises = observing.comesTo === 'advise'
  const recordedWords = t(advises ? 'adviser.recorded' : 'observer.recorded')
  const alone = Boolean(guide?.alone)
  useEffect(() => looking?.board.watch(alone), [looking, alone])
  const recorded = recordedSince !== null
  useEffect(() => {
    if (recorded) announce(`${t('recording.on')}. ${recordedWords}`)
  }, [recorded, recordedWords, t])
  const up = ROLES.some((role) => snapshot?.seen[role].up)
  return (
    <main className={css.page}>
      <header className={css.head}>
        <Pair state="live" seeker={seeker} helper={helper} />
        <div className={css.words}>
          <h1 ref={heading} tabIndex={-1} className="b-h3">
            {title}
          </h1>
          <p className="b-sm b-mut">
            {up ? <Reaching observing={observing} snapshot={snapshot} /> : t('session.line.connecting')}
          </p>
        </div>
        {snapshot?.soundBlocked && (
          <Button kind="primary" onClick={() => void looking?.listen()}>
            {t('flow.session.soundOn')}
          </Button>
        )}
        <Button kind="quiet" onClick={() => setComparing(true)}>
          {t('observer.words')}
        </Button>
        <Button busy={leaving.isPending} onClick={() => leaving.mutate()}>
          {t(advises ? 'adviser.leave' : 'observer.leave')}
        </Button>
        <WhyRefused error={leaving.error} />
        {recordedSince && (
          <p className={css.recorded}>
            <Running since={recordedSince} />
            <span>{recordedWords}</span>
          </p>
        )}
      </header>
      <div className={css.body}>
        <div className={css.stage}>
          {looking && snapshot && <Seen looking={looking} snapshot={snapshot} observing={observing} />}
        </div>
        {guide && guide.steps.length > 0 && (
          <section className={css.side} aria-label={t('guide.label')}>
            <p className="b-sm b-mut b-num" role="status">
              <StepCount steps={guide.steps} pass={guide.alone ? 'alone' : 'together'} />
            </p>
            <StepList sessionId={sessionId} steps={guide.steps} pass={guide.alone ? 'alone' : 'together'} />
          </section>
        )}
      </div>
      {comparing && (
        <Dialog title={t('privacy.title')} onClose={() => setComparing(false)}>
          <div className={css.both}>
            <Compared snapshot={snapshot} observing={observing} />
          </div>
        </Dialog>
      )}
    </main>
  )
}

/** What of this person reaches whom, and of whoever else is there, whom it reaches. */
function Reaching({ observing, snapshot }: { observing: ObservingView; snapshot: LookingOnSnapshot | null }) {
  const { t } = useTranslation()
  const first = useFirstName()
  const { comesTo, beside } = observing
  const microphone = snapshot?.microphone ?? null
  const mine =
    comesTo === 'look_on'
      ? 'observer.silent'
      : microphone === 'open'
        ? 'adviser.heard'
        : microphone === 'blocked' || microphone === 'none'
          ? 'adviser.noMicrophone'
          : 'adviser.unheard'
  const theirs = snapshot?.seen.beside.state?.microphone ?? 'open'
  const other =
    beside?.comesTo === 'advise'
      ? theirs === 'open'
        ? 'adviser.besideAdviser'
        : 'adviser.besideSilent'
      : comesTo === 'advise'
        ? 'adviser.besideObserver'
        : 'observer.beside'
  const otherWords = beside && t(other, { name: first(beside.person) })
  useEffect(() => {
    if (otherWords) announce(otherWords)
  }, [otherWords])
  return (
    <>
      {t(mine)} {otherWords}
    </>
  )
}

type SeenProps = { looking: LookingOn; snapshot: LookingOnSnapshot; observing: ObservingView }

/** The screen that is looked at, the seeker's when both share, with what is drawn on it. */
function Seen({ looking, snapshot, observing }: SeenProps) {
  const { t } = useTranslation()
  const first = useFirstName()
  const { board, voice } = looking
  const { seen } = snapshot
  const [tool, setTool] = useState<Tool | null>('point')
  const sharer = ROLES.find((role) => seen[role].state?.sharing && !seen[role].state?.sharing?.paused)
  const { seeker, helper, beside } = observing
  const adviser = beside?.comesTo === 'advise' ? first(beside.person) : undefined
  const names = { seeker: first(seeker), helper: first(helper), adviser }
  const hands: readonly Hand[] = adviser ? [...ROLES, 'adviser'] : ROLES
  useHeardMarks(board.marks, names)
  const drawing = voice !== null && sharer !== undefined && !observing.guide?.alone && board.mayAdviseOn(sharer)
  return (
    <>
      <Stage
        board={board}
        screens={ROLES.map((role) => ({ id: role, tab: seen[role].tab, stream: seen[role].screen }))}
        on={sharer ?? null}
        others={hands.map((hand) => ({ pointer: board.pointers[hand], hand, name: names[hand] ?? '' }))}
        tool={drawing ? tool : null}
      >
        <div className={css.nothing}>
          <p className="b-lead">{t('observer.noPicture')}</p>
          <Say quote>{observing.line || observing.text}</Say>
        </div>
      </Stage>
      {voice && <AdviserTools {...{ looking, voice, drawing }} tool={tool} onTool={setTool} />}
    </>
  )
}

/** The words by which one knows that nobody is between oneself and each of the others. */
function Compared({ snapshot, observing }: { snapshot: LookingOnSnapshot | null; observing: ObservingView }) {
  const name = useName()
  const first = useFirstName()
  if (!snapshot) return null
  const { seeker, helper } = observing
  const { seen } = snapshot
  const beside = linkedBeside(observing)
  const others = [
    { person: seeker, assurance: seen.seeker.assurance },
    { person: helper, assurance: seen.helper.assurance },
    ...(beside ? [{ person: beside, assurance: seen.beside.assurance }] : []),
  ]
  return others.map(({ person, assurance }) => (
    <section key={person.id}>
      <h3 className="b-h3">{name(person)}</h3>
      <Assured assurance={assurance} name={first(person)} />
    </section>
  ))
}
