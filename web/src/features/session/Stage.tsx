import { type ReactNode, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Board, Pointing } from '../../call/board.ts'
import { drawnBox, toPage } from '../../call/frame.ts'
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

/** A screen that is shared, or may come to be: bound early, so that its first frame is not missed. */
export interface Screen {
  id: string
  /** Of its owner, by which marks know it. */
  tab: string | null
  stream: MediaStream | null
}

export type StageProps = {
  board: Board
  screens: readonly Screen[]
  /** The one that is shown. */
  on: string | null
  others: readonly Pointing[]
  tool: Tool | null
  /** The element that shows the shared screen. */
  onVideo?: (video: HTMLVideoElement | null) => void
  /** Shown where no picture is. */
  children: ReactNode
}

/** The shared screen, edge to edge, with everything that is drawn on it. */
export function Stage({ board, screens, on, others, tool, onVideo, children }: StageProps) {
  const { t } = useTranslation()
  const looking = useView()
  const stage = screens.find(({ id }) => id === on) ?? null
  const stageTab = stage?.tab ?? null
  const drawing = useDrawing({ board, stageTab, tool, looking })
  const aiming = useAiming({ board, stageTab, tool, looking, onWrite: drawing.setWriting })
  const { view, picture } = looking
  const shown = useCallback(
    (video: HTMLVideoElement | null) => {
      picture(video)
      onVideo?.(video)
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
      aria-description={stage && board.marks.hand ? t('flow.session.stageKeys') : undefined}
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
        {screens.map(({ id, stream }) => (
          <Video
            key={id}
            stream={stream}
            label={t('session.stage')}
            className={css.video}
            hidden={id !== on}
            {...(id === on && { onVideo: shown })}
          />
        ))}
        {box && (
          <>
            <Ink board={board} stageTab={stageTab} size={box} />
            {others.map((one) => (
              <OtherPointer key={one.hand} {...one} stageTab={stageTab} />
            ))}
            <OwnPointer at={aiming.aim ?? drawing.own} hand={board.marks.hand} name={t('session.you')} />
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
          step={board.marks.nextStep}
          at={toPage(view, drawing.writing.at)}
          onWrite={drawing.write}
          onDrop={() => drawing.setWriting(null)}
        />
      )}
      {view && view.zoom > 1.05 && stage && <Overview view={view} stream={stage.stream} onFit={looking.fit} />}
    </section>
  )
}
