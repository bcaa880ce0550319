import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Day } from '../../src/domain/text/day.ts';
import { BEN, type SmallWorkspace, smallWorkspace } from './small-workspace.ts';

let workspace: SmallWorkspace;
const ask: SmallWorkspace['told'] = (...asked) => workspace.told(...asked);

beforeAll(async () => {
  workspace = await smallWorkspace(inject('databaseUri'));
  const { add } = workspace;
  await add('Borealis', { customerSince: Day.parse('2024-03-01'), source: 'trade fair', tags: ['museum'] });
  await add('Cobalt', { customerSince: Day.parse('2024-05-02'), source: 'trade fair' });
  await add('Delta', {
    customerSince: Day.parse('2025-01-07'),
    owner: BEN.id,
    tags: ['museum'],
  });
  await add('Everest', { standing: 'prospect', source: 'trade fair', whyNot: 'too expensive' });
});
afterAll(() => workspace.close());

test.each([
  ['in which year did we win the most customers?', /^2024: 2 new customers/],
  ['how many customers joined us in 2024, and how many in 2025?', /2024: 2, .*2025: 1\./],
  ['which way brings us the most customers?', /^trade fair: 2 customers/],
  ['which prospects have a reason for not buying on file?', /^1 prospect .*: Everest\./],
  ["for which prospects don't we have a reason on file why they're not buying?", /None: no prospects/],
  ['which prospects have something keeping them from buying?', /^1 prospect .*: Everest\./],
  ['how many of our customers have come to us in 2024?', /^2 accounts new in that period/],
  ['do we have customers without an owner? real customers, not prospects', /without an owner/],
  ["off to the trade fair - which of today's customers came to us that way?", /: Borealis and Cobalt\./],
  ['which not-yet-customers say it is too expensive?', /^1 prospect .*: Everest\./],
  ['my museums please', /^1 account looked after by Ben Okafor, tagged museum: Delta\./],
  ['which accounts carry the tag museum? Prospects count as well.', /: Borealis and Delta\./],
])('%s', async (question, told) => {
  expect((await ask(question)).replace(/^I am not sure what you mean. My best guess: /, '')).toMatch(told);
});
