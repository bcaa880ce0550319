/** The names by which Slack tells us what was clicked, submitted or looked up. They live in posted messages for years. */
export const ACTIONS = {
  undoNote: 'note.undo',
  editNote: 'note.edit',
  noteForNew: 'note.for-new',
  noteChoose: 'note.choose',
  logContact: 'customer.log',
  openCustomer: 'customer.open',
  addCustomer: 'customer.add',
  takeCustomer: 'customer.take',
  snooze: 'snooze.days',
  snoozeUntil: 'snooze.until',
  done: 'commitment.done',
  /** Runs a `/crm` command that is kept in the button. */
  run: 'command.run',
  /** Runs again a command that failed, as the same act: what was saved already is not saved twice. */
  retry: 'command.retry',
} as const;

export const VIEWS = {
  note: 'note',
  addCustomer: 'customer.add',
  referral: 'referral',
  snoozeUntil: 'snooze.until',
} as const;

export const SHORTCUTS = { logInteraction: 'log-interaction', saveToCrm: 'save-to-crm' } as const;

/** The inputs of our modals: block ids and, for those with a type-ahead, action ids. */
export const INPUTS = {
  customer: 'customer',
  contact: 'contact',
  kind: 'kind',
  at: 'at',
  text: 'text',
  outcome: 'outcome',
  feeling: 'feeling',
  nextText: 'next-text',
  nextDue: 'next-due',
  nextOwner: 'next-owner',
  name: 'name',
  standing: 'standing',
  owner: 'owner',
  referrer: 'referrer',
  outside: 'outside',
  date: 'date',
} as const;
