import type { GuideRecord } from '@binome/contract/session.ts'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { useCopy } from '../../ui/useCopy.ts'
import css from './KeptSteps.module.css'

/** The steps when it is over: to read, and to take along as text. */
export function KeptSteps({ guide }: { guide: GuideRecord }) {
  const { t } = useTranslation()
  const { state, copy } = useCopy()
  const wordsOf = (words: string) => words || t('guide.shown')
  const text = () => guide.steps.map(({ words }, at) => `${at + 1}. ${wordsOf(words)}`).join('\n')
  return (
    <div className={css.kept}>
      <ol className={css.steps}>
        {guide.steps.map(({ words, alone }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list of a session that is over does not change
          <li key={at}>
            {wordsOf(words)}
            {alone && <span className="b-sm b-ok"> {t('guide.kept.isAlone')}</span>}
          </li>
        ))}
      </ol>
      <p className={css.foot}>
        <Button size="sm" onClick={() => void copy(text())}>
          {t('guide.kept.copy')}
        </Button>
        <span className="b-sm b-mut" role="status">
          {state !== 'no' && t(state === 'copied' ? 'guide.kept.copied' : 'guide.kept.notCopied')}
        </span>
      </p>
    </div>
  )
}
