import type { Contact } from '../../domain/contact.ts';
import type { Customer } from '../../domain/customer.ts';
import type { AnswerInput, Piece, Text } from '../answer.ts';
import { Query } from '../query.ts';
import { count, line, listed, named, strong } from '../say.ts';
import { aged, anywhere, byBirth, fittest, gapName, hasYear, lacks } from './anywhere.ts';
import { type Answering, customerIn, type Of, paged, text } from './context.ts';
import { ageText, birthdayText } from './days.ts';

export const people: Answering<'people'> = async (query, context) => {
  if (query.customer === null) return anywhere(query, context);
  const customer = await customerIn(query, context);
  const all = await context.store.contacts.of(customer.id);
  const found =
    query.lacks === null ? fittest(all, query.role) : all.filter((one) => lacks(one, query.lacks));
  if (all.length === 0)
    return { headline: text('No contact at ', named(customer), ' is on record.'), about: customer.id };
  if (query.lacks !== null && found.length === 0)
    return {
      headline: text(
        `Nobody at `,
        named(customer),
        ` is without a ${gapName(query.lacks)} on record: ${count(all.length, 'contact')} there.`,
      ),
      about: customer.id,
    };
  if (query.order !== null) {
    const [first] = all.filter(hasYear).sort(byBirth(query.order));
    if (first)
      return {
        headline: text(aged(first, query.order), ' at ', named(customer), '.'),
        about: customer.id,
        people: [first.id],
      };
  }
  return {
    headline: text(
      `${count(found.length, 'contact')} at `,
      named(customer),
      found.length > 0 ? ': ' : '',
      listed(
        found.map(({ name, role }) => strong(role ? `${name}, ${role}` : name)),
        'and',
      ),
      '.',
    ),
    ...paged(
      found.map((contact) => line(text(strong(contact.name), reach(contact)), { person: contact.id })),
      context,
    ),
    about: customer.id,
  };
};

const reach = ({ role, emails, phones, remember }: Contact): string =>
  [role, ...emails, ...phones, ...remember]
    .filter((part) => part !== null)
    .map((part) => ` · ${part}`)
    .join('');

export const person: Answering<'person'> = async (query, context) => {
  const { store, today } = context;
  if (query.contact === null) {
    const customer = await customerIn(query, context);
    return people(
      Query.parse({ intent: 'people', customer: customer.id, role: query.role }) as Of<'people'>,
      context,
    );
  }
  const contact = await store.contacts.get(query.contact);
  const customer = contact && (await store.customers.get(contact.customerId));
  if (!contact || !customer) return { headline: text('That contact is not there any more.') };
  const who: Piece[] = [strong(contact.name), ' of ', named(customer)];
  const about = customer.id;
  const missing = (what: string): AnswerInput => ({
    headline: text(`No ${what} of `, who, ' is on record.'),
    about,
  });
  // What is to be remembered about a person is good to know whatever is asked.
  const is = (what: string, values: readonly string[]): AnswerInput =>
    values.length === 0
      ? missing(what)
      : {
          headline: text(`The ${what} of `, who, ` is `, listed(values.map(strong)), '.'),
          lines: contact.remember.map((fact) => line([fact])),
          about,
        };
  switch (query.fact) {
    case 'email': return is('email address', contact.emails);
    case 'phone': return is('phone number', contact.phones);
    case 'role': return contact.role ? is('role', [contact.role]) : missing('role');
    case 'birthday': return contact.birthday ? is('birthday', [`${birthdayText(contact.birthday)}${ageText(contact.birthday, today)}`]) : missing('birthday');
    case 'remember': return remembered(contact, customer, who);
    default: {
      const or = (some: readonly string[], what: string) => (some.length > 0 ? some : [`no ${what} on record`]);
      const facts = [...or(contact.emails, 'email address'), ...or(contact.phones, 'phone number'), ...(contact.birthday ? [`birthday ${birthdayText(contact.birthday)}${ageText(contact.birthday, today)}`] : []), ...contact.remember];
      return { headline: text(who, contact.role ? ` is ${contact.role} there.` : '.'), lines: facts.map((fact) => line([fact])), about };
    }
  } // biome-ignore format: a table
};

/** What is known about a person beside their card, or else about their firm. */
function remembered(contact: Contact, customer: Customer, who: Piece[]): AnswerInput {
  const about = customer.id;
  if (contact.remember.length > 0)
    return {
      headline: text('To remember about ', who, ': ', listed(contact.remember.map(strong)), '.'),
      about,
    };
  const ofFirm: Text =
    customer.remember.length > 0
      ? [' About ', named(customer), ': ', ...listed(customer.remember.map(strong)), '.']
      : [];
  return { headline: text('Nothing to remember about ', who, ' is on record.', ofFirm), about };
}
