import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type SmallWorkspace, smallWorkspace } from './small-workspace.ts';

let workspace: SmallWorkspace;
beforeAll(async () => {
  workspace = await smallWorkspace(inject('databaseUri'));
});
afterAll(() => workspace.close());

const queryOf = async (text: string) => (await workspace.ask(text)).query;

describe('a clause that only says how a question is meant', () => {
  test.each([
    ['Who is unhappy? Prospects are not needed.', 'Who is unhappy, without prospects?'],
    ["Who is unhappy? Don't show me prospects.", 'Who is unhappy, without prospects?'],
    ['Prospects aside, who of our customers is unhappy?', 'Which customers are unhappy?'],
    ['Which customers (without the prospects) use Rivalco too?', 'Which customers use Rivalco?'],
    ['Which prospects buy from Rivalco too?', 'Which prospects buy from Rivalco?'],
    ['Which not-yet-customers are unhappy?', 'Which prospects are unhappy?'],
    ['Who is unhappy, prospects aside?', 'Who is unhappy, without prospects?'],
    ['Who is unhappy? The prospects I can do without.', 'Who is unhappy, without prospects?'],
    ['Who is unhappy? Do not leave out the former ones.', 'Who is unhappy? Former ones included.'],
    ['Never mind the prospects: who is unhappy?', 'Who is unhappy, without prospects?'],
    [
      'Which customers are unhappy? Former ones counted in, please.',
      'Which customers are unhappy, former ones too?',
    ],
    [
      'When was the last visit to Acme? Telephone calls please leave aside.',
      'When was the last visit to Acme?',
    ],
    [
      'When did we last talk to Acme? Internal notes are not to be counted.',
      'When did we last talk to Acme?',
    ],
    ['Which customers were won in 2025? The names are enough.', 'Which customers were won in 2025?'],
    ['Which promises are overdue? Customer names will do.', 'Which promises are overdue?'],
    ['Just the number: how many complaints are open?', 'How many complaints are open?'],
  ])('%s', async (aside, plain) => {
    const query = await queryOf(aside);
    expect(query).not.toBeNull();
    expect(query).toEqual(await queryOf(plain));
  });

  test('is no instruction where nothing else is asked', async () => {
    expect(await queryOf('Which prospects do not interest us?')).not.toEqual(
      await queryOf('without prospects'),
    );
    expect((await queryOf('The names will do.'))?.intent).not.toBe('customers');
  });
});
