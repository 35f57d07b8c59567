import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import css from './BlurDialog.module.css'
import { blurred, cover, type Patch, patchBetween } from './blur.ts'
import type { DraftPicture } from './composer.ts'

export type BlurDialogProps = {
  picture: DraftPicture
  /** `url` is a new object url of `file`. */
  onBlurred: (file: Blob, url: string) => void
  onClose: () => void
}

/** What nobody should see is covered by hand, before anything leaves: by dragging, or with arrows and Enter. */
export function BlurDialog({ picture, onBlurred, onClose }: BlurDialogProps) {
  const { t } = useTranslation()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [patches, setPatches] = useState<readonly Patch[]>([])
  const [drawing, setDrawing] = useState<{ from: { x: number; y: number }; to: { x: number; y: number } } | null>(null)
  const [ghost, setGhost] = useState<Patch | null>(null)
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    let gone = false
    void createImageBitmap(picture.file).then((image) => {
      const context = canvas.current?.getContext('2d')
      if (gone || !context) return
      context.drawImage(image, 0, 0)
      for (const patch of patches) cover(context, patch)
      const now = ghost ?? (drawing && patchBetween(drawing.from, drawing.to, picture))
      if (now) {
        context.lineWidth = Math.max(2, picture.width / 400)
        context.strokeStyle = getComputedStyle(context.canvas).getPropertyValue('--b-mark')
        context.strokeRect(now.x, now.y, now.width, now.height)
      }
    })
    return () => {
      gone = true
    }
  }, [picture, patches, drawing, ghost])

  const at = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect()
    return {
      x: ((event.clientX - box.x) / box.width) * picture.width,
      y: ((event.clientY - box.y) / box.height) * picture.height,
    }
  }
  const lift = () => {
    const patch = drawing && patchBetween(drawing.from, drawing.to, picture)
    if (patch) setPatches([...patches, patch])
    setDrawing(null)
  }
  const press = (event: KeyboardEvent) => {
    const start = ghost ?? {
      x: Math.round(picture.width * 0.4),
      y: Math.round(picture.height * 0.4),
      width: Math.round(picture.width * 0.2),
      height: Math.max(16, Math.round(picture.height * 0.06)),
    }
    const step = Math.max(4, Math.round(picture.width / 80))
    const [dx, dy] =
      { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key] ?? []
    if (dx !== undefined && dy !== undefined) {
      event.preventDefault()
      const moved = event.shiftKey
        ? { ...start, width: start.width + dx, height: start.height + dy }
        : { ...start, x: start.x + dx, y: start.y + dy }
      setGhost(patchBetween(moved, { x: moved.x + moved.width, y: moved.y + moved.height }, picture) ?? start)
    } else if (event.key === 'Enter' && ghost) {
      event.preventDefault()
      setPatches([...patches, ghost])
      setGhost(null)
    }
  }
  const keep = async () => {
    setBusy(true)
    const file = await blurred(picture.file, patches)
    onBlurred(file, URL.createObjectURL(file))
    onClose()
  }

  return (
    <Dialog
      title={t('now.blurTitle')}
      size="lg"
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={busy} disabled={patches.length === 0} onClick={() => void keep()}>
            {t('now.blurDone')}
          </Button>
          <Button disabled={patches.length === 0} onClick={() => setPatches(patches.slice(0, -1))}>
            {t('now.blurUndo')}
          </Button>
        </>
      }
    >
      <p className="b-md b-mut">{t('now.blurHint')}</p>
      <canvas
        ref={canvas}
        width={picture.width}
        height={picture.height}
        className={css.canvas}
        tabIndex={0}
        role="img"
        aria-label={t('flow.now.blurKeys')}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          setGhost(null)
          setDrawing({ from: at(event), to: at(event) })
        }}
        onPointerMove={(event) => drawing && setDrawing({ ...drawing, to: at(event) })}
        onPointerUp={lift}
        onPointerCancel={() => setDrawing(null)}
        onKeyDown={press}
      />
    </Dialog>
  )
}
