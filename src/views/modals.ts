import type { ModalView, PlainTextOption } from '@slack/types';
import { Standing } from '../domain/customer.ts';
import { LONGEST } from '../domain/limits.ts';
import type { Day } from '../domain/text/day.ts';
import { context, input, option, section } from './blocks.ts';
import { INPUTS, VIEWS } from './ids.ts';
import { customerInput, typeAhead } from './inputs.ts';
import { modalView } from './modal.ts';
import { standingWord } from './words.ts';

const standingOption = (standing: Standing): PlainTextOption => option(standingWord(standing), standing);
/** A new customer: its name, its standing, who looks after it. */
export const addCustomerModal = (
  { name, standing, owner }: { name: string; standing: Standing; owner: string },
  metadata: object,
): ModalView =>
  modalView({ callback: VIEWS.addCustomer, title: 'Add a customer', submit: 'Add', metadata }, [
    input(INPUTS.name, 'Name', {
      type: 'plain_text_input',
      action_id: 'value',
      max_length: LONGEST.name,
      ...(name === '' ? {} : { initial_value: name.slice(0, LONGEST.name) }),
    }),
    input(INPUTS.standing, 'Standing', {
      type: 'static_select',
      action_id: 'value',
      options: Standing.options.map(standingOption),
      initial_option: standingOption(standing),
    }),
    input(
      INPUTS.owner,
      'Who looks after them?',
      { type: 'users_select', action_id: 'value', initial_user: owner },
      { optional: true },
    ),
  ]);

/** Who brought a customer to us: one that we know, or somebody outside. */
export const referralModal = (customer: { id: string; name: string } | null, metadata: object): ModalView =>
  modalView({ callback: VIEWS.referral, title: 'Who referred them?', submit: 'Save', metadata }, [
    customerInput(customer),
    input(INPUTS.referrer, 'Referred by a customer or contact of ours', typeAhead(INPUTS.referrer, null), {
      optional: true,
    }),
    input(
      INPUTS.outside,
      '… or by somebody outside',
      { type: 'plain_text_input', action_id: 'value', max_length: LONGEST.name },
      { optional: true },
    ),
  ]);

/** Until when something is not to be nudged about; `what` is null where a customer is still to be chosen. */
export const snoozeModal = (what: string | null, tomorrow: Day, metadata: object): ModalView =>
  modalView({ callback: VIEWS.snoozeUntil, title: 'Snooze', submit: 'Snooze', metadata }, [
    ...(what === null ? [customerInput(null)] : [section(`No nudges about ${what} before:`)]),
    input(INPUTS.date, 'Date', { type: 'datepicker', action_id: 'value', initial_date: tomorrow }),
    context('Anything that happens with them meanwhile is still kept.'),
  ]);

/** Which customer is to be edited, or shown. */
export const chooseCustomerModal = (goal: 'edit' | 'show', metadata: object): ModalView =>
  modalView(
    {
      callback: VIEWS.chooseCustomer,
      title: 'Which customer?',
      submit: 'Go on',
      metadata: { goal, ...metadata },
    },
    [customerInput(null)],
  );
