import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ellipsis, straighten, unescapeSlack } from '../../../src/domain/text/clean.ts';

describe('straightening', () => {
  it.each([
    ['“Acme: West” is Dana’s', `"Acme: West" is Dana's`],
    ['„Müller“ «Dupont»', '"Müller" "Dupont"'],
    ['Acme – called Dana', 'Acme - called Dana'],
    ['Acme — called Dana', 'Acme - called Dana'],
    ['2–3 weeks, Smith—Jones', '2–3 weeks, Smith—Jones'],
    ['list —all', 'list --all'],
    ['Acme\u00A0GmbH\u202F:\tcalled', 'Acme GmbH : called'],
    ['one\r\ntwo\rthree\u2028four', 'one\ntwo\nthree\nfour'],
    ['Ac\u200Bme\uFEFF Ltd\u00AD', 'Acme Ltd'],
    ['\u202Eevil\u202C \u0000null\u0007', 'evil null'],
    ['Mu\u0308ller', 'Müller'],
    ['half \uD83D emoji', 'half  emoji'],
    ['👩‍🚀 👍🏽 ❤️ می‌خواهم', '👩‍🚀 👍🏽 ❤️ می‌خواهم'],
    ['Ac\u200Dme', 'Acme'],
  ])('turns %j into %j', (text, straight) => {
    expect(straighten(text)).toBe(straight);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = straighten(text);
        expect(straighten(once)).toBe(once);
      }),
    );
  });
});

describe("Slack's escapes", () => {
  it.each([
    ['Smith &amp; Sons &lt;sales&gt;', 'Smith & Sons <sales>'],
    ['&amp;lt; stays escaped once', '&lt; stays escaped once'],
    ['&quot; and &nbsp; are not Slack’s', '&quot; and &nbsp; are not Slack’s'],
    ['mail <mailto:dana@acme.com|dana@acme.com>', 'mail dana@acme.com'],
    ['see <http://acme.com|acme.com> now', 'see acme.com now'],
    ['see <https://acme.com/a?b=1&amp;c=2>', 'see https://acme.com/a?b=1&c=2'],
    ['see <https://acme.com/offer|the offer>', 'see the offer (https://acme.com/offer)'],
    ['call <tel:+4930123456|+49 30 123456>', 'call +49 30 123456 (+4930123456)'],
    ['<!here> and <!channel> and <!subteam^S12AB|@sales>', '@here and @channel and @sales'],
    ['on <!date^1392734382^{date}|18 Feb 2014>', 'on 18 Feb 2014'],
    ['<not a token> <>', '<not a token> <>'],
    ['2 < 3 & 4 > 1', '2 < 3 & 4 > 1'],
  ])('%j is %j', (text, plain) => {
    expect(unescapeSlack(text).text).toBe(plain);
  });

  it('become mentions', () => {
    expect(unescapeSlack('ask <@U123|anna> or <@W9> in <#C1|sales>, <#C2|>')).toEqual({
      text: 'ask @anna or @W9 in #sales, #C2',
      mentions: [
        { kind: 'user', id: 'U123', name: 'anna' },
        { kind: 'user', id: 'W9', name: null },
        { kind: 'channel', id: 'C1', name: 'sales' },
        { kind: 'channel', id: 'C2', name: null },
      ],
    });
  });

  it('give back whatever was escaped', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
        expect(unescapeSlack(escaped)).toEqual({ text, mentions: [] });
      }),
    );
  });
});

describe('an ellipsis', () => {
  it.each([
    ['short', 10, 'short'],
    ['exactly', 7, 'exactly'],
    ['a bit too long', 8, 'a bit t…'],
    ['a bit too long', 7, 'a bit…'],
    ['👩‍🚀👩‍🚀', 6, '👩‍🚀…'],
    ['👩‍🚀👩‍🚀', 5, '…'],
    ['ab😀cd', 4, 'ab…'],
    ['e\u0301e\u0301e\u0301', 4, 'e\u0301…'],
    ['anything', 1, '…'],
    ['anything', 0, ''],
  ])('%j in %i is %j', (text, max, short) => {
    expect(ellipsis(text, max)).toBe(short);
  });

  it('never takes more than it may, nor splits a pair', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(30), (text, max) => {
        const short = ellipsis(text, max);
        expect(short.length).toBeLessThanOrEqual(max);
        expect(short).not.toMatch(/\p{Cs}/u);
      }),
    );
  });

  it('is quick on a long text', () => {
    const start = performance.now();
    ellipsis('👩‍🚀'.repeat(1_000_000), 3000);
    expect(performance.now() - start).toBeLessThan(200);
  });
});
