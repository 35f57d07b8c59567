import { type ReactNode, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Call } from '../../call/call.ts'
import { drawnBox, toPage } from '../../call/frame.ts'
import type { CallSnapshot } from '../../call/snapshot.ts'
import { Ink, OtherPointer, OwnPointer } from './Ink.tsx'
import { MarkInput } from './MarkInput.tsx'
import { Overview } from './Overview.tsx'
import css from './Stage.module.css'
import type { Tool } from './tools.ts'
import { useAiming } from './useAiming.ts'
import { useDrawing } from './useDrawing.ts'
import { useView } from './useView.ts'
import { Video } from './Video.tsx'
import { ViewBar } from './ViewBar.tsx'

export type StageProps = {
  call: Call
  snapshot: CallSnapshot
  tool: Tool | null
  /** What one calls the other one. */
  name: string
  /** The element that shows the shared screen. */
  onVideo: (video: HTMLVideoElement | null) => void
  /** Shown where no picture is. */
  children: ReactNode
}

/** The shared screen, edge to edge, with everything that is drawn on it. */
export function Stage({ call, snapshot, tool, name, onVideo, children }: StageProps) {
  const { t } = useTranslation()
  const looking = useView()
  const { stage, me, them, role } = snapshot
  const stageTab = stage === 'me' ? me.tab : stage === 'them' ? them.tab : null
  const drawing = useDrawing({ call, stageTab, tool, looking })
  const aiming = useAiming({ call, stageTab, tool, looking, onWrite: drawing.setWriting })
  const { view, picture } = looking
  const shown = useCallback(
    (video: HTMLVideoElement | null) => {
      picture(video)
      onVideo(video)
    },
    [picture, onVideo],
  )
  const box = view && stage ? drawnBox(view) : null
  const inside = box && view ? { left: box.x - view.element.x, top: box.y - view.element.y } : null

  return (
    <section
      ref={looking.place}
      className={css.stage}
      data-tool={stage ? (tool ?? 'none') : undefined}
      aria-label={t('session.stage')}
      aria-description={stage ? t('flow.session.stageKeys') : undefined}
      tabIndex={stage ? 0 : -1}
      onPointerDown={drawing.down}
      onPointerMove={drawing.move}
      onPointerUp={drawing.up}
      onPointerCancel={drawing.up}
      onPointerLeave={drawing.leave}
      onKeyDown={aiming.press}
      onBlur={aiming.leave}
      onWheel={(event) => {
        if (event.ctrlKey) looking.zoom(Math.exp(-event.deltaY / 120), event.clientX, event.clientY)
        else if (view && view.zoom > 1) looking.pan(-event.deltaX, -event.deltaY)
      }}
    >
      <div
        className={css.picture}
        hidden={!stage}
        style={box && inside ? { ...inside, width: box.width, height: box.height } : { inset: 0 }}
      >
        <Video
          key="them"
          stream={them.screen}
          label={t('session.stage')}
          className={css.video}
          hidden={stage !== 'them'}
          {...(stage === 'them' && { onVideo: shown })}
        />
        {me.screen && (
          <Video
            key="me"
            stream={me.screen.stream}
            label={t('session.stage')}
            className={css.video}
            hidden={stage !== 'me'}
            {...(stage === 'me' && { onVideo: shown })}
          />
        )}
        {box && (
          <>
            <Ink call={call} role={role} stageTab={stageTab} size={box} />
            <OtherPointer call={call} role={role} stageTab={stageTab} name={name} />
            <OwnPointer at={aiming.aim ?? drawing.own} role={role} name={t('session.you')} />
          </>
        )}
      </div>
      {!stage && children}
      {view && stage && <ViewBar view={view} looking={looking} />}
      {view && stage && view.zoom <= 1.05 && <p className={css.hint}>{t('session.phoneHint')}</p>}
      {drawing.writing && view && (
        <MarkInput
          key={`${drawing.writing.tool} ${drawing.writing.at.join(' ')}`}
          writing={drawing.writing}
          step={call.marks.nextStep}
          at={toPage(view, drawing.writing.at)}
          onWrite={drawing.write}
          onDrop={() => drawing.setWriting(null)}
        />
      )}
      {view && view.zoom > 1.05 && stage && (
        <Overview view={view} stream={stage === 'me' ? (me.screen?.stream ?? null) : them.screen} onFit={looking.fit} />
      )}
    </section>
  )
}
