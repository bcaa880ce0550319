import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { CommitmentKind } from '../../src/domain/commitment.ts';
import { Day } from '../../src/domain/text/day.ts';
import { BEN, type SmallWorkspace, smallWorkspace } from './small-workspace.ts';

let workspace: SmallWorkspace;
const told: SmallWorkspace['told'] = (...asked) => workspace.told(...asked);

beforeAll(async () => {
  workspace = await smallWorkspace(inject('databaseUri'));
  const { store, add } = workspace;
  const customer = async (name: string) => (await add(name)).id;
  const owe = (customerId: string, kind: CommitmentKind, text: string, due: string | null) =>
    store.commitments.open(
      { customerId, kind, text, due: due === null ? null : Day.parse(due), owner: BEN.id },
      BEN.id,
    );
  const tandem = await customer('Tandem');
  const quartz = await customer('Quartz Media');
  await owe(tandem, 'next-step', 'find a rigger for the chandelier', '2026-11-30');
  await owe(tandem, 'promise', 'send the Polish manual', '2026-10-16');
  await owe(quartz, 'promise', 'repaint the gazebo', null);
  await owe(quartz, 'complaint', 'rats chewed through the lids', '2026-11-06');
  const mat = await owe(quartz, 'promise', 'a four metre mat', '2026-11-10');
  await store.commitments.close(mat, 'done', BEN.id, 'lies at the entrance');
  const bins = await owe(tandem, 'complaint', 'bins caught fire', '2026-12-04');
  await store.commitments.close(bins, 'dropped', BEN.id, 'left at once');
});
afterAll(() => workspace.close());

test.each([
  ['somebody was going to find a rigger. who, for which customer and by when?', /Tandem.*Mon 30 Nov.*Ben/s],
  ['who has to send the Polish manual, to which company and until when?', /Tandem.*Fri 16 Oct/s],
  ['has anyone complained about rats?', /Quartz Media.*open, due Fri 6 Nov/s],
  ["Tandem's complaint, was it solved?", /dropped on Fri 20 Nov.*left at once/s],
  ['which promises that were due in October have not been kept up to now?', /1 overdue|1 open.*Polish/s],
  ['which promises were kept too late?', /1 settled promise for Quartz Media.*10 days late/s],
  ['what is more than two weeks overdue?', /Polish manual.*35 days late/s],
  ['any complaint that we closed without solving it?', /1 dropped complaint: Tandem/],
  ['what is open but not due until 30 November?', /^1 open commitment for Tandem: find a rigger/],
  ['are we late with a promise? I do not mean complaints.', /^1 overdue promise for Tandem: send the Polish/],
  ['how many promises or to-dos are overdue?', /^1 overdue commitment for Tandem: send the Polish/],
  ['which promises have no due date?', /1 open promise.*gazebo.*no due date/s],
  ['which open complaints are past their due date?', /1 overdue complaint: Quartz Media/],
  ['which open complaints have crossed their due date?', /1 overdue complaint: Quartz Media/],
  [
    'all next steps that are open. skip promises and complaints',
    /^1 open next step for Tandem: find a rigger/,
  ],
  ['which open promise has been due the longest?', /^1 open promise for Tandem: send the Polish/],
  ['was there some complaint that they took back?', /1 dropped complaint: Tandem/],
  ['what is due this month after 25 November?', /^1 open commitment.*rigger/],
  ['what falls due next?', /rigger.*due Mon 30 Nov/s],
  ['what did we promise Quartz Media and did we make it in time?', /mat.*10 days late/s],
  ['which customers have more than one thing open with us?', /2/],
  ['which customers have nothing due next week?', /^3 customers with nothing open due Mon 23 Nov/],
  ['which customers have nothing due in November?', /^1 customer with nothing open due.*: Acme\./],
  ['customers with no open promise?', /^1 customer with no open promise: Acme\./],
  ['did we drop any promise instead of keeping it?', /^Nothing: no dropped promise/],
  ['did we ever give up anything that a customer complained about?', /bins caught fire/],
  ['what got done this month?', /^3 settled|^1 settled/],
  ['how many promises are done, over the whole team?', /^1 settled promise for Quartz Media/],
  ['what is the next thing I have to do that is not late yet?', /^1 open commitment.*Tandem: find a rigger/],
  ['what have I to finish next week?', /^Nothing: no (?:open )?commitment .*due Mon 23 Nov to Sun 29 Nov/],
  ['did I miss a deadline?', /^1 overdue|^2 overdue/],
  ['what has to be done on this very day?', /^Nothing: no open commitment.*due Fri 20 Nov/],
  ['who is behind with the most things, and with how many?', /overdue commitments\. .*Ben.*: 2/],
  ['what promises did I make this year, and which of them have I kept?', /3 promises .*\(2 open, .*1 done\)/],
  ['overdue promises, not next steps, not complaints', /^1 overdue promise for Tandem: send the Polish/],
  ['which promises are late? not interested in next steps nor complaints', /^1 overdue promise for Tandem/],
  [
    "which promises are overdue? don't mix in any complaints",
    /1 overdue promise for Tandem: send the Polish/,
  ],
  ['what is overdue? spare me the promises', /^1 overdue commitment for Quartz Media: rats/],
  ['what is overdue? I only want promises', /1 overdue promise for Tandem: send the Polish/],
  ['promises with a due date already gone', /^1 overdue promise for Tandem: send the Polish/],
  ['what has Ben not done by its deadline?', /^2 overdue commitments/],
  ['on what did Ben miss a due date?', /^2 overdue commitments/],
  ['which commitments are missing a due date?', /gazebo.*no due date/s],
  ['check if we have open promises to Acme', /nothing open/],
  ['what has to be done by the end of today?', /^Nothing: no open commitment.*due Fri 20 Nov/],
  ['which follow-ups need finishing on 30 November?', /^1 open commitment for Tandem: find a rigger/],
  ['how do we proceed with Tandem?', /rigger/],
  ['what is planned for Ben for the week from Monday the 30th?', /^1 open commitment.*rigger/],
  ['how many customers have nothing overdue?', /^1 customer with nothing overdue: Acme\./],
])('%s', async (question, answer) => {
  expect(await told(question)).toMatch(answer);
});

test('when it is due is told of what is owed, not of the customer', async () => {
  const said = await told('what do we still owe Tandem, and when is it due?');
  expect(said).toMatch(/rigger.*due Mon 30 Nov/s);
  expect(said).not.toMatch(/last contact|may pass/);
});

test('goes on with some of what was told', async () => {
  const late = await workspace.inThread('what do we still owe Tandem?', 'is one of these already too late?');
  expect(late).toMatch(/^1 overdue commitment.*Polish/s);
  expect(late).not.toMatch(/rigger/);
});

test('what is not mine is left out', async () => {
  expect(await told('what is due this month that is not mine?')).not.toMatch(/rigger/);
});
