import { type PlannedNudge, plan } from '../reminders/plan.ts';
import { plainText } from '../views/plain-text.ts';
import { type Command, UsageError } from './command.ts';
import { peopleOf } from './people.ts';

/** Shows what would be nudged about at a moment, to whom and why. Nothing is sent: that is the running bot's. */
export const remindCommand: Command = {
  name: 'remind',
  usage: 'remind [--at 2026-11-23T09:00:00+01:00]',
  help: 'Show which nudges would go out at a moment, to whom and why. Sends nothing.',
  options: { at: { type: 'string' } },
  async run(context) {
    const { given, out, clock } = context;
    const at = instantOf(given.text('at')) ?? clock.now();
    const store = await context.workspace();
    const { handleOf } = await peopleOf(store);
    const planned: PlannedNudge[] = [];
    for await (const nudge of plan(store, at)) planned.push(nudge);
    const lines = planned.map((nudge) => inWords(nudge, handleOf));
    out.result(planned, lines.length === 0 ? `No nudge is due at ${at.toISOString()}.` : lines.join('\n\n'));
    return 0;
  },
};

/** @throws UsageError for what is no instant */
function instantOf(text: string | undefined): Date | null {
  if (text === undefined) return null;
  const at = new Date(text);
  if (Number.isNaN(at.getTime()))
    throw new UsageError(`"${text}" is no instant. Write it as 2026-11-23T09:00:00+01:00.`);
  return at;
}

function inWords(
  { kind, recipient, name, zone, day, action, items, more }: PlannedNudge,
  handleOf: (id: string) => string,
): string {
  const head = `${kind} for ${name ?? recipient}, ${day} (${zone}): ${action}`;
  const lines = items.map(({ customer, why }) => {
    const text = plainText(
      { text: '', blocks: [{ type: 'section', text: { type: 'mrkdwn', text: why } }] },
      handleOf,
    );
    return `  ${customer.name}: ${text.replaceAll('\n', ' ')}`;
  });
  return [head, ...lines, ...(more > 0 ? [`  … and ${more} more`] : [])].join('\n');
}
