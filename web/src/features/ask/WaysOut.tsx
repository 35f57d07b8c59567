import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { WhyRefused } from '../../app/WhyRefused.tsx'
import type { Call } from '../../call/call.ts'
import type { CallSnapshot } from '../../call/snapshot.ts'
import { Button } from '../../ui/Button.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import { BookTimes } from '../booking/BookTimes.tsx'
import { WaitingCheck } from '../voice/WaitingCheck.tsx'
import { isAlone } from './progress.ts'
import type { SearchingAsk } from './Searching.tsx'
import { useArming } from './useArming.ts'
import { useDeeds } from './useDeeds.ts'
import { useFirstName } from './useName.ts'
import css from './WaysOut.module.css'

type Props = { ask: SearchingAsk; call: Call | null; snapshot: CallSnapshot | null }

/** What one can do while waiting: prepare what will be shown, widen, put aside; found it alone, and cancel last. */
export function WaysOut({ ask, call, snapshot }: Props) {
  const { t } = useTranslation()
  const go = useNavigate()
  const { act, busy, error } = useDeeds()
  const arming = useArming(call, snapshot, ask)

  const leave = (name: string, deed: () => Promise<unknown>, said: string) =>
    act(name, async () => {
      await deed()
      announce(said)
      await go({ to: '/' })
    })
  const askId = ask.id
  const first = useFirstName()
  const alone = isAlone(ask)
  // Nobody is left to ask.
  const all = ask.exhausted && !alone
  const prepared = Boolean(snapshot?.me.screen)
  const voice = snapshot?.me.armed.voice ?? false

  return (
    <div className={`b-1-12 ${css.out}`}>
      <ul className={css.ways}>
        <li>
          <h2 className="b-h3">{t('flow.waiting.prepare.title')}</h2>
          <p className="b-md b-mut">{t('flow.waiting.prepare.body')}</p>
          <div className={css.pair}>
            <Button disabled={!call} onClick={() => void arming.pick()}>
              {prepared ? t('sharing.other') : t('flow.waiting.prepare.screen')}
            </Button>
            <Button disabled={!call} aria-pressed={voice} onClick={() => void arming.set({ voice: !voice })}>
              {voice ? t('flow.waiting.prepare.voiceOff') : t('flow.waiting.prepare.voice')}
            </Button>
          </div>
          {call && snapshot && <WaitingCheck call={call} snapshot={snapshot} className={`b-link b-sm ${css.later}`} />}
          {arming.problem && (
            <p className="b-sm b-danger" role="status">
              {t(`flow.waiting.pick.${arming.problem}`)}
            </p>
          )}
        </li>
        <li>
          <h2 className="b-h3">{t(alone ? 'waiting.ways.others.title' : 'waiting.ways.widen.title')}</h2>
          <p className="b-md b-mut">
            {alone && ask.forPerson
              ? t('waiting.ways.others.body', { name: first(ask.forPerson) })
              : all
                ? t('flow.waiting.widenNobody')
                : t('waiting.ways.widen.body')}
          </p>
          <Button
            busy={busy === 'widen'}
            disabled={all || (ask.wide && ask.forPerson === null)}
            onClick={() =>
              act('widen', async () => {
                await api.asks.widen({ askId })
                announce(t('waiting.ways.widen.done'))
              })
            }
          >
            {alone
              ? t('waiting.ways.others.action')
              : ask.wide
                ? t('waiting.ways.widen.done')
                : t('waiting.ways.widen.action')}
          </Button>
        </li>
        <li>
          <h2 className="b-h3">{t('waiting.ways.park.title')}</h2>
          <p className="b-md b-mut">{t('waiting.ways.park.body')}</p>
          <Button
            busy={busy === 'park'}
            onClick={() =>
              act('park', async () => {
                await api.asks.park({ askId, written: true })
                announce(t('written.parked.opened'))
              })
            }
          >
            {t('waiting.ways.park.action')}
          </Button>
          <button
            type="button"
            className={`b-link b-sm ${css.later}`}
            onClick={() =>
              leave(
                'later',
                async () => {
                  await api.asks.park({ askId })
                  await api.later.wish({ askId })
                },
                t('later.said'),
              )
            }
          >
            {t('later.aside')}
          </button>
        </li>
      </ul>
      <WhyRefused error={error} />
      <BookTimes askId={askId} searching />
      <p className={`b-md ${css.last}`}>
        <button
          type="button"
          className="b-link"
          onClick={() =>
            leave('solved', () => api.asks.cancel({ askId, solvedAlone: true }), t('flow.waiting.solvedSaid'))
          }
        >
          {t('waiting.solvedAlone')}
        </button>
        <button
          type="button"
          className="b-link"
          onClick={() => leave('aside', () => api.asks.park({ askId }), t('waiting.parked'))}
        >
          {t('written.aside')}
        </button>
        <button
          type="button"
          className={`b-link ${css.cancel}`}
          onClick={() => leave('cancel', () => api.asks.cancel({ askId }), t('waiting.cancelled'))}
        >
          {t('waiting.cancel')}
        </button>
        <span className="b-dim">{t('waiting.cancelHint')}</span>
      </p>
    </div>
  )
}
