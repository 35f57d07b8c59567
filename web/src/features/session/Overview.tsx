import { useTranslation } from 'react-i18next'
import { drawnBox, type View } from '../../call/frame.ts'
import css from './Overview.module.css'
import { Video } from './Video.tsx'

/** The whole picture in small while one is close to a part of it; a press fits it again. */
export function Overview({ view, stream, onFit }: { view: View; stream: MediaStream | null; onFit: () => void }) {
  const { t } = useTranslation()
  const box = drawnBox(view)
  const { element, frame } = view
  const share = (from: number, size: number, place: number, whole: number) => ({
    from: Math.max(0, (place - from) / whole) * 100,
    size: Math.min(1, size / whole) * 100,
  })
  const across = share(box.x, element.width, element.x, box.width)
  const down = share(box.y, element.height, element.y, box.height)
  return (
    <button
      type="button"
      className={css.overview}
      style={{ aspectRatio: `${frame.width} / ${frame.height}` }}
      aria-label={`${t('session.overview')}. ${t('session.tools.fit')}`}
      title={t('session.tools.fit')}
      onPointerDown={(event) => event.stopPropagation()}
      onPointerUp={(event) => event.stopPropagation()}
      onClick={onFit}
    >
      <Video stream={stream} label={t('session.overview')} className={css.video} />
      <span
        className={css.here}
        style={{ left: `${across.from}%`, width: `${across.size}%`, top: `${down.from}%`, height: `${down.size}%` }}
      />
    </button>
  )
}
