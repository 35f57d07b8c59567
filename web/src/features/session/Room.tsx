import type { Message, SessionView } from '@binome/contract/session.ts'
import type { PersonRef } from '@binome/contract/terms.ts'
import { useMediaQuery } from '@mantine/hooks'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../app/live-react.ts'
import type { Call } from '../../call/call.ts'
import { mayDraw } from '../../call/grants.ts'
import { canShareScreens, type Facing, type PickResult } from '../../call/screen.ts'
import type { CallSnapshot } from '../../call/snapshot.ts'
import { Button } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import { announce } from '../../ui/LiveRegion.tsx'
import { useFirstName } from '../ask/useName.ts'
import { GrantNotes } from '../grants/GrantNotes.tsx'
import { PausedCard } from '../grants/PausedCard.tsx'
import { AloneNote } from '../guide/AloneNote.tsx'
import { useGuide, useGuideInRoom } from '../guide/useGuide.ts'
import { HandoverNote } from '../handover/HandoverNote.tsx'
import { ObserverNotes } from '../observer/ObserverNotes.tsx'
import { useHeardMarks } from '../observer/useHeardMarks.ts'
import { useOthers } from '../observer/useOthers.ts'
import { RecordingNotes } from '../recording/RecordingNotes.tsx'
import { RecordingSign } from '../recording/RecordingSign.tsx'
import { followRecording } from '../recording/recording.ts'
import { DevicesDialog } from '../voice/DevicesDialog.tsx'
import { VoiceNotes } from '../voice/VoiceNotes.tsx'
import { EndDialog } from './EndDialog.tsx'
import { FileNote } from './FileNote.tsx'
import { Note } from './Note.tsx'
import { NothingShared } from './NothingShared.tsx'
import { PairCard } from './PairCard.tsx'
import { PhoneBar } from './PhoneBar.tsx'
import css from './Room.module.css'
import { RoomKeys } from './RoomKeys.ts'
import { ShareDialog } from './ShareDialog.tsx'
import { ShareFrame } from './ShareTab.tsx'
import { SideSheet } from './SideSheet.tsx'
import { type Screen, Stage } from './Stage.tsx'
import { Steps } from './Steps.tsx'
import { Toolbar } from './Toolbar.tsx'
import type { Tool } from './tools.ts'
import { useAfterPicture } from './useAfterPicture.ts'
import { useCalledBack } from './useCalledBack.ts'
import { useFreeze } from './useFreeze.tsx'
import { useMarksStay } from './useMarkActs.ts'
import { useIdle, useMarkLog } from './useSession.ts'
import { useUnread } from './useUnread.ts'

const NONE: readonly Message[] = []

export type RoomProps = { session: SessionView; me: PersonRef; call: Call; snapshot: CallSnapshot }

/** The stage edge to edge, and what floats on it: the pair, the tools, the drawer. */
export function Room({ session, me, call, snapshot }: RoomProps) {
  const { t } = useTranslation()
  const name = useFirstName()
  const called = name(session.other)
  const wide = useMediaQuery('(min-width: 43.75em)', undefined, { getInitialValueInEffect: false }) ?? true
  const roomy = useMediaQuery('(min-width: 75em)', undefined, { getInitialValueInEffect: false }) ?? true
  const [tool, setTool] = useState<Tool | null>('point')
  const [sheet, setSheet] = useState<'closed' | 'open' | 'opened by hand'>(roomy ? 'open' : 'closed')
  const [asking, setAsking] = useState<'end' | 'devices' | 'share' | null>(null)
  const [pick, setPick] = useState<Exclude<PickResult, 'picked'> | null>(null)
  const messages = useNow((now) => now.messages) ?? NONE
  const unread = useUnread(messages, me.id, sheet !== 'closed', called)
  const idle = useIdle()
  const top = useRef<HTMLHeadingElement>(null)
  const [rest, onPicture] = useAfterPicture()
  // Opened by itself beside the stage, it does not stay when there is no beside.
  if (sheet === 'open' && !roomy) setSheet('closed')

  const others = useOthers(call, session.role, called)
  useHeardMarks(call.marks, { adviser: others.find(({ hand }) => hand === 'adviser')?.name })
  const guide = useGuide(session)
  const held = snapshot.stage === 'them' && snapshot.them.state?.sharing?.paused === true
  const staged = held ? { ...snapshot, stage: null } : snapshot
  const draws = staged.stage !== null && mayDraw(snapshot.grants, staged.stage === 'me')
  const drawable = draws ? snapshot : { ...snapshot, stage: null }
  useGuideInRoom({ session, guide, call, setTool })
  const { freeze, onVideo: onStill, dialog } = useFreeze({ session, call, snapshot })
  const onVideo = useCallback(
    (video: HTMLVideoElement | null) => {
      onPicture(video)
      onStill(video)
    },
    [onPicture, onStill],
  )
  useMarkLog(call, session.id)
  useMarksStay(call)
  useCalledBack(session, snapshot)
  useSpokenSharing(snapshot, called)
  useEffect(() => top.current?.focus({ preventScroll: true }), [])
  useEffect(followRecording, [])

  const voice = () => call.microphone.toggle(() => call.speak())
  const look = async (what?: Facing | 'monitor') => {
    const result = await call.pickScreen(what)
    setPick(result === 'picked' ? null : result)
    setAsking(result === 'picked' ? 'share' : null)
  }
  const film = () => void look('environment')
  const share = () => {
    if (snapshot.me.sharing) call.stopSharing()
    else if (snapshot.me.screen) setAsking('share')
    else if (canShareScreens()) void look()
    else film()
  }
  const show = () => (snapshot.me.paused ? call.pauseSharing(false) : share())
  const toggle = () => setSheet((now) => (now === 'closed' ? 'opened by hand' : 'closed'))
  const write = () => setSheet('opened by hand')

  const chat = { open: sheet !== 'closed', unread, toggle }
  const pair = <PairCard {...{ session, me, call }} snapshot={staged} onWrite={write} />
  const notes = (
    <>
      <AloneNote session={session} className={css.note} />
      <HandoverNote session={session} className={css.note} />
      <RecordingNotes session={session} name={called} className={css.note} />
      <ObserverNotes session={session} className={css.note} />
      <GrantNotes call={call} snapshot={staged} name={called} className={css.note} onShow={show} />
      <VoiceNotes call={call} />
      {snapshot.soundBlocked && (
        <Note words={t('flow.session.soundBlocked')}>
          <Button kind="primary" onClick={() => void call.voice.loudspeaker.resume()}>
            {t('flow.session.soundOn')}
          </Button>
        </Note>
      )}
      {pick && (
        <Note words={t(`flow.waiting.pick.${pick}`)}>
          {pick === 'monitor' && <Button onClick={() => void look('monitor')}>{t('sharing.whole')}</Button>}
          <Button kind="quiet" onClick={() => setPick(null)}>
            {t('ui.close')}
          </Button>
        </Note>
      )}
      {snapshot.me.microphone === 'closed' && snapshot.stage && (
        <Note words={t('flow.session.notHeard', { name: called })}>
          <Button kind="primary" onClick={() => void call.speak()}>
            {t('session.tools.unmute')}
          </Button>
        </Note>
      )}
    </>
  )

  return (
    <main className={css.room} data-sheet={sheet !== 'closed' ? '' : undefined}>
      <RoomKeys {...{ tool, setTool, call, voice, toggle, freeze }} drawing={draws} />
      <h1 ref={top} tabIndex={-1} className="b-hidden">
        {t('session.title', { name: called })}
      </h1>
      <ShareFrame call={call} snapshot={snapshot} name={called} />
      <RecordingSign inRoom />
      <div className={css.under}>
        {!wide && <header className={css.top}>{pair}</header>}
        <Stage
          board={call}
          screens={screensOf(snapshot)}
          on={staged.stage}
          others={others}
          tool={draws ? tool : null}
          onVideo={onVideo}
        >
          {held ? (
            <PausedCard call={call} snapshot={snapshot} name={called} />
          ) : (
            <NothingShared {...{ session, call, snapshot }} onShare={share} onFilm={film} />
          )}
        </Stage>
        <div className={css.foot}>
          <div className={css.notes}>
            {rest && notes}
            <FileNote name={called} open={sheet !== 'closed'} onOpen={() => setSheet('opened by hand')} />
          </div>
          {wide ? (
            <div className={css.below}>
              <div className={css.float}>{pair}</div>
              <div className={cx(css.float, idle && snapshot.stage && css.idle)}>
                {rest && (
                  <Toolbar
                    {...{ session, call, tool, chat }}
                    snapshot={drawable}
                    onTool={setTool}
                    onFreeze={freeze}
                    onVoice={voice}
                    onShare={share}
                    onDevices={() => setAsking('devices')}
                    onEnd={() => setAsking('end')}
                  />
                )}
              </div>
            </div>
          ) : (
            rest &&
            sheet === 'closed' && (
              <>
                <Steps call={call} session={session} />
                <PhoneBar
                  {...{ call, tool, chat }}
                  snapshot={drawable}
                  onTool={setTool}
                  onVoice={voice}
                  onShare={share}
                  onEnd={() => setAsking('end')}
                />
              </>
            )
          )}
        </div>
        {sheet !== 'closed' && (
          <div className={css.side}>
            {rest && (
              <SideSheet
                session={session}
                me={me}
                messages={messages}
                focus={sheet === 'opened by hand'}
                linked={snapshot.together.since !== null}
                onClose={() => setSheet('closed')}
              />
            )}
          </div>
        )}
      </div>
      {dialog}
      {asking === 'end' && <EndDialog session={session} onClose={() => setAsking(null)} />}
      {asking === 'share' && snapshot.me.screen && (
        <ShareDialog
          call={call}
          snapshot={snapshot}
          name={called}
          onClose={() => setAsking(null)}
          onOther={(what) => void look(what)}
        />
      )}
      {asking === 'devices' && <DevicesDialog call={call} onClose={() => setAsking(null)} />}
    </main>
  )
}

const screensOf = ({ me, them }: CallSnapshot): Screen[] => [
  { id: 'them', tab: them.tab, stream: them.screen },
  ...(me.screen ? [{ id: 'me', tab: me.tab, stream: me.screen.stream }] : []),
]

/** What the other one begins or ends to share is said aloud. */
function useSpokenSharing({ them, me }: CallSnapshot, name: string) {
  const { t } = useTranslation()
  const surface = them.state?.sharing?.surface ?? null
  const mine = me.sharing && me.screen ? me.screen.surface : null
  const before = useRef({ surface, mine })
  useEffect(() => {
    const was = before.current
    before.current = { surface, mine }
    if (surface && surface !== was.surface) {
      announce(t('session.sharesWindow', { name, what: t(`sharing.surface.${surface}`) }))
    } else if (was.surface && !surface) announce(t('session.sharingEnded', { name }))
    if (mine && mine !== was.mine) announce(t('session.youShareAloud', { what: t(`sharing.surface.${mine}`) }))
    else if (was.mine && !mine) announce(t('session.sharingStopped'))
  }, [surface, mine, name, t])
}
