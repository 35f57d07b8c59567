/** Bounds that a page knows before it asks. Plain numbers: the browser loads no validator for them. */

/** The longest piece of code or text that is kept as it is, in UTF-16 units. */
export const MOST_SNIPPET = 20_000

/** Steps that stand at a time in one session (law Y9). */
export const MOST_STEPS = 40

/** The largest file that goes from browser to browser: 1 GiB. */
export const MOST_FILE_BYTES = 1_073_741_824

/** The longest line for a colleague who is asked to go on with a session. */
export const HANDOVER_LINE = 300

/** Who may come to a session beside its two (law S24). */
export const MOST_OBSERVERS = 2

/** The largest recording: an hour at the rate it is made with, with room. */
export const MOST_RECORDING_BYTES = 805_306_368

/** Marks that one recording keeps. */
export const MOST_RECORDED_MARKS = 2000
