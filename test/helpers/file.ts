import type { Customer } from '../../src/domain/customer.ts';
import type { TestRapport } from './rapport.ts';

/** A customer that Anna has added, of a name of its own; the name may end in a standing, as in the command. */
export async function aCustomer(bot: TestRapport, line: string): Promise<Customer> {
  await bot.slack.as('anna').types('#sales', `/crm add ${line}`);
  return theCustomer(bot, line.replace(/,\s*(?:customer|prospect|former)$/, ''));
}

/** The customer of that name, as it is now. */
export async function theCustomer(bot: TestRapport, name: string): Promise<Customer> {
  const [customer] = (await bot.file.customerNames.match(name)).exact;
  if (!customer) throw new Error(`there is no ${name}`);
  return customer;
}
