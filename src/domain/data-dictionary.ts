import { z } from 'zod';
import { AuditEntry } from './audit.ts';
import { Commitment } from './commitment.ts';
import { Contact } from './contact.ts';
import { Customer } from './customer.ts';
import { Delivery } from './delivery.ts';
import { Handover } from './handover.ts';
import { Interaction } from './interaction.ts';
import { Member } from './member.ts';
import { Purchase } from './purchase.ts';
import { Settings } from './settings.ts';

/** What is kept, by collection: one document of each is one of these. */
const KEPT: { collection: string; what: string; schema: z.ZodObject }[] = [
  { collection: 'customers', what: 'A firm or person we serve or want to serve.', schema: Customer },
  { collection: 'contacts', what: 'A person at a customer.', schema: Contact },
  { collection: 'interactions', what: 'Something that happened with a customer.', schema: Interaction },
  { collection: 'commitments', what: 'Something we owe a customer.', schema: Commitment },
  { collection: 'purchases', what: 'What a customer bought.', schema: Purchase },
  { collection: 'handovers', what: 'What one member handed over to another.', schema: Handover },
  { collection: 'members', what: 'A Slack user, as far as Rapport knows them.', schema: Member },
  { collection: 'workspaces', what: 'What a workspace has set (the field `settings`).', schema: Settings },
  { collection: 'deliveries', what: 'One nudge to one recipient for one local day.', schema: Delivery },
  { collection: 'audit', what: 'Who changed what. Entries are only ever added.', schema: AuditEntry },
];

type Schema = z.core.JSONSchema.BaseSchema;

/** Every field that is kept, as Markdown, from the schemas themselves. */
export function dataDictionary(): string {
  const parts = KEPT.map(({ collection, what, schema }) => {
    const json = z.toJSONSchema(schema, { unrepresentable: 'any', override: showDates, io: 'output' });
    const rows = Object.entries(json.properties ?? {}).map(([name, field]) =>
      row(name, typeof field === 'object' ? field : {}, json.required ?? []),
    );
    return [
      `## ${collection}`,
      '',
      what,
      '',
      '| field | type | limits | default |',
      '|---|---|---|---|',
      ...rows,
      '',
    ].join('\n');
  });
  return [
    '# Data dictionary',
    '',
    'Made from the schemas in `src/domain` by `npm run dictionary`; a test holds it to them.',
    'Every document also has `workspace` (nothing is read across two), `schema` (the version of its shape)',
    'and `search` (what only indexes use, worked out at each write; what finds customers by names that only resemble',
    'theirs is in `customer-keys`). Deleting is archiving: `archivedAt`, `removedAt`.',
    '',
    ...parts,
  ].join('\n');
}

/** JSON Schema has no instants: they are named here. */
function showDates({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: Schema }): void {
  if (zodSchema._zod.def.type === 'date') jsonSchema.format = 'instant';
}

function row(name: string, field: Schema, required: readonly string[]): string {
  const optional = required.includes(name) ? '' : ' (may be missing)';
  const byDefault = field.default === undefined ? '' : `\`${JSON.stringify(field.default)}\``;
  return `| ${name} | ${typeOf(field)}${optional} | ${limitsOf(field)} | ${cell(byDefault)} |`;
}

const cell = (text: string): string => text.replaceAll('|', '\\|').slice(0, 160);

function typeOf(field: Schema): string {
  const choices = field.anyOf ?? field.oneOf;
  if (choices)
    return [...new Set(choices.map((choice) => typeOf(choice as Schema)))]
      .join(' or ')
      .replace(' or null', ', or null');
  if (field.enum) return field.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (field.const !== undefined) return `\`${String(field.const)}\``;
  if (field.format === 'instant') return 'instant';
  if (field.type === 'array') return `list of ${typeOf((field.items ?? {}) as Schema)}`;
  if (field.type === 'object') {
    const fields = Object.entries(field.properties ?? {});
    if (fields.length === 0) return 'map';
    return `{ ${fields.map(([name, inner]) => `${name}: ${typeOf(inner as Schema)}`).join(', ')} }`;
  }
  if (field.format === 'date') return 'day';
  if (field.type === 'string') return field.format ? `text (${field.format})` : 'text';
  return field.type === undefined ? 'any' : String(field.type);
}

/** The narrowest limits that are worth knowing; the widest of a safe integer are not. */
function limitsOf(field: Schema): string {
  const inner = (field.anyOf ?? [])
    .map((one) => one as Schema)
    .find(({ type }) => type !== 'null' && type !== undefined);
  const { minimum, maximum, minLength, maxLength, minItems, maxItems, exclusiveMinimum } = {
    ...inner,
    ...field,
  } as Schema;
  const safe = (n: number | undefined) => n !== undefined && Math.abs(n) < Number.MAX_SAFE_INTEGER;
  return [
    ...(safe(minimum) ? [`from ${minimum}`] : []),
    ...(typeof exclusiveMinimum === 'number' && safe(exclusiveMinimum) ? [`above ${exclusiveMinimum}`] : []),
    ...(safe(maximum) ? [`up to ${maximum}`] : []),
    ...(minLength === undefined || minLength === 0 ? [] : ['not empty']),
    ...(maxLength === undefined ? [] : [`at most ${maxLength} characters`]),
    ...(minItems === undefined ? [] : [`at least ${minItems}`]),
    ...(maxItems === undefined ? [] : [`at most ${maxItems} entries`]),
  ].join(', ');
}
