import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { importFiles } from '../../src/exchange/import-files.ts';
import { directoryOf } from '../../src/exchange/members.ts';
import { answerMessage } from '../../src/views/answer.ts';
import { BEN, NOW, type SmallWorkspace, smallWorkspace } from './small-workspace.ts';
import { visibleText } from './visible.ts';

/** More than a list looks at. */
const MANY = 2005;

let workspace: SmallWorkspace;
beforeAll(async () => {
  workspace = await smallWorkspace(inject('databaseUri'));
  const rows = Array.from({ length: MANY }, (_, at) => `Zorba ${at},customer,2025-01-07`);
  await importFiles(
    {
      store: workspace.store,
      by: BEN.id,
      members: directoryOf([{ id: BEN.id, handle: BEN.handle, name: BEN.name }]),
      zone: BEN.zone,
      now: NOW,
      findDuplicates: false,
    },
    [{ name: 'customers.csv', content: ['name,standing,created_at', ...rows].join('\n') }],
  );
});
afterAll(() => workspace.close());

const ask = async (text: string): Promise<string> => {
  const { answer, query } = await workspace.ask(text);
  return visibleText(answerMessage(answer, query), new Map());
};

test('a long list that the index can count is counted whole', async () => {
  // Acme, which is there too, ordered in October.
  expect(await ask('which customers have not ordered anything since August?')).toMatch(
    /^2005 customers[^:]*: [^,]+(, [^,]+){10}, Zorba \d+ …\./,
  );
});

test('where more would have to be looked at one by one, the answer says that it did not', async () => {
  expect(await ask('which customers are overdue for contact?')).toMatch(/^At least \d+ customers/);
});
