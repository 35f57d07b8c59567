import type { WritePage as Found, MyAnswer, Waiting } from '@binome/contract/verbs/answer.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { q } from '../../app/api.ts'
import { useNow } from '../../app/live-react.ts'
import { PageOnItsWay } from '../../app/PageOnItsWay.tsx'
import { useTitle } from '../../app/useTitle.ts'
import { buttonClass } from '../../ui/Button.tsx'
import { Markdown } from '../../ui/Markdown.tsx'
import { Pair } from '../../ui/Pair.tsx'
import { Roof } from '../../ui/Roof.tsx'
import { Say } from '../../ui/Say.tsx'
import { Section } from '../../ui/Section.tsx'
import { AskAside } from '../offer/AskAside.tsx'
import { useSeeker } from '../offer/from.ts'
import { useArrival } from '../session/arrival.ts'
import { AnswerBody } from './AnswerBody.tsx'
import { WriteForm } from './WriteForm.tsx'
import css from './WritePage.module.css'

/** One ask that waits, and one's own answer to it: where a letter and the list on Now lead. */
export function Page() {
  const { askId } = useParams({ from: '/shell/write/$askId' })
  return <WriteOf key={askId} askId={askId} />
}

function WriteOf({ askId }: { askId: string }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(
    // Kept in memory, an older draft would be what the form begins with.
    q.answers.page.queryOptions({ input: { askId }, staleTime: 0, gcTime: 0, refetchOnWindowFocus: true }),
  )
  useTitle(t('written.page.answer'))
  if (data) return <Shown askId={askId} found={data} again={() => void refetch()} />
  return <PageOnItsWay error={error} back={t('written.page.back')} />
}

function Shown({ askId, found, again }: { askId: string; found: Found; again: () => void }) {
  switch (found.state) {
    case 'here':
      return <Here ask={found.ask} answer={found.answer} again={again} />
    case 'accepted':
      return <Accepted ask={found.ask} answer={found.answer} thanks={found.thanks} />
    case 'gone':
      return <Gone key={askId} answer={found.answer} />
  }
}

const LONG = 260

function Here({ ask, answer, again }: { ask: Waiting; answer: MyAnswer | null; again: () => void }) {
  const { t } = useTranslation()
  const me = useNow((now) => now.me.person)
  const seeker = useSeeker()({ from: ask.from, offerId: ask.askId })
  const heading = useArrival<HTMLHeadingElement>()
  return (
    <div className={`b-page ${css.page}`}>
      <div className={`b-1-7 ${css.words}`}>
        <div className={css.who}>
          {me && <Pair state="alone" seeker={seeker.face} helper={me} hole="helper" size="tap" />}
          <div>
            <h1 ref={heading} tabIndex={-1} className={css.title}>
              {t('written.page.title', { name: seeker.first })}
            </h1>
            <p className="b-mut">{t('written.page.hint')}</p>
          </div>
        </div>
        {ask.text.length > LONG || ask.text.includes('\n') ? (
          <Markdown text={ask.text} lang={ask.language} className={css.letter ?? ''} />
        ) : (
          <Say size="lead" quote lang={ask.language}>
            {ask.text}
          </Say>
        )}
        <WriteForm ask={ask} first={answer} name={seeker.first} again={again} />
      </div>
      <AskAside ask={ask} />
    </div>
  )
}

function Accepted({ ask, answer, thanks }: { ask: Waiting; answer: MyAnswer; thanks: string | null }) {
  const { t } = useTranslation()
  const me = useNow((now) => now.me.person)
  const seeker = useSeeker()({ from: ask.from, offerId: ask.askId })
  const heading = useArrival<HTMLHeadingElement>()
  return (
    <div className={`b-page ${css.page}`}>
      <div className={`b-1-8 ${css.words}`}>
        {me && <Pair state="live" seeker={seeker.face} helper={me} size="tap" />}
        <h1 ref={heading} tabIndex={-1}>
          {t('written.page.accepted', { name: seeker.first })}
        </h1>
        <p className="b-lead b-mut">{t('written.page.acceptedHint')}</p>
        {thanks && (
          <Section level={2} title={t('written.page.thanks', { name: seeker.first })}>
            <Say size="lead" quote>
              {thanks}
            </Say>
          </Section>
        )}
        <Say size="body" quote lang={ask.language} clamp>
          {ask.text}
        </Say>
        <Section level={2} title={t('written.page.answer')}>
          <AnswerBody text={answer.text} pictures={answer.pictures} name={null} />
        </Section>
        <Link to="/" className={buttonClass({ kind: 'second' })}>
          {t('written.page.back')}
        </Link>
      </div>
    </div>
  )
}

function Gone({ answer }: { answer: MyAnswer | null }) {
  const { t } = useTranslation()
  const heading = useArrival<HTMLHeadingElement>()
  return (
    <div className={`b-page ${css.page}`}>
      <div className={`b-1-8 ${css.words}`}>
        <Roof state="done" width={84} />
        <h1 ref={heading} tabIndex={-1}>
          {t('written.page.gone')}
        </h1>
        <p className="b-lead b-mut">{t('written.page.goneHint')}</p>
        {answer && (
          <Section level={2} title={t('written.page.yours')}>
            <AnswerBody text={answer.text} pictures={answer.pictures} name={null} />
          </Section>
        )}
        <Link to="/" className={buttonClass({ kind: 'second' })}>
          {t('written.page.back')}
        </Link>
      </div>
    </div>
  )
}
