import type { RecordedMark, Recording } from '@binome/contract/verbs/recording.ts'
import type { SessionRow } from '@binome/contract/verbs/session.ts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Pause, Play } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { q } from '../../app/api.ts'
import { useNow } from '../../app/live-react.ts'
import { pageAfterPage } from '../../app/Paged.tsx'
import { WhyRefused } from '../../app/WhyRefused.tsx'
import { Button, IconButton } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import { clockFace } from '../../ui/format.ts'
import { Loading, Notice } from '../../ui/Notice.tsx'
import { useFirstName } from '../ask/useName.ts'
import { Drawn } from '../session/Ink.tsx'
import type { Size } from '../session/ink.ts'
import { Said } from '../session/Said.tsx'
import css from './Playback.module.css'
import { drawnAt, type Moment, momentsOf, reached } from './timeline.ts'

type Props = { session: SessionRow; recording: Recording }

const NONE: RecordedMark[] = []

/** Whence the picture is that stands there before anybody plays it: the very first is of no screen yet, seconds. */
const FIRST_PICTURE = 1

/** Plays a recording with what was drawn over it, and what was written beside it. */
export function Playback(props: Props) {
  const { t } = useTranslation()
  const [failed, setFailed] = useState(false)
  if (!failed) return <Player {...props} onFailed={() => setFailed(true)} />
  const again = <Button onClick={() => setFailed(false)}>{t('frame.broken.again')}</Button>
  return (
    <Notice kind="error" title={t('recording.record.failed')} action={again}>
      {t('recording.record.failedWhy')}
    </Notice>
  )
}

/**
 * Its own slider: what a recorder wrote until it broke off says nowhere how long it is, so a browser's own controls have
 * no end; its pieces do.
 */
function Player({ session, recording, onFailed }: Props & { onFailed: () => void }) {
  const { t } = useTranslation()
  const video = useRef<HTMLVideoElement>(null)
  const [here, setHere] = useState(false)
  const [begun, setBegun] = useState(false)
  const [playing, setPlaying] = useState(false)
  const [seconds, setSeconds] = useState(0)
  const [whole, setWhole] = useState(recording.ms / 1000)
  /** Where it was sent last; 0: to its beginning. */
  const sent = useRef(Math.min(FIRST_PICTURE, whole / 2))
  const size = useSize(video)
  const ids = { sessionId: session.id, recordingId: recording.id }
  const { data, error } = useQuery(q.recordings.marks.queryOptions({ input: ids }))
  const moments = useMoments(session, recording)
  useFrames(video, playing, setSeconds)

  /** Its beginning is loaded, not sought: before its first whole picture nothing can be. */
  const send = (at: number) => {
    sent.current = at
    const { current } = video
    if (at > 0 && current?.error === null) current.currentTime = at
    else current?.load()
    if (playing) current?.play().catch(() => undefined)
  }
  const goTo = (at: number) => {
    setBegun(true)
    setSeconds(at)
    send(at)
  }
  const fail = () => {
    const { current: at } = sent
    if (at <= 0 || at > FIRST_PICTURE) return onFailed()
    send(at < FIRST_PICTURE ? FIRST_PICTURE : 0)
  }
  const press = () => {
    if (playing) return video.current?.pause()
    if (!begun || seconds >= whole - 0.1) goTo(0)
    // Paused before it began, it is refused too; what fails says so itself.
    video.current?.play().catch(() => undefined)
  }
  return (
    <>
      <div className={css.picture}>
        {/* biome-ignore lint/a11y/useMediaCaption: nobody wrote down what was said; what was written stands below */}
        <video
          ref={video}
          src={`/recordings/${recording.id}`}
          preload="metadata"
          playsInline
          aria-label={t('recording.record.title')}
          onLoadedMetadata={({ currentTarget }) => {
            setHere(true)
            if (sent.current > 0) currentTarget.currentTime = sent.current
          }}
          onPlay={() => setPlaying(true)}
          onPause={() => setPlaying(false)}
          onEnded={({ currentTarget }) => {
            setWhole(currentTarget.currentTime)
            setSeconds(currentTarget.currentTime)
          }}
          onSeeked={({ currentTarget }) => begun && setSeconds(currentTarget.currentTime)}
          onError={fail}
        />
        {!here && <Loading />}
        {size && <Drawn marks={drawnAt(data?.marks ?? NONE, seconds)} size={size} />}
        {here && (
          <button type="button" tabIndex={-1} aria-hidden="true" className={css.press} onClick={press}>
            {!playing && <Play aria-hidden />}
          </button>
        )}
      </div>
      <div className={css.controls}>
        <IconButton label={t(playing ? 'recording.record.pause' : 'recording.record.play')} onClick={press}>
          {playing ? <Pause aria-hidden /> : <Play aria-hidden />}
        </IconButton>
        <div className={css.slider}>
          <input
            type="range"
            min={0}
            max={whole}
            step={0.1}
            value={Math.min(seconds, whole)}
            aria-label={t('recording.record.place')}
            aria-valuetext={clockFace(seconds)}
            onChange={({ currentTarget }) => goTo(Number(currentTarget.value))}
          />
          {moments.map(({ at, message }) => (
            <i key={message.id} style={{ left: `${Math.min(100, (at / whole) * 100)}%` }} aria-hidden="true" />
          ))}
        </div>
        <span className="b-sm b-num b-nw">
          {clockFace(seconds)} / {clockFace(whole)}
        </span>
      </div>
      <WhyRefused error={error} small />
      <Timeline moments={moments} seconds={seconds} session={session} onGo={goTo} />
    </>
  )
}

type TimelineProps = { moments: Moment[]; seconds: number; session: SessionRow; onGo: (seconds: number) => void }

function Timeline({ moments, seconds, session, onGo }: TimelineProps) {
  const { t } = useTranslation()
  const name = useFirstName()(session.other)
  const me = useNow((now) => now.me.person.id)
  const here = reached(moments, seconds)
  if (moments.length === 0) return null
  return (
    <ol className={css.timeline} aria-label={t('recording.record.timeline')}>
      {moments.map(({ at, message }, i) => (
        <li key={message.id} className={cx(i > here && css.toCome)} aria-current={i === here ? 'time' : undefined}>
          <button
            type="button"
            className="b-link b-sm b-num"
            aria-label={t('recording.record.goTo', { time: clockFace(at) })}
            onClick={() => onGo(at)}
          >
            {clockFace(at)}
          </button>
          <Said message={message} mine={message.authorId === me} name={name} />
        </li>
      ))}
    </ol>
  )
}

/** What was written while it was recorded; pages of it are read until its end. */
function useMoments(session: SessionRow, recording: Recording): Moment[] {
  const list = useInfiniteQuery(
    q.sessions.messages.infiniteOptions({
      input: (cursor: string | undefined) => ({ sessionId: session.id, cursor, limit: 100 }),
      ...pageAfterPage,
    }),
  )
  const messages = list.data?.pages.flatMap((page) => page.rows) ?? []
  const end = new Date(recording.startedAt).getTime() + recording.ms
  const last = messages.at(-1)
  const more = list.hasNextPage && !list.isFetchingNextPage && last && new Date(last.at).getTime() < end
  const { fetchNextPage } = list
  useEffect(() => {
    if (more) void fetchNextPage()
  }, [more, fetchNextPage])
  return momentsOf(recording, messages)
}

/** The size at which it is seen, which is what marks are drawn to. */
function useSize(video: React.RefObject<HTMLVideoElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null)
  useEffect(() => {
    const element = video.current
    if (!element) return
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }))
    observer.observe(element)
    return () => observer.disconnect()
  }, [video])
  return size
}

/** Where it is, as often as the screen is drawn while it plays. */
function useFrames(video: React.RefObject<HTMLVideoElement | null>, playing: boolean, at: (seconds: number) => void) {
  useEffect(() => {
    if (!playing) return
    let frame = 0
    const look = () => {
      if (video.current) at(video.current.currentTime)
      frame = requestAnimationFrame(look)
    }
    look()
    return () => cancelAnimationFrame(frame)
  }, [video, playing, at])
}
