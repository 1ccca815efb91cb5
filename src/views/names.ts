/** Ids of everything that can be pressed. The comment says what the button's value holds. */
export const ACTIONS = Object.freeze({
  /** A handoff's id. */
  claim: 'handoff.claim',
  /** A handoff's id. */
  notReady: 'handoff.not_ready',
  /** A lead's id, as for all that begin with `lead.` or `cold.`, but for `lead.choose`. */
  log: 'lead.log',
  snooze: 'lead.snooze',
  wake: 'lead.wake',
  /** Wakes it, and shows all that helps to work it. */
  workNow: 'lead.work_now',
  show: 'lead.show',
  claimLead: 'lead.claim',
  editLead: 'lead.edit',
  tagLead: 'lead.tag',
  passLead: 'lead.pass',
  askOwner: 'lead.ask',
  watch: 'lead.watch',
  unwatch: 'lead.unwatch',
  /** An `EditAgain` as JSON: see modals/edit.ts. */
  editAgain: 'lead.edit_again',
  /** A lead's id and whose it was, "id>U123". */
  passBack: 'lead.pass_back',
  /** A lead's id. */
  trackPause: 'track.pause',
  trackResume: 'track.resume',
  why: 'lead.why',
  leadMenu: 'lead.more',
  /** A `TimelinePage`: see timeline-view.ts. */
  timelineEarlier: 'timeline.earlier',
  timelineLater: 'timeline.later',
  /** A `Choice` as JSON: see chooser.ts. */
  chooseLead: 'lead.choose',
  /** A `SnoozeAnyway` as JSON: see put-off.ts. */
  snoozeAnyway: 'snooze.anyway',
  reengage: 'cold.reengage',
  letGo: 'cold.let_go',
  /** A task's id. */
  taskDone: 'task.done',
  taskSkip: 'task.skip',
  taskSnooze: 'task.snooze',
  taskOpen: 'task.open',
  taskReassign: 'task.reassign',
  /** A `TaskPress` as JSON: see task-list.ts. */
  tasksDone: 'tasks.done',
  /** A `TasksPage` as JSON: see task-list.ts. */
  tasksMore: 'tasks.more',
  /** A `FollowUp` as JSON: see follow-up.ts. */
  followTomorrow: 'follow.tomorrow',
  followIn3Days: 'follow.3_days',
  followNextWeek: 'follow.next_week',
  followPick: 'follow.pick',
  /** A lead's id. */
  taskPlan: 'task.plan',
  /** An `AttentionPage` as JSON: see attention-lists.ts. */
  attentionMore: 'attention.more',
  /** A `ListPage` as JSON: see lead-list.ts. */
  listMore: 'list.more',
  /** A `TrackAnyway` as JSON: see track-anyway.ts. */
  trackAnyway: 'track.anyway',
  /** The key of the request that is to be undone. */
  undo: 'change.undo',
  /** A `FormWish` as JSON: see ask-click.ts. */
  openForm: 'form.open',
  /** A `HomePage` as JSON, for the next five: see home/press.ts. Buttons that stand side by side need ids of their own. */
  homeOpen: 'home.open',
  homeTab: 'home.tab',
  homeBack: 'home.back',
  homeEarlier: 'home.earlier',
  homeLater: 'home.later',
  /** "home". */
  homeFind: 'home.find',
  homeAdd: 'home.add',
  /** The id of another action and its value: see home/press.ts. */
  homeMore: 'home.more',
  /** The id of what a reply came to. */
  chipUndo: 'chip.undo',
  chipTomorrow: 'chip.tomorrow',
  chipThreeDays: 'chip.three_days',
  chipMonday: 'chip.monday',
  /** A `HeardReply` as JSON: see ask-reply.ts. */
  replyNote: 'reply.note',
  replyLog: 'reply.log',
  replyIgnore: 'reply.ignore',
  /** How many rows come before the page asked for. */
  stuckMore: 'stuck.more',
  /** A segment's id. */
  segmentShow: 'segment.show',
  /** A `SegmentPage` as JSON: see segment-list.ts. */
  segmentMore: 'segment.more',
  /** A persona's id. */
  personaShow: 'persona.show',
  personaEdit: 'persona.edit',
  /** A `PersonaAgain` as JSON: see modals/persona.ts. */
  personaAgain: 'persona.edit_again',
  /** A `GiveWish` as JSON: see people/give-buttons.ts. */
  give: 'people.give',
  giveForm: 'people.give_form',
  /** How many rows come before the page asked for, as for the next. */
  unowned: 'people.unowned',
  peopleMore: 'people.more',
  /** A person's id. */
  roleForm: 'people.role_form',
  /** The id of whom the form names as the cover, or "nobody". */
  awayForm: 'away.form',
  /** A word for the reader of logs, as for the next two. */
  back: 'away.back',
  settingsForm: 'settings.form',
  teamSettingsForm: 'settings.team_form',
  /** "live". */
  rulesShow: 'rules.show',
  /** The number of the version that was live when the button was made, as for the next two. */
  rulesPreset: 'rules.preset',
  rulesUpload: 'rules.upload',
  rulesCalibrate: 'rules.calibrate',
  /** A `RulesPart`: see rules/edit-menu.ts. */
  rulesEdit: 'rules.edit',
  /** A version's number. */
  rulesDownload: 'rules.download',
  rulesTry: 'rules.try',
  rulesAgain: 'rules.again',
  ruleSwitch: 'rules.switch',
  ruleDiscard: 'rules.discard',
  /** How many versions come before the page asked for. */
  rulesVersions: 'rules.versions',
  /** A total, to be tried as the line from which sales is told. */
  rulesTryLine: 'rules.try_line',
  /** A `WelcomeStep`. */
  welcomeHow: 'welcome.how',
  /** Nothing of use, as for the next. */
  helpShow: 'help.show',
  healthShow: 'health.show',
  /** "dm", "handoffs" or "managers". */
  selfTest: 'health.test',
  /** Where it stands: "digest" or "list". */
  heldShow: 'held.show',
  /** "sales@3": a `Seal`, see rules/press-values.ts. */
  rulesSign: 'rules.sign',
  /** "4>3": a `WayBack`, see rules/press-values.ts. */
  rulesRevert: 'rules.revert',
} as const);

/** Ids of the modals that can be submitted. */
export const CALLBACKS = Object.freeze({
  log: 'modal.log',
  /** The same where the lead is still to be picked. */
  logTo: 'modal.log_to',
  add: 'modal.add',
  find: 'modal.find',
  snooze: 'modal.snooze',
  snoozeAnyway: 'modal.snooze_anyway',
  task: 'modal.task',
  reassign: 'modal.reassign',
  notReady: 'modal.not_ready',
  edit: 'modal.edit',
  lost: 'modal.lost',
  tags: 'modal.tags',
  pass: 'modal.pass',
  preset: 'modal.preset',
  rulePoints: 'modal.rule_points',
  ruleLines: 'modal.rule_lines',
  ruleIcp: 'modal.rule_icp',
  upload: 'modal.upload',
  persona: 'modal.persona',
  give: 'modal.give',
  role: 'modal.role',
  away: 'modal.away',
  settings: 'modal.settings',
  teamSettings: 'modal.team_settings',
  loading: 'modal.loading',
} as const);

/** Ids of the shortcuts, as the manifest has them. */
export const SHORTCUTS = Object.freeze({
  /** Of a message's menu; the others stand beside the message box. */
  log: 'shortcut.log',
  add: 'shortcut.add',
  find: 'shortcut.find',
  day: 'shortcut.day',
} as const);

/** Ids of the inputs in modals: Slack's errors name the block, its values the block and then the action. */
export const INPUTS = Object.freeze({
  lead: 'lead',
  email: 'email',
  name: 'name',
  title: 'title',
  company: 'company',
  phone: 'phone',
  source: 'source',
  kind: 'kind',
  outcome: 'outcome',
  note: 'note',
  nextStep: 'next_step',
  dueDate: 'due_date',
  hour: 'hour',
  choice: 'choice',
  date: 'date',
  wakeOn: 'wake_on',
  wakeScore: 'wake_score',
  reason: 'reason',
  tags: 'tags',
  person: 'person',
  tryFirst: 'try_first',
  preset: 'preset',
  line: 'line',
  file: 'file',
  rule: 'rule',
  points: 'points',
  cap: 'cap',
  mqlEnter: 'mql_enter',
  mqlLeave: 'mql_leave',
  sqlEnter: 'sql_enter',
  sqlLeave: 'sql_leave',
  stayHours: 'stay_hours',
  group: 'group',
  halfLife: 'half_life',
  atRiskDays: 'at_risk_days',
  coldDays: 'cold_days',
  firstMinutes: 'first_minutes',
  escalateMinutes: 'escalate_minutes',
  whom: 'whom',
  industries: 'industries',
  sizeFrom: 'size_from',
  sizeTo: 'size_to',
  seniorities: 'seniorities',
  budgetFrom: 'budget_from',
  budgetTo: 'budget_to',
  countries: 'countries',
  until: 'until',
  quietFrom: 'quiet_from',
  quietTo: 'quiet_to',
  weekends: 'weekends',
  digestAt: 'digest_at',
  rings: 'rings',
  seats: 'seats',
  perPerson: 'per_person',
  perChannel: 'per_channel',
  gapMin: 'gap_min',
  gapMax: 'gap_max',
} as const);

export type ActionName = (typeof ACTIONS)[keyof typeof ACTIONS];
export type CallbackName = (typeof CALLBACKS)[keyof typeof CALLBACKS];
