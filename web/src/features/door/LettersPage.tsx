import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, q } from '../../app/api.ts'
import { useRefusalWords } from '../../app/refusal.ts'
import { useTitle } from '../../app/useTitle.ts'
import { Button } from '../../ui/Button.tsx'
import { Loading, Notice } from '../../ui/Notice.tsx'
import { DoorPage } from './DoorPage.tsx'
import css from './door.module.css'
import { Refused } from './Refused.tsx'

/** From the foot of a letter, signed in or not: such letters end, or come again. Looking at it changes nothing. */
export function Page() {
  const { t } = useTranslation()
  const words = useRefusalWords()
  const client = useQueryClient()
  const { token = '' } = useParams({ strict: false })
  const options = q.reach.letters.queryOptions({ input: { token }, retry: false })
  const letters = useQuery(options)
  const setting = useMutation({
    mutationFn: (on: boolean) => api.reach.setLetters({ token, on }),
    onSuccess: (said) => client.setQueryData(options.queryKey, said),
  })
  useTitle(t('reach.letters.title'))
  const { data } = letters
  return (
    <DoorPage title={t('reach.letters.title')} lead={letters.isError ? t('reach.letters.gone') : undefined}>
      {letters.isPending && <Loading />}
      {data && (
        <div className={css.form}>
          <p>{t('reach.letters.from', { organization: data.organizationName })}</p>
          <p>
            <b>{t(`reach.letters.kinds.${data.kind}`)}</b>
          </p>
          {setting.isSuccess && (
            <Notice kind="wait" title={t(data.on ? 'reach.letters.resumed' : 'reach.letters.stopped')} />
          )}
          <Refused>{setting.error && words(setting.error)}</Refused>
          <Button
            kind={data.on ? 'primary' : 'second'}
            busy={setting.isPending}
            onClick={() => setting.mutate(!data.on)}
          >
            {t(data.on ? 'reach.letters.stop' : 'reach.letters.again')}
          </Button>
        </div>
      )}
    </DoorPage>
  )
}
