import type { ModalView } from '@slack/types';
import type { Customer } from '../domain/customer.ts';
import { LONGEST } from '../domain/limits.ts';
import type { Purchase } from '../domain/purchase.ts';
import { formatAmount } from '../domain/text/amount.ts';
import { Currency, minorDigits } from '../domain/text/currency.ts';
import { type Day, formatDay } from '../domain/text/day.ts';
import { actions, button, section } from './blocks.ts';
import { ACTIONS, INPUTS, VIEWS } from './ids.ts';
import { customerInput, dayInput, textInput } from './inputs.ts';
import { modalView } from './modal.ts';
import { inline, type Message } from './text.ts';
import { undoButton } from './undone.ts';
import { customerName } from './words.ts';

/** An amount as people read it; null: not known. */
export function amountText(amount: number | null, currency: string): string {
  const known = Currency.safeParse(currency).data;
  if (amount === null) return 'amount not known';
  return known === undefined ? `${amount} ${currency}` : formatAmount(amount, known);
}

/** A sale in one line: "3 × grinder · €1,250.00 · yesterday". */
export const saleLine = ({ item, quantity, amount, currency, day }: Purchase, today: Day): string =>
  `${quantity === 1 ? '' : `${quantity} × `}${inline(item, 120)} · ${amountText(amount, currency)} · ${formatDay(day, today)}`;

/** A sale is noted; who is not a customer yet may become one. */
export function saleSaved(purchase: Purchase, customer: Customer, today: Day): Message {
  const isNew = customer.standing !== 'customer';
  const line = `:moneybag: ${customerName(customer)} bought ${saleLine(purchase, today)}`;
  const offer = isNew
    ? `\nThey are ${customer.standing === 'prospect' ? 'a prospect' : 'a former customer'} so far.`
    : '';
  return {
    text: `${inline(customer.name)} bought ${inline(purchase.item)}.`,
    blocks: [
      section(line + offer),
      actions(
        ...(isNew
          ? [button(ACTIONS.won, 'Make them a customer', { customer: customer.id }, { style: 'primary' })]
          : []),
        button(ACTIONS.editSale, 'Edit', { purchase: purchase.id }),
        undoButton('purchase', purchase),
        button(ACTIONS.openCustomer, `Open ${customer.name}`, { customer: customer.id }),
      ),
    ],
  };
}

/** What the modal for a sale is filled with. */
export type SaleDraft = Pick<Purchase, 'item' | 'quantity' | 'amount' | 'currency' | 'day'>;

/** The amount as it is typed: "1250.00 EUR". */
function amountTyped(amount: number | null, currency: string): string {
  const known = Currency.safeParse(currency).data;
  if (amount === null || known === undefined) return '';
  const digits = minorDigits(known);
  return `${(amount / 10 ** digits).toFixed(digits)} ${currency}`;
}

export const saleModal = (
  customer: { id: string; name: string } | null,
  { item, quantity, amount, currency, day }: SaleDraft,
  metadata: object,
  notice?: string,
): ModalView =>
  modalView(
    {
      callback: VIEWS.sale,
      title: 'Sale',
      submit: notice === undefined ? 'Save' : 'Save mine',
      metadata,
    },
    [
      ...(notice === undefined ? [] : [section(notice)]),
      customerInput(customer),
      textInput(INPUTS.item, 'What did they buy?', item.slice(0, LONGEST.short), { max: LONGEST.short }),
      textInput(INPUTS.quantity, 'How many?', String(quantity), { max: 20 }),
      textInput(INPUTS.amount, 'For how much, altogether?', amountTyped(amount, currency), {
        max: 60,
        optional: true,
        hint: `1.250,00 €, $1,250.00 …; without a currency it is ${currency}.`,
      }),
      dayInput(INPUTS.date, 'When', day),
    ],
  );
