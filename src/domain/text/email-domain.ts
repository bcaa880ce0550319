/** Domains where anybody may have an address: they say nothing about a firm. */
const PUBLIC = new Set(
  `gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com icloud.com me.com mac.com
   aol.com gmx.com gmx.net gmx.de web.de t-online.de freenet.de mail.com mail.ru yandex.ru proton.me protonmail.com
   orange.fr wanadoo.fr free.fr libero.it qq.com 163.com 126.com`.split(/\s+/),
);

/** The domain of an e-mail address that belongs to a firm, in small letters; null for one where anybody may have an address. */
export function emailDomain(email: string): string | null {
  const domain = email.split('@')[1]?.trim().toLowerCase() ?? '';
  return domain === '' || PUBLIC.has(domain) ? null : domain;
}

const EMAIL = /[^\s,;<>()"]+@([\p{L}\p{N}.-]+\.\p{L}{2,})/gu;

/** The firms' domains of the addresses in a text, each once. */
export const emailDomainsIn = (text: string): string[] => [
  ...new Set([...text.matchAll(EMAIL)].flatMap(([email]) => emailDomain(email) ?? [])),
];
