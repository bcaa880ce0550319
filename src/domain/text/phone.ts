import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

const LOOKS = /(?<![\p{L}\p{N}])(?:\+|00)?[(\d][\d\s()./-]{4,24}\d(?![\p{L}\p{N}])/gu;
/** ITU-T E.164: at most 15 digits; no subscriber has fewer than 5. */
const [FEWEST, MOST] = [5, 15];

/**
 * Whether a text is a telephone number: with a country code, one that can exist there; without, 5 to 15 digits.
 * It is kept as it was written.
 */
export function isPhone(text: string): boolean {
  const trimmed = text.trim();
  if (!/^[+(\d][\d\s()./-]*$/.test(trimmed)) return false;
  const digits = trimmed.replace(/\D/g, '');
  if (digits.length < FEWEST || digits.length > MOST + 2) return false;
  const international = /^(?:\+|00)/.exec(trimmed);
  if (!international) return digits.length <= MOST;
  return parsePhoneNumberFromString(`+${digits.replace(/^00/, '')}`)?.isPossible() ?? false;
}

/** The telephone numbers in a text, and the text without them. */
export function takePhones(text: string): { phones: string[]; rest: string } {
  const phones: string[] = [];
  const rest = text.replace(LOOKS, (found) => {
    const digits = found.replace(/\D/g, '').length;
    // A year or a date is no number to call: "1980-05-12" has eight digits too.
    if (digits < 6 || /^\d{4}-\d\d-\d\d$/.test(found.trim()) || !isPhone(found)) return found;
    phones.push(found.trim());
    return ' ';
  });
  return { phones, rest };
}

/** A pattern of a number however it is written: with its country's code or a 0, and with any signs between the digits. */
export function phonePattern(phone: string): string {
  const digits = phone.replace(/\D/g, '').replace(/^00/, '');
  const known = /^\s*(?:\+|00)/.test(phone) ? parsePhoneNumberFromString(`+${digits}`) : undefined;
  const own = known ? known.nationalNumber : digits.replace(/^0/, '');
  const between = '[\\s()./-]*';
  const country = known ? `(?:\\+|00)?${known.countryCallingCode}` : '(?:\\+|00)\\d{1,3}';
  return `(?:(?:${country}|\\(?0)${between})?${[...own].join(between)}`;
}

/** How a number is dialled from anywhere, or as it was written where its country is not known. */
export const formatPhone = (phone: string): string =>
  (/^\s*(?:\+|00)/.test(phone) &&
    parsePhoneNumberFromString(`+${phone.replace(/\D/g, '').replace(/^00/, '')}`)?.formatInternational()) ||
  phone;
