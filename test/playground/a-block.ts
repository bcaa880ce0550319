export const plain = (text: string) => ({ type: 'plain_text', text });
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
export const section = (more: object = {}) => ({ type: 'section', text: mrkdwn('hi'), ...more });
export const button = (more: object = {}) => ({
  type: 'button',
  text: plain('Go'),
  action_id: 'go',
  ...more,
});
export const actions = (...elements: object[]) => ({ type: 'actions', elements });
export const option = (text = 'One', value = '1') => ({ text: plain(text), value });
export const select = (more: object = {}) => ({
  type: 'static_select',
  action_id: 's',
  options: [option(), option('Two', '2')],
  ...more,
});
export const input = (element: object, more: object = {}) => ({
  type: 'input',
  label: plain('L'),
  element,
  ...more,
});
export const text = (more: object = {}) => ({ type: 'plain_text_input', action_id: 't', ...more });
export const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, i) => make(i));
export const long = (length: number) => 'x'.repeat(length);
