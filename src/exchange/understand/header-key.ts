/**
 * What a heading is compared by: lower case, without accents and signs, words apart ("E-Mail", "e_mail" and "eMail" are
 * one, and so are "BillingCity" and "billing city").
 */
export function headerKey(header: string): string {
  return header
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The same without its spaces, for programs that write "MOBILEPHONE" or "LinkedIn". */
export const squeezed = (key: string): string => key.replaceAll(' ', '');
