import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Call } from '../../call/call.ts'
import { drawnBox } from '../../call/frame.ts'
import { mirrored } from '../../call/mirror.ts'
import type { CallSnapshot } from '../../call/snapshot.ts'
import { Rich } from '../../ui/Rich.tsx'
import { NextStep } from '../guide/NextStep.tsx'
import { useOthers } from '../observer/useOthers.ts'
import { Ink, OtherPointer } from './Ink.tsx'
import css from './MirrorWindow.module.css'
import { SharingButton } from './SharingButton.tsx'
import { useView } from './useView.ts'
import { Video } from './Video.tsx'

type Props = { call: Call; snapshot: CallSnapshot; name: string }

/** Over their own work, the sharer sees what the other one sees and draws. It lives with the call, on whatever page. */
export function MirrorWindow(props: Props) {
  const { mirror, sharing, screen } = props.snapshot.me
  if (!mirror || !sharing || !screen) return null
  return <Dressed key={screen.stream.id} {...props} mirror={mirror} stream={screen.stream} />
}

function Dressed({ call, snapshot, name, mirror, stream }: Props & { mirror: Window; stream: MediaStream }) {
  const { t } = useTranslation()
  const [dressed, setDressed] = useState(false)
  useEffect(() => {
    dress(mirror.document)
    setDressed(true)
  }, [mirror])
  useEffect(() => {
    mirror.document.title = t('stage.mirror.title', { name })
  }, [mirror, name, t])
  if (!dressed) return null
  return createPortal(
    <main className={css.window}>
      <Mirrored call={call} snapshot={snapshot} name={name} stream={stream} />
      <NextStep />
      <div className={css.foot}>
        <span>
          {snapshot.me.paused ? <Rich k="grants.view.paused" values={{ name }} /> : t('stage.mirror.sees', { name })}
        </span>
        <SharingButton onClick={() => call.stopSharing()}>{t('session.stopSharing')}</SharingButton>
      </div>
    </main>,
    mirror.document.body,
  )
}

function Mirrored({ call, snapshot, name, stream }: Props & { stream: MediaStream }) {
  const { t } = useTranslation()
  const { view, place, picture } = useView()
  const { me, role } = snapshot
  const others = useOthers(call, role, name)
  const box = view && drawnBox(view)
  const [copy, setCopy] = useState<MediaStream | null>(null)
  useEffect(() => {
    const mine = mirrored(stream)
    setCopy(mine)
    return () => {
      for (const track of mine.getTracks()) track.stop()
    }
  }, [stream])
  return (
    <div ref={place} className={css.place}>
      <div
        className={css.picture}
        style={
          view && box
            ? { left: box.x - view.element.x, top: box.y - view.element.y, width: box.width, height: box.height }
            : { inset: 0 }
        }
      >
        <Video stream={copy} label={t('stage.mirror.picture')} className={css.video} onVideo={picture} />
        {box && (
          <>
            <Ink board={call} stageTab={me.tab} size={box} />
            {others.map((one) => (
              <OtherPointer key={one.hand} {...one} stageTab={me.tab} />
            ))}
          </>
        )}
      </div>
    </div>
  )
}

/** The small window is an empty page: it gets the styles and the look of this one. */
function dress(page: Document): void {
  page.head.replaceChildren()
  for (const sheet of document.querySelectorAll<HTMLLinkElement | HTMLStyleElement>('link[rel=stylesheet], style')) {
    const copy = page.importNode(sheet, true)
    // An address of its own would be read from about:blank.
    if (sheet instanceof HTMLLinkElement) (copy as HTMLLinkElement).href = sheet.href
    copy.nonce = sheet.nonce
    page.head.append(copy)
  }
  for (const { name, value } of document.documentElement.attributes) page.documentElement.setAttribute(name, value)
}
