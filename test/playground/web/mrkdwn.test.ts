import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInline, readMrkdwn } from '../../../playground/web/text/mrkdwn.ts';
import type { Inline } from '../../../playground/web/text/mrkdwn-tree.ts';

/** The tree as a short text, so that an expectation can be read: `b(bold) i(…) link(url|text)`. */
const short = (parts: readonly Inline[]): string =>
  parts
    .map((part) => {
      switch (part.kind) {
        case 'text':
          return part.text;
        case 'break':
          return '⏎';
        case 'emoji':
          return part.character;
        case 'code':
          return `code(${part.text})`;
        case 'bold':
        case 'italic':
        case 'strike':
          return `${part.kind[0]}(${short(part.children)})`;
        case 'link':
          return `link(${part.url}|${part.text})`;
        case 'broadcast':
          return `broadcast(${part.range})`;
        case 'date':
          return `date(${part.seconds}|${part.template}|${part.url}|${part.fallback})`;
        default:
          return `${part.kind}(${part.id}|${part.label})`;
      }
    })
    .join('');

describe('styles', () => {
  it.each([
    ['*bold*', 'b(bold)'],
    ['_italic_ and ~struck~', 'i(italic) and s(struck)'],
    ['*bold with _italic_ within*', 'b(bold with i(italic) within)'],
    ['(*in brackets*), *and before a comma*,', '(b(in brackets)), b(and before a comma),'],
    ['`code *not bold*`', 'code(code *not bold*)'],
    ['*a `*` within*', 'b(a code(*) within)'],
  ])('%s is styled', (text, shown) => expect(short(readInline(text))).toBe(shown));

  it.each([
    ['2*3*4 is no bold', '2*3*4 is no bold'],
    ['snake_case_name', 'snake_case_name'],
    ['* not with a space *', '* not with a space *'],
    ['** and __', '** and __'],
    ['*not over\na line*', '*not over⏎a line*'],
    ['*open', '*open'],
    ['`open', '`open'],
  ])('%s is mere text', (text, shown) => expect(short(readInline(text))).toBe(shown));
});

describe('what stands in angle brackets', () => {
  it.each([
    ['<https://acme.example|Acme>', 'link(https://acme.example|Acme)'],
    [
      '<https://acme.example/?a=1&amp;b=2>',
      'link(https://acme.example/?a=1&b=2|https://acme.example/?a=1&b=2)',
    ],
    ['<mailto:dana@acme.example|dana@acme.example>', 'link(mailto:dana@acme.example|dana@acme.example)'],
    ['<https://acme.example|A &amp; B &lt;ltd&gt;>', 'link(https://acme.example|A & B <ltd>)'],
    ['<@U123> <@U123|anna>', 'user(U123|null) user(U123|anna)'],
    ['<#C1|sales> <#C2|>', 'channel(C1|sales) channel(C2|)'],
    ['<!here> <!channel> <!everyone>', 'broadcast(here) broadcast(channel) broadcast(everyone)'],
    ['<!subteam^S1|@crew>', 'group(S1|@crew)'],
    ['<!date^1795421100^{date_short} at {time}|then>', 'date(1795421100|{date_short} at {time}|null|then)'],
    ['<!date^1^{date}^https://a.example|x>', 'date(1|{date}|https://a.example|x)'],
    ['<!date^soon^{date}|some day>', 'some day'],
    ['*<https://acme.example|Acme*>*', 'b(link(https://acme.example|Acme*))'],
  ])('%s is read', (text, shown) => expect(short(readInline(text))).toBe(shown));

  it.each(['<javascript:alert(1)|click>', '<data:text/html,x|click>', '<vbscript:x>', '<//a.example|x>'])(
    '%s is no link',
    (text) => expect(readInline(text).every(({ kind }) => kind === 'text')).toBe(true),
  );

  it('a bare address is a link, without the full stop after it', () =>
    expect(short(readInline('See https://a.example/x?y=1. Or (https://b.example)!'))).toBe(
      'See link(https://a.example/x?y=1|https://a.example/x?y=1). Or (link(https://b.example|https://b.example))!',
    ));
});

describe('entities and emoji', () => {
  it('undoes the three entities once, and knows no others', () =>
    expect(short(readInline('&lt;b&gt; &amp;lt; &quot; &#60;'))).toBe('<b> &lt; &quot; &#60;'));

  it('shows emoji that it knows, with or without a skin tone, and leaves the rest', () =>
    expect(short(readInline(':tada: :+1::skin-tone-3: :no_such_thing: 10:30:45'))).toBe(
      '🎉 👍 :no_such_thing: 10:30:45',
    ));

  it('does not look up emoji among the built-in properties of objects', () =>
    expect(short(readInline(':constructor: :toString:'))).toBe(':constructor: :toString:'));
});

describe('blocks of text', () => {
  const kinds = (text: string) =>
    readMrkdwn(text).map((block) => [block.kind, 'text' in block ? block.text : short(block.children)]);

  it('quotes lines that begin with the escaped sign', () =>
    expect(kinds('before\n&gt; one\n&gt;two\nafter')).toEqual([
      ['paragraph', 'before'],
      ['quote', 'one⏎two'],
      ['paragraph', 'after'],
    ]));

  it('quotes all that follows three of them', () =>
    expect(kinds('&gt;&gt;&gt; one\ntwo')).toEqual([['quote', 'one⏎two']]));

  it('keeps preformatted text as it is', () =>
    expect(kinds('see\n```\nconst *a* = &lt;b&gt;;\n```\nthere')).toEqual([
      ['paragraph', 'see'],
      ['pre', 'const *a* = <b>;'],
      ['paragraph', 'there'],
    ]));

  it('keeps empty lines between paragraphs', () => expect(kinds('a\n\nb')).toEqual([['paragraph', 'a⏎⏎b']]));
});

it('loses no letter of any text and never makes an unsafe link', () => {
  const letters = (parts: readonly Inline[]): string =>
    parts
      .map((part) =>
        'children' in part
          ? letters(part.children)
          : part.kind === 'text' || part.kind === 'code'
            ? part.text
            : '',
      )
      .join('');
  fc.assert(
    fc.property(fc.stringMatching(/^[a-c *_~`\n]{0,40}$/), (text) => {
      const shown = letters(readInline(text)).replace(/[*_~`]/g, '');
      expect(shown).toBe(text.replace(/[*_~`\n]/g, ''));
    }),
  );
  const urls = (parts: readonly Inline[]): string[] =>
    parts.flatMap((part) =>
      'children' in part ? urls(part.children) : part.kind === 'link' ? [part.url] : [],
    );
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('<', '*<', '<!date^1^x^'), (text, before) => {
      for (const url of urls(readInline(`${before}${text}>`)))
        expect(url).toMatch(/^(?:https?:\/\/|mailto:|tel:)/i);
    }),
  );
});
