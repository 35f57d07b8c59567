import { Link } from '@tanstack/react-router'
import { buttonClass } from '../ui/Button.tsx'
import { Loading, Notice } from '../ui/Notice.tsx'
import { refusalOf } from './api.ts'
import { useRefusalWords } from './refusal.ts'

/** A page whose subject is being read, or could not be: why, and the way back to Now. */
export function PageOnItsWay({ error, back }: { error: unknown; back: string }) {
  const words = useRefusalWords()
  return (
    <div className="b-page">
      <div className="b-1-12">
        {error ? (
          <Notice
            kind="error"
            level={1}
            title={words(error)}
            code={refusalOf(error).code}
            action={
              <Link to="/" className={buttonClass({ kind: 'second' })}>
                {back}
              </Link>
            }
          />
        ) : (
          <Loading />
        )}
      </div>
    </div>
  )
}
