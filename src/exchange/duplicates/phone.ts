import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { phoneTail } from '../../domain/text/alike.ts';

/**
 * Whether two phone numbers are one, in whatever notation: compared in E.164, a number without its country being read as
 * of the given one. Where that is not known, a national number equals an international one that ends with it.
 * @param country ISO 3166, such as DE
 */
export function samePhone(one: string, other: string, country: string | undefined): boolean {
  if (phoneTail(one) === null || phoneTail(one) !== phoneTail(other)) return false;
  const [left, right] = [international(one, country), international(other, country)];
  if (left && right) return left === right;
  const [short, long] = [national(one), national(other)].sort((a, b) => a.length - b.length) as [
    string,
    string,
  ];
  return long.endsWith(short);
}

/** A phone number in E.164, or null where its country is not known or it is none. */
export function international(text: string, country: string | undefined): string | null {
  const code: CountryCode | undefined =
    country !== undefined && isSupportedCountry(country) ? country : undefined;
  const parsed = parsePhoneNumberFromString(text.replace(/^00/, '+'), code);
  return parsed?.isPossible() ? parsed.number : null;
}

/** The digits of a number without the sign for abroad and the zero for "within the country". */
const national = (text: string): string =>
  text
    .replace(/(?:ext|x|#)\.?\s*\d+\s*$/i, '')
    .replace(/\(0\)/g, '')
    .replace(/\D/g, '')
    .replace(/^0+/, '');
