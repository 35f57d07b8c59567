import type { SessionView } from '@binome/contract/session.ts'
import type { PictureMark } from '@binome/contract/verbs/answer.ts'
import { Suspense, useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { part } from '../../app/part.ts'
import type { Call } from '../../call/call.ts'
import { describe } from '../../call/describe.ts'
import type { CallSnapshot } from '../../call/snapshot.ts'
import { announce } from '../../ui/LiveRegion.tsx'
import { takePictures } from '../ask/pictures.ts'
import { pass, say } from './chat.ts'
import { logMark } from './markWords.ts'

const MarkUpDialog = part(() => import('../answer/MarkUpDialog.tsx'), 'MarkUpDialog')

interface Still {
  picture: Blob
  /** What was drawn on it when it was frozen. */
  marks: PictureMark[]
}

/** More than one picture bears is not taken over. */
const MOST_MARKS = 60

/**
 * The shared screen as it is at this moment, to be drawn on in peace and kept with the session, for both. Its marks are
 * drawn into it here; the server keeps a picture like any other.
 */
export function useFreeze({ session, call, snapshot }: { session: SessionView; call: Call; snapshot: CallSnapshot }) {
  const { t } = useTranslation()
  const [still, setStill] = useState<Still | null>(null)
  const video = useRef<HTMLVideoElement | null>(null)
  const onVideo = useCallback((element: HTMLVideoElement | null) => {
    video.current = element
  }, [])

  const freeze = async () => {
    const { stage, me, them } = snapshot
    const picture = video.current && (await grab(video.current))
    if (!picture) return announce(t('stage.freeze.notYet'))
    const tab = stage === 'me' ? me.tab : them.tab
    const marks = call.marks.all
      .filter((mark) => mark.stage === tab)
      .slice(-MOST_MARKS)
      .map(({ tool, points, step, words }) => ({ tool, points: points.slice(0, 500), step, words }))
    setStill({ picture, marks })
  }
  const keep = async (file: Blob, marks: PictureMark[]) => {
    const [picture] = (await takePictures([file], 1)).pictures
    if (!picture) throw new Error('the frozen picture was not taken')
    pass(session.id, { kind: 'picture', picture })
    // Those that were on the screen are in the log already.
    for (const mark of marks.filter((one) => !still?.marks.includes(one)))
      say(session.id, 'mark', logMark(describe({ ...mark, id: 'still', stage: 'still-picture' })))
    announce(t('stage.freeze.kept'))
  }

  const dialog = still && (
    <Suspense fallback={null}>
      <MarkUpDialog
        picture={still.picture}
        marks={still.marks}
        words={{ title: t('stage.freeze.title'), hint: t('stage.freeze.hint'), done: t('stage.freeze.keep') }}
        hand={snapshot.role}
        bare
        onKeep={keep}
        onClose={() => setStill(null)}
      />
    </Suspense>
  )
  return { freeze, onVideo, dialog }
}

/** The frame that is shown now; null while none is. */
async function grab(video: HTMLVideoElement): Promise<Blob | null> {
  const { videoWidth: width, videoHeight: height } = video
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  const brush = canvas.getContext('2d')
  if (!brush || width === 0 || height === 0) return null
  brush.drawImage(video, 0, 0)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}
