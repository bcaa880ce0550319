import { cadenceOf, daysQuiet } from '../../domain/cadence.ts';
import type { Line, Text } from '../answer.ts';
import { daysAgo, feelingWord, fullDay, line, memberNames, named, standingName, strong } from '../say.ts';
import { type Answering, customerIn, interactionLines, text } from './context.ts';

const SHOWN = { steps: 4, contacts: 6 } as const;

/** What one should know before a meeting, in at most ten lines. */
export const brief: Answering<'brief'> = async (query, context) => {
  const { store, settings, today, zone } = context;
  const customer = await customerIn(query, context);
  const [contacts, steps, last] = await Promise.all([
    store.contacts.of(customer.id, 50),
    store.commitments.openOf(customer.id),
    store.interactions.lastContact(customer.id),
  ]);
  const who = await memberNames([customer.owner, ...steps.map(({ owner }) => owner)], store);
  const lines: Line[] = [];
  const add = (label: string, ...pieces: Parameters<typeof text>) =>
    lines.push(line(text(strong(label), ' ', ...pieces)));
  const facts = (label: string, items: readonly string[]) => {
    if (items.length > 0) add(label, items.join('; '));
  };
  if (last) {
    const [evidence] = await interactionLines([last], context);
    if (evidence) lines.push({ ...evidence, text: [strong('Last contact: '), ...evidence.text] });
  }
  for (const step of steps.slice(0, SHOWN.steps))
    add(
      step.kind === 'promise' ? 'Promised:' : step.kind === 'complaint' ? 'Complaint:' : 'Next:',
      `${step.text}${step.due ? `, due ${fullDay(step.due, today)}${step.due < today ? ' (late)' : ''}` : ''} · `,
      who(step.owner),
    );
  facts(
    'Contacts:',
    contacts.slice(0, SHOWN.contacts).map(({ name, role }) => (role ? `${name} (${role})` : name)),
  );
  facts(
    'Remember:',
    [
      ...customer.remember,
      ...contacts.flatMap(({ name, remember }) => remember.map((fact) => `${name}: ${fact}`)),
    ].slice(0, 6),
  );
  if (customer.needs.length > 0)
    facts('Needs:', [
      `${customer.needs.join(', ')}${customer.needsMet ? ` (${{ yes: 'met', partly: 'partly met', no: 'not met' }[customer.needsMet]})` : ''}`,
    ]);
  facts('Buys:', customer.buys);
  facts('Competition:', customer.competitors);
  if (customer.whyNot) facts('Why not:', [customer.whyNot]);
  const coming = customer.importantDates.map(
    ({ label, date }) =>
      `${label} ${date.startsWith('--') ? `${Number(date.slice(5))}.${Number(date.slice(2, 4))}.` : date}`,
  );
  facts('Dates:', coming);
  const days = daysQuiet(customer, today, zone);
  const late = days > cadenceOf(customer, settings) ? ', longer than it should be' : '';
  const contact = customer.lastContact ? `, last contact ${daysAgo(days)}${late}` : ', never contacted';
  const mood: Text = customer.feeling ? [`, ${feelingWord(customer.feeling.value)}`] : [];
  const owner: Text =
    customer.owner === null ? [', nobody looks after them yet'] : [', looked after by ', who(customer.owner)];
  return {
    headline: text(named(customer), `: ${standingName(customer.standing)}`, owner, mood, `${contact}.`),
    lines: lines.slice(0, 10),
    about: customer.id,
  };
};
