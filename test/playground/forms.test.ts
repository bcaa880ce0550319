import type { App } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonDriver } from '../../playground/person.ts';
import type { Modal } from '../../playground/protocol.ts';
import { type Running, startBoltApp } from './a-bolt-app.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const options = ['One', 'Two', 'Three'].map((text) => ({ text: plain(text), value: text.toLowerCase() }));

type Element = Extract<KnownBlock, { type: 'input' }>['element'];
const field = (name: string, element: Element, more: object = {}): KnownBlock => ({
  type: 'input',
  block_id: name,
  optional: true,
  label: plain(name),
  element: { action_id: 'a', ...element },
  ...more,
});

const blocks: KnownBlock[] = [
  field('Name', { type: 'plain_text_input', min_length: 2, max_length: 5 }, { optional: false }),
  field('Mail', { type: 'email_text_input' }),
  field('Site', { type: 'url_text_input' }),
  field('Count', { type: 'number_input', is_decimal_allowed: false, min_value: '1', max_value: '9' }),
  field('Kind', { type: 'static_select', options }),
  field('Tags', { type: 'multi_static_select', options, max_selected_items: 2 }),
  field('Feeling', { type: 'radio_buttons', options, initial_option: options[0] as never }),
  field('Extras', { type: 'checkboxes', options }),
  field('Owner', { type: 'users_select' }),
  field('Channel', { type: 'conversations_select' }),
  field('Day', { type: 'datepicker' }),
  field('Hour', { type: 'timepicker' }),
  field('Moment', { type: 'datetimepicker' }),
  field('Customer', { type: 'external_select', min_query_length: 2 }),
  field('Country', { type: 'static_select', options }, { dispatch_action: true }),
];

describe('a form', () => {
  let running: Running;
  let anna: PersonDriver;
  let modal: Modal;
  let submitted: Record<string, Record<string, Record<string, unknown>>>;

  const register = (app: App) => {
    const view: ModalView = {
      type: 'modal',
      callback_id: 'f',
      title: plain('Form'),
      submit: plain('Go'),
      blocks,
    };
    app.command('/crm', async ({ ack, command, client }) => {
      await ack();
      await client.views.open({ trigger_id: command.trigger_id, view });
    });
    app.options('a', async ({ ack, payload }) => {
      await ack({ options: [`${payload.value}!`].map((text) => ({ text: plain(text), value: text })) });
    });
    app.action('a', async ({ ack, body, client }) => {
      await ack();
      const at = body as unknown as { view: { id: string; hash: string } };
      const region = field('Region', { type: 'plain_text_input' });
      await client.views.update({
        view_id: at.view.id,
        hash: at.view.hash,
        view: { ...view, blocks: [...blocks, region] },
      });
    });
    app.view('f', async ({ ack, view: sent }) => {
      submitted = sent.state.values as never;
      await ack();
    });
  };

  beforeEach(async () => {
    running = await startBoltApp('socket', register);
    anna = running.playground.as('anna');
    modal = (await anna.types('#sales', '/crm')).modal;
  });
  afterEach(async () => {
    expect(running.playground.refusals).toEqual([]);
    await running.stop();
  });

  it('is filled in by what a person reads', async () => {
    const moment = new Date('2026-03-01T23:30:00Z');
    await anna.submits(modal, {
      Name: 'Acme',
      Mail: 'd@acme.com',
      Site: 'https://acme.com',
      Count: 3,
      Kind: 'Two',
      Tags: ['One', 'Three'],
      Extras: 'Two',
      Owner: '@ben',
      Channel: '#sales',
      Day: moment,
      Hour: moment,
      Moment: moment,
      Customer: { query: 'Bo', pick: 'Bo!' },
    });
    const value = (name: string) => Object.values(submitted[name]?.['a'] ?? {})[1];
    expect(value('Name')).toBe('Acme');
    expect(value('Count')).toBe('3');
    expect(value('Kind')).toMatchObject({ value: 'two' });
    expect(value('Tags')).toMatchObject([{ value: 'one' }, { value: 'three' }]);
    expect(value('Feeling')).toMatchObject({ value: 'one' });
    expect(value('Extras')).toMatchObject([{ value: 'two' }]);
    expect(value('Owner')).toBe(running.playground.as('ben').id);
    // Half past midnight in Berlin.
    expect(value('Day')).toBe('2026-03-02');
    expect(value('Hour')).toBe('00:30');
    expect(value('Moment')).toBe(moment.getTime() / 1000);
    expect(value('Customer')).toMatchObject({ value: 'Bo!' });
    expect(value('Country')).toBeNull();
  });

  it.each([
    [{}, { Name: 'Please complete this required field.' }],
    [{ Name: 'A' }, { Name: 'Please enter at least 2 characters.' }],
    [{ Name: 'Borealis' }, { Name: 'Please enter at most 5 characters.' }],
    [{ Name: 'Acme', Mail: 'nobody' }, { Mail: 'Please enter a valid email address.' }],
    [{ Name: 'Acme', Site: 'acme' }, { Site: 'Please enter a valid URL.' }],
    [{ Name: 'Acme', Count: '1.5' }, { Count: 'Please enter a valid number.' }],
    [{ Name: 'Acme', Count: 0 }, { Count: 'Please enter a number of at least 1.' }],
    [{ Name: 'Acme', Count: 10 }, { Count: 'Please enter a number of at most 9.' }],
    [{ Name: 'Acme', Tags: ['One', 'Two', 'Three'] }, { Tags: 'Please choose at most 2.' }],
  ])('is not sent with %j', async (values, errors) => {
    const seen = await anna.submits(modal, values);
    expect(seen.errors).toEqual(errors);
    expect(running.playground.traffic.some(({ name }) => name === 'view_submission')).toBe(false);
    expect(seen.hasModal).toBe(true);
  });

  it('says what is on offer when the choice is not', async () => {
    await expect(anna.submits(modal, { Kind: 'Four' })).rejects.toThrow('Offered: "One", "Two", "Three"');
    await expect(anna.submits(modal, { Colour: 'red' })).rejects.toThrow('There is no field "Colour"');
    await expect(anna.submits(modal, { Owner: '@nobody' })).rejects.toThrow('There is no person @nobody');
    // Nothing is looked up for fewer characters than min_query_length.
    expect(await anna.looksUp(modal, 'Customer', 'B')).toEqual([]);
    expect(await anna.looksUp(modal, 'Customer', 'Bo')).toEqual(['Bo!']);
  });

  it('keeps what was put in when the app changes it on the way', async () => {
    await anna.submits(modal, { Name: 'Acme', Country: 'Two', Region: 'north' });
    expect(submitted['Country']?.['a']).toMatchObject({ selected_option: { value: 'two' } });
    expect(submitted['Region']?.['a']).toMatchObject({ value: 'north' });
    expect(submitted['Name']?.['a']).toMatchObject({ value: 'Acme' });
  });

  it('takes an emptied field as null', async () => {
    await anna.submits(modal, { Name: 'Acme', Mail: '', Feeling: null });
    expect(submitted['Mail']?.['a']).toMatchObject({ value: null });
    expect(submitted['Feeling']?.['a']).toMatchObject({ selected_option: null });
  });
});
