import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Customer } from '../domain/customer.ts';
import { exportCsv, exportTables } from '../exchange/export/csv.ts';
import { exportVcards } from '../exchange/export/vcard.ts';
import { TABLES } from '../exchange/understand/fields.ts';
import { type Command, UsageError } from './command.ts';
import { memberNamed, peopleOf } from './people.ts';

/** Gives tables and the address book out. */
export const exportCommand: Command = {
  name: 'export',
  usage:
    'export [customers|contacts|interactions|commitments|purchases|vcard] [--to DIRECTORY] [--owner MEMBER] [--tag TAG] [--standing S]',
  help: 'Export one table to standard output, or everything into a directory.',
  options: {
    to: { type: 'string' },
    owner: { type: 'string' },
    tag: { type: 'string' },
    standing: { type: 'string' },
  },
  async run(context) {
    const { given, out } = context;
    const [what] = given.words;
    const to = given.text('to');
    const table = TABLES.find((one) => one === what);
    if (what !== undefined && !table && what !== 'vcard')
      throw new UsageError(`"${what}" is none of ${TABLES.join(', ')}, vcard.`);
    if (what === undefined && to === undefined)
      throw new UsageError('Say what to export, or --to DIRECTORY for everything.');
    const store = await context.workspace();
    const people = await peopleOf(store);
    const owner = given.text('owner');
    const ownerId = owner === undefined ? undefined : memberNamed(people, owner);
    const [tag, standing] = [given.text('tag'), given.text('standing')];
    const filter = (customer: Customer): boolean =>
      (ownerId === undefined || customer.owner === ownerId) &&
      (tag === undefined || customer.tags.includes(tag)) &&
      (standing === undefined || customer.standing === standing);
    const all = [
      ...exportTables(store, people.handleOf, filter),
      { name: 'contacts.vcf', pieces: exportVcards(store, filter) },
    ];
    if (to === undefined) {
      const pieces = table ? exportCsv(store, table, people.handleOf, filter) : exportVcards(store, filter);
      for await (const piece of pieces) out.raw(piece);
      return 0;
    }
    const wanted =
      what === undefined ? all : all.filter(({ name }) => name === (table ? `${table}.csv` : 'contacts.vcf'));
    await mkdir(to, { recursive: true });
    for (const { name, pieces } of wanted)
      await pipeline(pieces, createWriteStream(join(to, name), { mode: 0o600 }));
    out.result(
      { directory: to, files: wanted.map(({ name }) => name) },
      `Wrote ${wanted.map(({ name }) => name).join(', ')} to ${to}.`,
    );
    return 0;
  },
};
