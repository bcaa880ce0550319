import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readExamples, STAND_INS } from '../../scripts/learn/examples.ts';
import { isEnglish } from '../../src/questions/language/english.ts';
import { respelt } from '../../src/questions/language/spelling.ts';
import { questionText, type Token, tokenise } from '../../src/questions/language/tokens.ts';
import { decide } from '../../src/questions/parse/decide.ts';
import { parse } from '../../src/questions/parse/parse.ts';
import { BEN, type SmallWorkspace, smallWorkspace, TODAY } from './small-workspace.ts';
import { mistyped, random } from './variations.ts';

const isName = (tokens: readonly Token[]) => (at: number) => STAND_INS[tokens[at]?.key ?? ''] !== undefined;
const keys = (text: string): string[] => {
  const tokens = tokenise(questionText(text));
  return respelt(tokens, isName(tokens), true).map(({ key }) => key);
};

describe('what was meant by a typing error', () => {
  test.each([
    ['which custmers are unhappy', 'which customers are unhappy'],
    ['any refeeals from acme', 'any referrals from acme'],
    ['does it supply our presetn customers', 'does it supply our present customers'],
    ['who has a birrthday in agust', 'who has a birthday in august'],
    ['what do we stil owe acme', 'what do we still owe acme'],
    ['what did we prommise acme', 'what did we promise acme'],
    ['has cold callling paid off', 'has cold calling paid off'],
    // No word of the questions, but a usual one of English.
    ['the quote for layort b', 'the quote for layout b'],
  ])('"%s" is "%s"', (typed, meant) => expect(keys(typed).join(' ')).toBe(meant));

  test.each([
    ['the first oder of acme', 'the first order of acme'],
    ['which customer has spet the most', 'which customer has spent the most'],
    ['the whole chin of recommendations', 'the whole chain of recommendations'],
    ['the number of farmer customers', 'the number of former customers'],
    [
      'how did the mood change in the curse of this year',
      'how did the mood change in the course of this year',
    ],
    ['who has gone quite on us', 'who has gone quiet on us'],
  ])('another word by mistake: "%s" is "%s"', (typed, meant) => expect(keys(typed).join(' ')).toBe(meant));

  test('the same words stay where they are meant', () => {
    for (const text of [
      'who is quite unhappy',
      'send us the farmer',
      'did acme curse us',
      'what about their chin',
    ])
      expect(keys(text).join(' ')).toBe(text);
  });

  test('no usual word of the examples is taken for another', () => {
    for (const { lines } of readExamples())
      for (const [question = ''] of lines) {
        const tokens = tokenise(questionText(question));
        const read = respelt(tokens, isName(tokens), true);
        const wrong = tokens.filter(({ key }, at) => isEnglish(key) && read[at]?.key !== key);
        expect(
          wrong.map(({ key }) => key),
          question,
        ).toEqual([]);
      }
  });

  test('of the words of the examples with one slip nine in ten are read as they are meant', () => {
    const next = random(7);
    let [right, all] = [0, 0];
    for (const { lines } of readExamples())
      for (const [question = ''] of lines) {
        const tokens = tokenise(questionText(question));
        const plain = respelt(tokens, isName(tokens), true);
        const ordinary = tokens.flatMap(({ raw }, at) =>
          /^[a-z]{5,}$/.test(raw) && !isName(tokens)(at) ? [at] : [],
        );
        const at = ordinary[Math.floor(next() * ordinary.length)];
        if (at === undefined) continue;
        const slipped = tokens.with(at, {
          ...(tokens[at] as Token),
          key: mistyped(tokens[at]?.raw ?? '', next),
        });
        all += 1;
        if (respelt(slipped, isName(tokens), true)[at]?.key === plain[at]?.key) right += 1;
      }
    expect(all).toBeGreaterThan(1000);
    expect(right / all).toBeGreaterThan(0.9);
  });

  test('abbreviations, names in capitals and very long words are left as they are', () => {
    expect(keys('the roi and kpi of Zorbx')).toEqual(['the', 'roi', 'and', 'kpi', 'of', 'zorbx']);
    expect(keys(`who owns ${'x'.repeat(590)}`)).toHaveLength(3);
  });
});

describe('greetings and thanks', () => {
  test.each([
    'Hi, who owns Acme?',
    'hi team, quick one: who owns Acme? cheers',
    'Good morning! :wave: who owns Acme, thx in advance',
    '<!here> who owns Acme? many thanks team!',
    '@channel Sorry to bother you, could you please tell me: who owns Acme? Have a nice day!',
    'morning all – who owns Acme? – ta',
    'quick q - who owns Acme?',
  ])('"%s" asks who owns Acme', (text) =>
    expect(questionText(text)).toMatch(/^who owns Acme(?:\?| -|)?(?: -)?$/),
  );

  test.each([
    'Hello Fresh, who owns them?',
    'who owns Cheers?',
    'hello',
    'Thanks!',
    'done at 10:30: or 11:30?',
  ])('"%s" stays', (text) => expect(questionText(text)).toBe(text));
});

describe('in a workspace', () => {
  let workspace: SmallWorkspace;
  beforeAll(async () => {
    workspace = await smallWorkspace(inject('databaseUri'));
    await workspace.store.customers.add({ name: 'Qite', standing: 'customer', owner: BEN.id }, BEN.id);
  });
  afterAll(() => workspace.close());
  const best = async (text: string) => {
    const { candidates } = await parse(text, { asker: BEN.id, today: TODAY }, workspace.store);
    return candidates[0];
  };

  test('a name is no typing error', async () => {
    for (const text of ['who owns qite', 'who owns Qite?', 'WHO OWNS QITE'])
      expect((await best(text))?.reading.customers[0]?.[0]?.name, text).toBe('Qite');
  });

  test("the workspace's own words are found behind a typing error", async () => {
    expect(
      (await best('which customers did the newslettr bring us'))?.reading.vocabulary.sources,
    ).toMatchObject([{ value: 'newsletter' }]);
  });

  test('without any capitals an unknown name is one still, and a topic is none', async () => {
    const decided = async (text: string) => {
      const asking = { asker: BEN.id, today: TODAY };
      return decide(await parse(text, asking, workspace.store), null, asking);
    };
    for (const text of ['who owns the account bluebird airlines', 'what did wattle creek winery order last'])
      expect(await decided(text), text).toMatchObject({ kind: 'unknown' });
    expect(await decided('did anyone complain about solar panels')).toMatchObject({ kind: 'query' });
  });

  test('a possessive makes a name of a season, in a text without capitals too', async () => {
    const { store } = workspace;
    await store.members.put({ ...BEN, id: 'U0SUMMER', name: 'Summer Lee', handle: 'summer' });
    const asked = await best("which of summer's customers are unhappy");
    expect(asked?.reading.members.map(({ id }) => id)).toEqual(['U0SUMMER']);
    expect((await best('what did we sell to acme this summer'))?.reading.members).toEqual([]);
  });

  test('a capital after a greeting is none of a name', async () => {
    expect((await best('Hello Rapport, Does Rivalco supply any customers?'))?.grammar.name).toBe('customers');
  });
});
