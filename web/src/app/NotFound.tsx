import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Mast } from '../ui/Mast.tsx'
import { Notice } from '../ui/Notice.tsx'

/** No such page, or not yours: said the same way, so that an address tells nothing. */
export function NotFound() {
  const { t } = useTranslation()
  return (
    <div className="b-page">
      <div className="b-1-8">
        <Notice title={t('frame.notFound.title')} level={1} action={<Link to="/">{t('frame.notFound.home')}</Link>}>
          {t('frame.notFound.body')}
        </Notice>
      </div>
    </div>
  )
}

/** The same where no page is around it: an address the product does not know. */
export function NotFoundAlone() {
  return (
    <>
      <Mast home={(word) => <Link to="/">{word}</Link>} />
      <main>
        <NotFound />
      </main>
    </>
  )
}
