import { choices, eitherChoices } from './composition.ts';
import { object, optional, type Rule } from './rule.ts';
import type { Fault } from './surfaces.ts';

/** An app may find nothing: unlike in a view, an empty list is fine here. */
const orEmpty = (rule: Rule) =>
  optional((value, path, report) => {
    if (!Array.isArray(value) || value.length > 0) rule(value, path, report);
  });

const ANSWER = object(
  { options: orEmpty(choices.options), option_groups: orEmpty(choices.option_groups) },
  eitherChoices,
);

/**
 * What Slack would refuse in the answer to a `block_suggestion`: at most 100 options,
 * https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element#external_select
 */
export const faultsOfOptions = (answer: unknown): Fault[] => {
  const faults: Fault[] = [];
  ANSWER(answer, '', (path, problem) => faults.push({ path, problem }));
  return faults;
};
