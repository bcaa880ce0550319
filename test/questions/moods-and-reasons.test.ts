import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Feeling } from '../../src/domain/kinds.ts';
import { BEN, type SmallWorkspace, smallWorkspace } from './small-workspace.ts';

let workspace: SmallWorkspace;
const told: SmallWorkspace['told'] = (...asked) => workspace.told(...asked);

beforeAll(async () => {
  workspace = await smallWorkspace(inject('databaseUri'));
  const { store } = workspace;
  const add = (name: string, extra: object = {}) =>
    store.customers.add({ name, standing: 'customer', owner: BEN.id, ...extra }, BEN.id);
  const felt = async (name: string, extra: object, moods: [day: string, feeling: Feeling][]) => {
    const { id } = await add(name, extra);
    for (const [day, feeling] of moods)
      await store.interactions.log(
        {
          interaction: {
            customerId: id,
            kind: 'call',
            at: new Date(`${day}T10:00:00Z`),
            text: 'Talk.',
            feeling,
          },
          contact: null,
          commitments: [],
        },
        BEN.id,
        `${name} ${day}`,
      );
  };
  await felt('Larkfield School', {}, [
    ['2026-05-04', -2],
    ['2026-08-03', 1],
    ['2026-10-05', 2],
  ]);
  await felt('Tierpark Nord', {}, [
    ['2026-05-11', 1],
    ['2026-09-07', -1],
    ['2026-10-12', -1],
  ]);
  await felt('Old Mill', { standing: 'former' }, [['2026-06-01', 1]]);
  await add('Maple Centre', { standing: 'prospect', whyNot: 'the owners cannot agree' });
  await add('Poplar Hall', { standing: 'prospect', whyNot: 'waiting for the town grant' });
});
afterAll(() => workspace.close());

describe('how customers feel', () => {
  test.each([
    ['which customers were unhappy in May?', 'Larkfield School', 'Tierpark Nord'],
    ['who was so angry this year that we noted a minus two?', 'Larkfield School', 'Tierpark Nord'],
    ['who could not be happier with us?', 'Larkfield School', 'Old Mill'],
    ['former customers who still like us?', 'Old Mill', 'Larkfield School'],
    ['any customers with a minus in their latest feeling?', 'Tierpark Nord', 'Larkfield School'],
    ['customers with a current feeling of 2', 'Larkfield School', 'Old Mill'],
    ['any of my former customers happy with us?', 'Old Mill', 'Larkfield School'],
  ])('"%s" names those and no others', async (question, one, other) => {
    const says = await told(question);
    expect(says).toContain(one);
    expect(says).not.toContain(other);
  });

  test('it is told since when somebody has felt as they do, and with what it began', async () => {
    expect(await told('is Tierpark Nord cross with us?')).toMatch(
      /unhappy since Mon 7 Sep[\s\S]*Mon 12 Oct[\s\S]*Mon 7 Sep \(74 days ago\) · call/,
    );
  });

  test('those are told who felt otherwise then than they do now', async () => {
    const says = await told('which customers were unhappy in May and are happy again now?');
    expect(says).toContain('Larkfield School');
    expect(says).not.toContain('Old Mill');
    expect(says).not.toContain('Tierpark Nord');
  });

  test('a contact that there was not is told with the one that comes nearest', async () => {
    expect(await told('when did we last visit Tierpark Nord?')).toMatch(
      /There has been no visit with Tierpark Nord on record\. The last contact was a call on Mon 12 Oct/,
    );
    expect(await told('when did we last talk to Old Mill in July?')).toMatch(/no contact[\s\S]*Mon 1 Jun/);
  });

  test('one of us who was named before is meant by what comes after', async () => {
    expect(await told('I hear that Ben Okafor was at Old Mill. What did he do there?')).toMatch(
      /Old Mill[\s\S]*Mon 1 Jun/,
    );
  });

  test('the worst day and today are told together', async () => {
    const says = await told('on which day was Larkfield School angriest with us, and how are they today?');
    expect(says).toMatch(/Mon 4 May/);
    expect(says).toMatch(/Now: delighted/);
  });
});

test('whether it rose or fell is asked of the mood', async () => {
  const asked = 'I want to know the evolution of the mood at Larkfield School. Did it increase or decrease?';
  expect(await told(asked)).toMatch(/went up, from -2/);
});

test('a bare why goes on about the mood', async () => {
  const says = await workspace.inThread("what's the mood at Tierpark Nord?", 'any idea why?');
  expect(says).toMatch(/Tierpark Nord is unhappy|Mon 12 Oct/);
});

describe('why somebody does not buy', () => {
  test.each([
    ['what hinders Maple Centre from ordering?', 'agree'],
    ['whats holding up the Maple Centre people', 'agree'],
    ["what are Maple Centre's reservations?", 'agree'],
    ['the prospect called Maple Centre: what do they wait for?', 'agree'],
    ['any complaints of Maple Centre?', 'agree'],
    ["which prospect's owners are at odds?", 'Maple Centre'],
    ['which prospect is waiting for a grant?', 'Poplar Hall'],
  ])('"%s" tells the reason', async (question, word) => {
    expect(await told(question)).toContain(word);
  });

  test('a list that its words did not narrow down is no sure answer', async () => {
    const { understood } = await workspace.ask('which prospects are too shy?');
    expect(understood).not.toBe('yes');
  });
});

test.each([['what will Maple Centre order next year?'], ['is Maple Centre profitable?']])(
  '"%s" is not answered surely',
  async (question) => {
    expect((await workspace.ask(question)).understood).not.toBe('yes');
  },
);
