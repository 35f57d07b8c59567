import { closing1 } from './stories/closing-1.ts'
import { closing2 } from './stories/closing-2.ts'
import { customs1 } from './stories/customs-1.ts'
import { customs2 } from './stories/customs-2.ts'
import { customs3 } from './stories/customs-3.ts'
import { desk1 } from './stories/desk-1.ts'
import { desk2 } from './stories/desk-2.ts'
import { invoices1 } from './stories/invoices-1.ts'
import { invoices2 } from './stories/invoices-2.ts'
import { itemsAndRoutings1 } from './stories/items-and-routings-1.ts'
import { itemsAndRoutings2 } from './stories/items-and-routings-2.ts'
import { itemsAndRoutings3 } from './stories/items-and-routings-3.ts'
import { labels1 } from './stories/labels-1.ts'
import { labels2 } from './stories/labels-2.ts'
import { labels3 } from './stories/labels-3.ts'
import { lookupCodes1 } from './stories/lookup-codes-1.ts'
import { lookupCodes2 } from './stories/lookup-codes-2.ts'
import { lookupCodes3 } from './stories/lookup-codes-3.ts'
import { maintenance1 } from './stories/maintenance-1.ts'
import { maintenance2 } from './stories/maintenance-2.ts'
import { orders1 } from './stories/orders-1.ts'
import { orders2 } from './stories/orders-2.ts'
import { orders3 } from './stories/orders-3.ts'
import { planning1 } from './stories/planning-1.ts'
import { planning2 } from './stories/planning-2.ts'
import { quality1 } from './stories/quality-1.ts'
import { quality2 } from './stories/quality-2.ts'
import { shipping1 } from './stories/shipping-1.ts'
import { shipping2 } from './stories/shipping-2.ts'
import { shipping3 } from './stories/shipping-3.ts'
import { spreadsheets1 } from './stories/spreadsheets-1.ts'
import { spreadsheets2 } from './stories/spreadsheets-2.ts'
import { spreadsheets3 } from './stories/spreadsheets-3.ts'
import { systems1 } from './stories/systems-1.ts'
import { systems2 } from './stories/systems-2.ts'
import { testBench1 } from './stories/test-bench-1.ts'
import { testBench2 } from './stories/test-bench-2.ts'
import { testBench3 } from './stories/test-bench-3.ts'
import { withoutAnswer1 } from './stories/without-answer-1.ts'
import { withoutAnswer2 } from './stories/without-answer-2.ts'
import type { CastStory } from './types.ts'

/** Every past ask of the demo organisation, topic by topic, the oldest of a topic first. */
export const stories: readonly CastStory[] = [
  ...lookupCodes1,
  ...lookupCodes2,
  ...lookupCodes3,
  ...spreadsheets1,
  ...spreadsheets2,
  ...spreadsheets3,
  ...orders1,
  ...orders2,
  ...orders3,
  ...itemsAndRoutings1,
  ...itemsAndRoutings2,
  ...itemsAndRoutings3,
  ...labels1,
  ...labels2,
  ...labels3,
  ...shipping1,
  ...shipping2,
  ...shipping3,
  ...customs1,
  ...customs2,
  ...customs3,
  ...planning1,
  ...planning2,
  ...closing1,
  ...closing2,
  ...invoices1,
  ...invoices2,
  ...testBench1,
  ...testBench2,
  ...testBench3,
  ...maintenance1,
  ...maintenance2,
  ...quality1,
  ...quality2,
  ...desk1,
  ...desk2,
  ...systems1,
  ...systems2,
  ...withoutAnswer1,
  ...withoutAnswer2,
]
