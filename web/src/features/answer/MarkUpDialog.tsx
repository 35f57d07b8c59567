import type { Point } from '@binome/contract/signal.ts'
import type { PictureMark } from '@binome/contract/verbs/answer.ts'
import { ArrowUpRight, ListOrdered, Pencil, Square, Type, Undo2 } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, useEffect, useReducer, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '../../call/role.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import css from './MarkUpDialog.module.css'
import { begin, type MarkingTool, marked, nextStep } from './marking.ts'
import { type Ink, paint } from './paint.ts'
import { usePictureWords } from './pictureWords.ts'

const TOOLS = [
  { tool: 'arrow', Icon: ArrowUpRight },
  { tool: 'box', Icon: Square },
  { tool: 'pen', Icon: Pencil },
  { tool: 'step', Icon: ListOrdered },
  { tool: 'text', Icon: Type },
] as const satisfies { tool: MarkingTool; Icon: unknown }[]

const ARROWS: Record<string, Point> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** A picture that stands still is drawn on: by dragging, or with arrows and Enter. What leaves is one picture, and the marks as data. */
export function MarkUpDialog({
  picture,
  marks,
  words,
  hand = 'helper',
  bare = false,
  onKeep,
  onClose,
}: {
  /** Where it is read from, or itself. */
  picture: string | Blob
  marks: readonly PictureMark[]
  words?: { title: string; hint: string; done: string }
  /** Whose colour is drawn in. */
  hand?: Role
  /** It may be kept with nothing drawn on it. */
  bare?: boolean
  /** `file`: the picture with its marks. May fail: the dialog then stays, and says so. */
  onKeep: (file: Blob, marks: PictureMark[]) => Promise<void>
  onClose: () => void
}) {
  const { t } = useTranslation()
  const inWords = usePictureWords()
  const canvas = useRef<HTMLCanvasElement>(null)
  const image = useImage(picture)
  const said = words ?? {
    title: t('written.marks.title'),
    hint: t('written.marks.hint'),
    done: t('written.marks.done'),
  }
  const [now, act] = useReducer(marked, marks, begin)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const { drawing, marker, from } = now

  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context || !(image instanceof ImageBitmap)) return
    const ink = inkOf(context.canvas, hand)
    draw(context, image, drawing ? [...now.marks, drawing] : now.marks, ink)
    const guide = from && marker && now.tool !== 'text' && now.tool !== 'step' ? [lineOf(now.tool, from, marker)] : []
    paint(context, guide, ink)
    if (marker) cross(context, marker, ink)
  }, [image, now, drawing, marker, from, hand])

  const at = (event: PointerEvent): Point => {
    const box = event.currentTarget.getBoundingClientRect()
    return [(event.clientX - box.x) / box.width, (event.clientY - box.y) / box.height]
  }
  const press = (event: KeyboardEvent) => {
    const way = ARROWS[event.key]
    if (way) {
      event.preventDefault()
      act({ do: 'step', dx: way[0] * (event.shiftKey ? 5 : 1), dy: way[1] * (event.shiftKey ? 5 : 1) })
    } else if (event.key === 'Enter' && marker) {
      event.preventDefault()
      act({ do: 'set' })
      if (now.tool !== 'text' && now.tool !== 'step')
        announce(t(from ? 'written.marks.placed' : 'written.marks.started'))
    } else if (event.key === 'Backspace') act({ do: 'undo' })
  }
  const keep = async () => {
    const context = canvas.current?.getContext('2d')
    if (!context || !(image instanceof ImageBitmap)) return
    setBusy(true)
    setFailed(false)
    draw(context, image, now.marks, inkOf(context.canvas, hand))
    const file = await new Promise<Blob | null>((resolve) => context.canvas.toBlob(resolve, 'image/png'))
    try {
      if (!file) throw new Error('no picture')
      await onKeep(file, [...now.marks])
      onClose()
    } catch {
      setFailed(true)
      setBusy(false)
    }
  }

  return (
    <Dialog
      title={said.title}
      size="lg"
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={busy} disabled={!bare && now.marks.length === 0} onClick={() => void keep()}>
            {said.done}
          </Button>
          {failed && (
            <span className="b-sm b-danger" role="status">
              {t('written.marks.failed')}
            </span>
          )}
        </>
      }
    >
      <p className="b-md b-mut">{said.hint}</p>
      <div className={css.tools} role="toolbar" aria-label={t('written.marks.tools')}>
        {TOOLS.map(({ tool, Icon }) => (
          <IconButton
            key={tool}
            label={t(`written.marks.${tool}`)}
            pressed={now.tool === tool}
            onClick={() => act({ do: 'take', tool })}
          >
            <Icon aria-hidden />
          </IconButton>
        ))}
        <IconButton
          label={t('written.marks.undo')}
          disabled={now.marks.length === 0}
          onClick={() => act({ do: 'undo' })}
        >
          <Undo2 aria-hidden />
        </IconButton>
      </div>
      {image === 'unreadable' ? (
        <p className="b-md b-danger" role="status">
          {t('written.marks.unreadable')}
        </p>
      ) : (
        <canvas
          ref={canvas}
          width={image?.width ?? 640}
          height={image?.height ?? 360}
          className={css.canvas}
          tabIndex={0}
          role="img"
          aria-label={`${t('written.marks.stage')} ${inWords(1, now.marks, null)}`}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId)
            act({ do: 'down', at: at(event) })
          }}
          onPointerMove={(event) => act({ do: 'move', at: at(event) })}
          onPointerUp={(event) => act({ do: 'up', at: at(event) })}
          onPointerCancel={() => act({ do: 'drop' })}
          onKeyDown={press}
        />
      )}
      {now.writing && (
        <Words
          label={
            now.writing.tool === 'step'
              ? t('written.marks.words', { n: nextStep(now.marks) })
              : t('written.marks.textWords')
          }
          onWrite={(said) => act({ do: 'write', words: said })}
        />
      )}
    </Dialog>
  )
}

/** The words of a step or a text, under the picture. Enter sets them down. */
function Words({ label, onWrite }: { label: string; onWrite: (words: string) => void }) {
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const before = document.activeElement
    field.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])
  return (
    <form
      className={css.words}
      onSubmit={(event) => {
        event.preventDefault()
        // What lies over the page is still inside its form, as React sees it: an Enter here sends no answer.
        event.stopPropagation()
        onWrite(field.current?.value ?? '')
      }}
    >
      <input ref={field} maxLength={200} aria-label={label} placeholder={label} className={css.field} />
      <Button type="submit">{t('written.marks.set')}</Button>
    </form>
  )
}

function useImage(picture: string | Blob): ImageBitmap | 'unreadable' | null {
  const [image, setImage] = useState<ImageBitmap | 'unreadable' | null>(null)
  useEffect(() => {
    let gone = false
    const file = typeof picture === 'string' ? fetch(picture).then((answer) => answer.blob()) : Promise.resolve(picture)
    file
      .then((one) => createImageBitmap(one))
      .catch(() => 'unreadable' as const)
      .then((found) => {
        if (!gone) setImage(found)
      })
    return () => {
      gone = true
    }
  }, [picture])
  return image
}

function inkOf(element: Element, hand: Role): Ink {
  const style = getComputedStyle(element)
  const of = (name: string) => style.getPropertyValue(name).trim()
  return {
    mark: of(hand === 'helper' ? '--b-mark' : '--b-mark-2'),
    onMark: of('--b-on-mark'),
    font: of('--b-ui') || 'sans-serif',
  }
}

function draw(context: CanvasRenderingContext2D, image: ImageBitmap, marks: readonly PictureMark[], ink: Ink): void {
  context.clearRect(0, 0, image.width, image.height)
  context.drawImage(image, 0, 0)
  paint(context, marks, ink)
}

const lineOf = (tool: MarkingTool, from: Point, to: Point): PictureMark => ({
  ...{ tool, points: [from, to], step: null, words: '' },
})

/** Where the keyboard is. */
function cross(context: CanvasRenderingContext2D, [x, y]: Point, ink: Ink): void {
  const { width, height } = context.canvas
  const arm = Math.max(10, width / 60)
  const path = new Path2D()
  path.moveTo(x * width - arm, y * height)
  path.lineTo(x * width + arm, y * height)
  path.moveTo(x * width, y * height - arm)
  path.lineTo(x * width, y * height + arm)
  for (const [thick, colour] of [
    [6, ink.onMark],
    [2, ink.mark],
  ] as const) {
    context.lineWidth = Math.max(thick, (thick * width) / 1000)
    context.strokeStyle = colour
    context.stroke(path)
  }
}
