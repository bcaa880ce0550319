/** The names by which Slack tells us what was clicked, submitted or looked up. They live in posted messages for years. */
export const ACTIONS = {
  undoNote: 'note.undo',
  editNote: 'note.edit',
  noteForNew: 'note.for-new',
  noteChoose: 'note.choose',
  logContact: 'customer.log',
  openCustomer: 'customer.open',
  addCustomer: 'customer.add',
  snooze: 'snooze.days',
  snoozeUntil: 'snooze.until',
  done: 'commitment.done',
  editCommitment: 'commitment.edit',
  dropCommitment: 'commitment.drop',
  editPerson: 'contact.edit',
  editCustomer: 'customer.edit',
  won: 'customer.won',
  lost: 'customer.lost',
  /** Takes back the change that led to a version of something. */
  undo: 'change.undo',
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
  commitment: 'commitment',
  done: 'commitment.done',
  owner: 'customer.owner',
  person: 'contact',
  remember: 'remember',
  chooseCustomer: 'customer.choose',
  file: 'customer.file',
  won: 'customer.won',
  lost: 'customer.lost',
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
  due: 'due',
  role: 'role',
  emails: 'emails',
  phones: 'phones',
  birthday: 'birthday',
  remember: 'remember',
  commitment: 'commitment',
} as const;

/** The inputs of the modal with a customer's whole file: the names of its fields. */
export const FIELDS = {
  name: 'name',
  aliases: 'aliases',
  standing: 'standing',
  customerSince: 'customerSince',
  owner: 'owner',
  cadenceDays: 'cadenceDays',
  tags: 'tags',
  website: 'website',
  source: 'source',
  channel: 'channel',
  buys: 'buys',
  competitors: 'competitors',
  needs: 'needs',
  needsMet: 'needsMet',
  reason: 'reason',
  whyNot: 'whyNot',
  wonFrom: 'wonFrom',
  lostTo: 'lostTo',
  importantDates: 'importantDates',
  remember: 'remember',
} as const;
