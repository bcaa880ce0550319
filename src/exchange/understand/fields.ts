/** How the text of a cell is read. */
export type ValueType =
  | 'text'
  /** What a firm or a person is called: "Blank" is a name. */
  | 'name'
  | 'long-text'
  | 'list'
  | 'tags'
  | 'emails'
  | 'phones'
  | 'fact'
  | 'day'
  | 'moment'
  | 'calendar-date'
  | 'labelled-dates'
  | 'time'
  | 'integer'
  | 'number'
  | 'amount'
  | 'currency'
  | 'feeling'
  | 'standing'
  | 'needs-met'
  | 'kind'
  | 'commitment-kind'
  | 'status'
  | 'member'
  | 'website'
  | 'id';

/** What a column may mean: the thing and its field, how it is read, and how it is called in a preview. */
export const FIELDS = {
  'customer.id': { type: 'id', label: 'Customer: id' },
  'customer.name': { type: 'name', label: 'Customer: name' },
  'customer.aliases': { type: 'list', label: 'Customer: other names' },
  'customer.standing': { type: 'standing', label: 'Customer: standing' },
  'customer.owner': { type: 'member', label: 'Customer: owner' },
  'customer.website': { type: 'website', label: 'Customer: website' },
  'customer.tags': { type: 'tags', label: 'Customer: tags' },
  'customer.source': { type: 'text', label: 'Customer: how they found us' },
  'customer.referredBy': { type: 'name', label: 'Customer: referred by' },
  'customer.buys': { type: 'list', label: 'Customer: buys' },
  'customer.needs': { type: 'list', label: 'Customer: needs' },
  'customer.needsMet': { type: 'needs-met', label: 'Customer: needs met' },
  'customer.competitors': { type: 'list', label: 'Customer: competitors' },
  'customer.whyNot': { type: 'text', label: 'Customer: why not' },
  'customer.wonFrom': { type: 'text', label: 'Customer: won from' },
  'customer.lostTo': { type: 'text', label: 'Customer: lost to' },
  'customer.cadenceDays': { type: 'integer', label: 'Customer: days between contacts' },
  'customer.importantDates': { type: 'labelled-dates', label: 'Customer: important dates' },
  'customer.remember': { type: 'list', label: 'Customer: to remember' },
  'customer.fact': { type: 'fact', label: 'Customer: to remember, with the heading' },
  'customer.notes': { type: 'long-text', label: 'Customer: notes' },
  'customer.customerSince': { type: 'day', label: 'Customer: since' },
  'customer.createdAt': { type: 'moment', label: 'Customer: added on' },
  'contact.id': { type: 'id', label: 'Contact: id' },
  'contact.name': { type: 'name', label: 'Contact: name' },
  'contact.title': { type: 'text', label: 'Contact: title before the name' },
  'contact.firstName': { type: 'text', label: 'Contact: first name' },
  'contact.middleName': { type: 'text', label: 'Contact: middle name' },
  'contact.lastName': { type: 'text', label: 'Contact: last name' },
  'contact.suffix': { type: 'text', label: 'Contact: after the name' },
  'contact.nickname': { type: 'text', label: 'Contact: nickname' },
  'contact.role': { type: 'text', label: 'Contact: role' },
  'contact.emails': { type: 'emails', label: 'Contact: e-mail' },
  'contact.phones': { type: 'phones', label: 'Contact: phone' },
  'contact.birthday': { type: 'calendar-date', label: 'Contact: birthday' },
  'contact.birthYear': { type: 'integer', label: 'Contact: year of birth' },
  'contact.birthMonth': { type: 'integer', label: 'Contact: month of birth' },
  'contact.birthDay': { type: 'integer', label: 'Contact: day of birth' },
  'contact.remember': { type: 'list', label: 'Contact: to remember' },
  'contact.fact': { type: 'fact', label: 'Contact: to remember, with the heading' },
  'contact.notes': { type: 'long-text', label: 'Contact: notes' },
  'contact.createdAt': { type: 'moment', label: 'Contact: added on' },
  'interaction.id': { type: 'id', label: 'Interaction: id' },
  'interaction.contact': { type: 'text', label: 'Interaction: contact' },
  'interaction.kind': { type: 'kind', label: 'Interaction: kind' },
  'interaction.at': { type: 'moment', label: 'Interaction: when' },
  'interaction.time': { type: 'time', label: 'Interaction: time of day' },
  'interaction.by': { type: 'member', label: 'Interaction: by' },
  'interaction.subject': { type: 'text', label: 'Interaction: subject' },
  'interaction.text': { type: 'long-text', label: 'Interaction: what happened' },
  'interaction.outcome': { type: 'long-text', label: 'Interaction: outcome' },
  'interaction.feeling': { type: 'feeling', label: 'Interaction: feeling' },
  'interaction.nextStep': { type: 'long-text', label: 'Interaction: next step' },
  'interaction.nextStepDue': { type: 'day', label: 'Interaction: next step due' },
  'interaction.nextStepOwner': { type: 'member', label: 'Interaction: next step of' },
  'commitment.id': { type: 'id', label: 'Commitment: id' },
  'commitment.kind': { type: 'commitment-kind', label: 'Commitment: kind' },
  'commitment.text': { type: 'long-text', label: 'Commitment: what' },
  'commitment.due': { type: 'day', label: 'Commitment: due' },
  'commitment.owner': { type: 'member', label: 'Commitment: owner' },
  'commitment.status': { type: 'status', label: 'Commitment: status' },
  'commitment.openedAt': { type: 'moment', label: 'Commitment: opened' },
  'commitment.closedAt': { type: 'moment', label: 'Commitment: closed' },
  'commitment.outcome': { type: 'long-text', label: 'Commitment: outcome' },
  'purchase.id': { type: 'id', label: 'Purchase: id' },
  'purchase.day': { type: 'day', label: 'Purchase: day' },
  'purchase.item': { type: 'text', label: 'Purchase: item' },
  'purchase.quantity': { type: 'number', label: 'Purchase: quantity' },
  'purchase.stage': { type: 'text', label: 'Purchase: whether it is sold' },
  'purchase.amount': { type: 'amount', label: 'Purchase: amount' },
  'purchase.currency': { type: 'currency', label: 'Purchase: currency' },
  'purchase.by': { type: 'member', label: 'Purchase: entered by' },
} as const satisfies Record<string, { type: ValueType; label: string }>;

export type Field = keyof typeof FIELDS;
export const isField = (text: string): text is Field => Object.hasOwn(FIELDS, text);

export const TABLES = ['customers', 'contacts', 'interactions', 'commitments', 'purchases'] as const;
export type Table = (typeof TABLES)[number];

/** Without one of each of these a table is not that table. */
export const REQUIRED: Record<Table, readonly (readonly Field[])[]> = {
  customers: [['customer.name']],
  contacts: [['contact.name', 'contact.firstName', 'contact.lastName', 'contact.emails']],
  interactions: [
    ['customer.name', 'customer.id'],
    ['interaction.at'],
    ['interaction.text', 'interaction.subject', 'interaction.kind'],
  ],
  commitments: [
    ['customer.name', 'customer.id'],
    ['commitment.text'],
    ['commitment.due', 'commitment.status', 'commitment.kind'],
  ],
  purchases: [['customer.name', 'customer.id'], ['purchase.day'], ['purchase.item']],
};

/** What the columns of a table may mean: its own things first, then whom they are about. */
const HOLDS: Record<Table, readonly string[]> = {
  customers: ['customer', 'contact', 'interaction'],
  contacts: ['contact', 'customer', 'interaction'],
  interactions: ['interaction', 'customer', 'contact'],
  commitments: ['commitment', 'customer', 'contact'],
  purchases: ['purchase', 'customer', 'contact'],
};
export const fieldsOf = (table: Table): Field[] =>
  HOLDS[table].flatMap((thing) =>
    (Object.keys(FIELDS) as Field[]).filter((field) => field.startsWith(`${thing}.`)),
  );
