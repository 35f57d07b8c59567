import type { MyCalendar as Mine } from '@binome/contract/verbs/calendar.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, q, refusalOf } from '../../app/api.ts'
import { useRefusalWords } from '../../app/refusal.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { moment } from '../../ui/format.ts'
import { useMoment } from '../../ui/moment.ts'
import { Loading } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Section.tsx'
import { Time } from '../../ui/Time.tsx'
import { Refused } from '../door/Refused.tsx'
import { Saved } from './Saved.tsx'
import css from './SettingsPage.module.css'

/** Why one could not be read, in words. */
function useWhy() {
  const { t, i18n } = useTranslation()
  const words = useRefusalWords()
  const because = (code: unknown) => {
    const key = `calendar.because.${String(code)}`
    return i18n.exists(key) ? t(key as 'calendar.because.gone') : t('calendar.because.unreachable')
  }
  const of = (error: unknown) => {
    const { code, data } = refusalOf(error)
    return code === 'CALENDAR_UNREADABLE' ? because(data.because) : words(error)
  }
  return { because, of }
}

/** Where it is, when it was read, what is next: never what is in it, nor its address. */
function State({ calendar }: { calendar: Mine }) {
  const { t, i18n } = useTranslation()
  const now = useMoment()
  const why = useWhy()
  const { host, readAt, failing, busyUntil, nextBusyAt, unread } = calendar
  const said = (at: string) => moment(new Date(at), new Date(now), i18n.language)
  return (
    <div>
      <p>
        <b>{t('calendar.at', { host })}</b>
      </p>
      {failing ? (
        <p className="b-sm b-danger" role="status">
          {why.because(failing.because)} {t('calendar.stillCounts')} <Time at={readAt} />.
        </p>
      ) : (
        <p className="b-sm b-mut">
          {t('calendar.read')} <Time at={readAt} />.
        </p>
      )}
      <p className="b-sm b-mut">
        {busyUntil
          ? t('calendar.busy', { when: said(busyUntil) })
          : nextBusyAt
            ? t('calendar.next', { when: said(nextBusyAt) })
            : t('calendar.free')}
      </p>
      {unread > 0 && <p className="b-sm b-mut">{t('calendar.unread', { count: unread })}</p>}
    </div>
  )
}

/** The address is given here and nowhere shown again. */
function Address({ onSaved, onKeep }: { onSaved: (mine: { calendar: Mine | null }) => void; onKeep?: () => void }) {
  const { t } = useTranslation()
  const why = useWhy()
  const [url, setUrl] = useState('')
  const saving = useMutation({
    mutationFn: () => api.calendar.save({ url }),
    onSuccess: (mine) => {
      setUrl('')
      onSaved(mine)
    },
  })
  return (
    <form
      className={css.form}
      onChange={() => saving.reset()}
      onSubmit={(event) => {
        event.preventDefault()
        saving.mutate()
      }}
    >
      <Field
        label={t('calendar.address')}
        hint={t('calendar.addressHint')}
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        required
        maxLength={2000}
        placeholder="https://"
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <Refused>{saving.error && why.of(saving.error)}</Refused>
      <div className={css.submit}>
        <Button type="submit" busy={saving.isPending} disabled={url.trim() === ''}>
          {t('calendar.connect')}
        </Button>
        {onKeep && (
          <Button kind="quiet" onClick={onKeep}>
            {t('calendar.keep')}
          </Button>
        )}
      </div>
    </form>
  )
}

/** When I am busy, by the calendar I keep elsewhere. */
export function MyCalendar() {
  const { t } = useTranslation()
  const why = useWhy()
  const client = useQueryClient()
  const options = q.calendar.read.queryOptions()
  const { data, error } = useQuery(options)
  const [replacing, setReplacing] = useState(false)
  const put = (mine: { calendar: Mine | null }) => {
    client.setQueryData(options.queryKey, mine)
    setReplacing(false)
  }
  const again = useMutation({ mutationFn: () => api.calendar.again(), onSuccess: put })
  const removing = useMutation({ mutationFn: () => api.calendar.remove(), onSuccess: () => put({ calendar: null }) })
  const calendar = data?.calendar ?? null
  const refused = again.error ?? removing.error ?? (data ? null : error)
  return (
    <Section title={t('calendar.title')} level={2}>
      <div className={css.block}>
        <p className="b-sm b-mut">{t('calendar.lead')}</p>
        {!data && !error && <Loading />}
        {calendar && <State calendar={calendar} />}
        {calendar && !replacing && (
          <div className={css.buttons}>
            <Button busy={again.isPending} onClick={() => again.mutate()}>
              {t('calendar.again')}
            </Button>
            <Button kind="quiet" onClick={() => setReplacing(true)}>
              {t('calendar.replace')}
            </Button>
            <Button kind="quiet" busy={removing.isPending} onClick={() => removing.mutate()}>
              {t('calendar.remove')}
            </Button>
          </div>
        )}
        <Refused>{refused && why.of(refused)}</Refused>
        {data && (!calendar || replacing) && (
          <Address onSaved={put} {...(calendar && { onKeep: () => setReplacing(false) })} />
        )}
        {data && !calendar && <Saved>{removing.isSuccess && t('calendar.removed')}</Saved>}
      </div>
    </Section>
  )
}
