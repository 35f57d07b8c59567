import { Maximize, Minimize, Minus, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { scaleOf, type View } from '../../call/frame.ts'
import { IconButton } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import { useKeys } from '../../ui/keys.ts'
import { useFullScreen } from './useFullScreen.ts'
import { useIdle } from './useSession.ts'
import type { Looking } from './useView.ts'
import css from './ViewBar.module.css'

const STEP = 1.25

/** How the shared screen is looked at: closer, all of it, pixel for pixel, on the whole screen. A phone pinches instead. */
export function ViewBar({ view, looking }: { view: View; looking: Looking }) {
  const { t, i18n } = useTranslation()
  const full = useFullScreen()
  const idle = useIdle()
  const scale = scaleOf(view)
  const fitted = Math.abs(view.zoom - 1) < 0.01
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 0 }).format(scale)
  const closer = () => looking.zoom(STEP)
  const further = () => looking.zoom(1 / STEP)
  const actual = () => looking.scale(1)
  useKeys([
    { keys: '+', label: t('stage.closer'), run: closer },
    { keys: '-', label: t('stage.further'), run: further },
    { keys: '0', label: t('stage.fit'), run: looking.fit },
    { keys: '1', label: t('stage.actual'), run: actual },
    ...(full.flip ? [{ keys: 'f', label: t('stage.full'), run: full.flip }] : []),
  ])
  return (
    <div
      className={cx(css.bar, idle && css.idle)}
      role="toolbar"
      aria-label={t('stage.view')}
      onPointerDown={(event) => event.stopPropagation()}
      onPointerUp={(event) => event.stopPropagation()}
    >
      <IconButton label={t('stage.further')} aria-keyshortcuts="-" onClick={further}>
        <Minus aria-hidden />
      </IconButton>
      <button
        type="button"
        className={css.scale}
        title={fitted ? t('stage.actual') : t('stage.fit')}
        aria-label={`${percent}. ${fitted ? t('stage.actual') : t('stage.fit')}`}
        aria-keyshortcuts={fitted ? '1' : '0'}
        onClick={fitted ? actual : looking.fit}
      >
        {percent}
      </button>
      <IconButton label={t('stage.closer')} aria-keyshortcuts="+" onClick={closer}>
        <Plus aria-hidden />
      </IconButton>
      {full.flip && (
        <IconButton label={full.on ? t('stage.fullLeave') : t('stage.full')} aria-keyshortcuts="f" onClick={full.flip}>
          {full.on ? <Minimize aria-hidden /> : <Maximize aria-hidden />}
        </IconButton>
      )}
    </div>
  )
}
