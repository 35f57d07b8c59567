import type { Device } from '@binome/contract/verbs/reach.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, q } from '../../app/api.ts'
import { unsubscribe } from '../../app/push.ts'
import { useRefusalWords } from '../../app/refusal.ts'
import { Button } from '../../ui/Button.tsx'
import { Time } from '../../ui/Time.tsx'
import { Refused } from '../door/Refused.tsx'
import { Notifications } from './Notifications.tsx'
import css from './PushDevices.module.css'

function Line({ device }: { device: Device }) {
  const { t } = useTranslation()
  const words = useRefusalWords()
  const client = useQueryClient()
  const again = () => client.invalidateQueries({ queryKey: q.reach.mine.queryKey() })
  const trying = useMutation({ mutationFn: () => api.reach.tryDevice({ deviceId: device.id }), onSettled: again })
  const removing = useMutation({
    mutationFn: async () => {
      if (device.here) await unsubscribe()
      await api.reach.removeDevice({ deviceId: device.id })
    },
    onSettled: again,
  })
  const { browser, system } = device
  const name = browser && system ? t('reach.device', { browser, system }) : browser || system || t('reach.someDevice')
  const of = (action: string) => t('reach.of', { action, device: name })
  return (
    <li className={css.device}>
      <div className={css.words}>
        <b>{name}</b>
        {device.here && <span className="b-sm b-mut"> ({t('reach.here')})</span>}
        <p className="b-sm b-mut">
          {device.reachedAt ? t('reach.reached') : t('reach.added')} <Time at={device.reachedAt ?? device.addedAt} />
        </p>
        <p className="b-sm" role="status">
          {trying.data && t(trying.data.taken ? 'reach.tryTaken' : 'reach.tryNotTaken')}
        </p>
        <Refused>{(trying.error ?? removing.error) && words(trying.error ?? removing.error)}</Refused>
      </div>
      <Button size="sm" aria-label={of(t('reach.try'))} busy={trying.isPending} onClick={() => trying.mutate()}>
        {t('reach.try')}
      </Button>
      <Button
        size="sm"
        kind="quiet"
        aria-label={of(t('reach.remove'))}
        busy={removing.isPending}
        onClick={() => removing.mutate()}
      >
        {t('reach.remove')}
      </Button>
    </li>
  )
}

/** The browsers that are woken for me: each can be tried and taken away; this one added. */
export function PushDevices({ devices }: { devices: readonly Device[] }) {
  const { t } = useTranslation()
  return (
    <div className={css.devices}>
      <h3 className={css.title}>{t('reach.devices')}</h3>
      {devices.length > 0 ? (
        <ul className={css.list}>
          {devices.map((device) => (
            <Line key={device.id} device={device} />
          ))}
        </ul>
      ) : (
        <p className="b-sm b-mut">{t('reach.noDevices')}</p>
      )}
      {!devices.some(({ here }) => here) && <Notifications />}
    </div>
  )
}
