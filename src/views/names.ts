/** Ids of everything that can be pressed. The comment says what the button's value holds. */
export const ACTIONS = Object.freeze({
  /** A handoff's id. */
  claim: 'handoff.claim',
  /** A handoff's id. */
  notReady: 'handoff.not_ready',
  /** A lead's id, as for all that begin with `lead.` or `cold.`, but for `lead.choose`. */
  log: 'lead.log',
  snooze: 'lead.snooze',
  show: 'lead.show',
  claimLead: 'lead.claim',
  /** A `Choice` as JSON: see chooser.ts. */
  chooseLead: 'lead.choose',
  reengage: 'cold.reengage',
  letGo: 'cold.let_go',
  /** A task's id. */
  taskDone: 'task.done',
  taskSkip: 'task.skip',
  taskSnooze: 'task.snooze',
  taskOpen: 'task.open',
  /** A `ListPage` as JSON: see lead-list.ts. */
  listMore: 'list.more',
} as const);

/** Ids of the modals that can be submitted. */
export const CALLBACKS = Object.freeze({
  log: 'modal.log',
  snooze: 'modal.snooze',
  notReady: 'modal.not_ready',
  loading: 'modal.loading',
} as const);

/** Ids of the inputs in modals: Slack's errors name the block, its values the block and then the action. */
export const INPUTS = Object.freeze({
  kind: 'kind',
  outcome: 'outcome',
  note: 'note',
  nextStep: 'next_step',
  dueDate: 'due_date',
  choice: 'choice',
  date: 'date',
  reason: 'reason',
} as const);

export type ActionName = (typeof ACTIONS)[keyof typeof ACTIONS];
export type CallbackName = (typeof CALLBACKS)[keyof typeof CALLBACKS];
