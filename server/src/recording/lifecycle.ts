/** `asked`: one of the two has said yes. `running`: both have. `kept`: over, and there is something to play. */
export type RecordingState = 'asked' | 'running' | 'kept'

export type Act = 'yes' | 'no'

/** Why one that ran is over. */
export type Because = 'stopped' | 'session' | 'silent' | 'full'

/** Nothing changes; it runs; its asking is over, and nothing is left; it ran and is over. */
export type Step = 'stay' | 'run' | 'gone' | { over: Because }

type Row = {
  asker: { [A in Act]: Step }
  other: { [A in Act]: Step }
  /** `due`: its patience is at an end. */
  time: { due: Step }
  house: { session_ended: Step }
}

/** The life of a recording [M1]: state → who → what → what comes of it. */
export const lifecycle: { [S in RecordingState]: Row } = {
  asked: {
    asker: { yes: 'stay', no: 'gone' },
    other: { yes: 'run', no: 'gone' },
    time: { due: 'gone' },
    house: { session_ended: 'gone' },
  },
  running: {
    asker: { yes: 'stay', no: { over: 'stopped' } },
    other: { yes: 'stay', no: { over: 'stopped' } },
    time: { due: { over: 'silent' } },
    house: { session_ended: { over: 'session' } },
  },
  kept: {
    asker: { yes: 'stay', no: 'stay' },
    other: { yes: 'stay', no: 'stay' },
    time: { due: 'stay' },
    house: { session_ended: 'stay' },
  },
}
