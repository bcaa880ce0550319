import { expect, test } from 'vitest';
import { idiomAt } from '../../src/questions/language/idioms.ts';

const plainly = (text: string, at = 0) => {
  const idiom = idiomAt(text.split(' '), at);
  return idiom && { plain: idiom.plain.join(' '), length: idiom.length };
};

test('a turn of phrase is put plainly, in any form of its words', () => {
  expect(plainly('hanging up her hat')).toEqual({ plain: 'retire', length: 4 });
  expect(plainly('hung up on price')).toBeNull();
  expect(plainly('cost an arm and a leg')).toEqual({ plain: 'too expensive', length: 6 });
  expect(plainly('was ben there in the flesh', 3)).toEqual({ plain: 'in person', length: 3 });
});

test('the longest one counts, and whose it is may be left out', () => {
  expect(plainly('fed up to the back teeth')).toEqual({ plain: 'unhappy', length: 6 });
  expect(plainly('fed up with us')).toEqual({ plain: 'unhappy', length: 2 });
  expect(plainly('blow top')).toEqual({ plain: 'furious', length: 2 });
});

test('an article before one may be missing', () => {
  expect(plainly('the greatest number of firms')).toEqual({ plain: 'the most', length: 4 });
  expect(plainly('greatest number of firms')).toEqual({ plain: 'the most', length: 3 });
});

test('some say nothing', () => expect(plainly('for the record who')).toEqual({ plain: '', length: 3 }));

test('plain words are left alone, and so is what merely begins like one', () => {
  for (const text of ['who owns acme', 'in', '', 'cost an arm', 'on the']) expect(plainly(text)).toBeNull();
});

test.each([
  ['went personally to acme', 'visit'],
  ['speak or write to acme', 'talk'],
  ['what be we supposed to have done today', 'what be due'],
  ['in the week to come', 'in the coming week'],
  ['why do they feel that way', 'why be they so'],
])('"%s" is put plainly', (text, plain) => expect(plainly(text)?.plain ?? null).toBe(plain));
