import type { Customer } from '../domain/customer.ts';
import { emailDomainsIn } from '../domain/text/email-domain.ts';
import { bareKey, nameKey } from '../domain/text/name.ts';
import type { Request } from '../listeners/request.ts';

/** A name is looked for in the beginning of a message only, and has at most so many words. */
const LOOKED_AT = 600;
const MOST_WORDS = 5;
/** A name of one short word is as likely a word of the language. */
const SHORTEST = 3;

/**
 * The customer that a message is most likely about: whose channel it stands in; else whose name it says, the longest;
 * else the firm of an address in it, or of its author. Null where none, or more than one, comes into question.
 * @param authorDomain the domain of the author's own address, for somebody from outside
 */
export async function guessCustomer(
  text: string,
  { channel, authorDomain }: { channel: string | null; authorDomain: string | null },
  { store }: Pick<Request, 'store'>,
): Promise<Customer | null> {
  const own = channel === null ? null : await store.customers.ofChannel(channel);
  if (own) return own;
  const named = await customerNamedIn(text, store);
  if (named) return named;
  const domains = [...emailDomainsIn(text), ...(authorDomain === null ? [] : [authorDomain])];
  const contacts = await store.contacts.byDomains(domains);
  const firms = [...new Set(contacts.map(({ customerId }) => customerId))];
  const [only] = firms;
  const customer = only !== undefined && firms.length === 1 ? await store.customers.get(only) : null;
  return customer?.archivedAt === null ? customer : null;
}

async function customerNamedIn(text: string, store: Request['store']): Promise<Customer | null> {
  const said = nameKey(text.slice(0, LOOKED_AT)).split(' ');
  const phrases = new Set<string>();
  for (let from = 0; from < said.length; from += 1)
    for (let length = 1; length <= MOST_WORDS && from + length <= said.length; length += 1) {
      const phrase = said.slice(from, from + length).join(' ');
      if (phrase.length >= SHORTEST) phrases.add(phrase);
    }
  const found = await store.customerLists.byKeys([...phrases]);
  const ranked = found
    .map((customer) => ({
      customer,
      length: Math.max(
        ...[customer.name, ...customer.aliases]
          .flatMap((name) => [nameKey(name), bareKey(name)])
          .filter((key) => phrases.has(key))
          .map((key) => key.length),
      ),
    }))
    .sort((a, b) => b.length - a.length);
  const [first, second] = ranked;
  if (!first || (second && second.length === first.length)) return null;
  return first.customer;
}
