import { isJson } from '../refusal.ts';

/** Says what is wrong, and where: a JSON pointer such as `/blocks/0/text/text`. */
export type Report = (path: string, problem: string) => void;
/** A check of one value. */
export type Rule = (value: unknown, path: string, report: Report) => void;
/** A rule that also holds when nothing is there. */
export type Field = Rule & { optional?: true };

/** The wording of the problems follows the answers that Slack gives (response_metadata.messages). */

export const optional = (rule: Rule): Field =>
  Object.assign(((...args) => rule(...args)) as Rule, { optional: true as const });

/** A string of `min` to `max` characters, that looks like `pattern`. */
export const string =
  (
    max: number,
    { min = 1, pattern, looks }: { min?: number; pattern?: Pick<RegExp, 'test'>; looks?: string } = {},
  ): Rule =>
  (value, path, report) => {
    if (typeof value !== 'string') return report(path, 'must provide a string');
    if (value.length < min) return report(path, `must be more than ${min - 1} characters`);
    if (value.length > max) return report(path, `must be less than ${max + 1} characters`);
    if (pattern && !pattern.test(value)) report(path, `must be ${looks ?? 'in the right format'}`);
  };

export const boolean: Rule = (value, path, report) => {
  if (typeof value !== 'boolean') report(path, 'must provide a boolean');
};

export const number: Rule = (value, path, report) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) report(path, 'must provide a number');
};

export const integer =
  (min: number, max: number): Rule =>
  (value, path, report) => {
    if (!Number.isInteger(value)) return report(path, 'must provide an integer');
    if (Number(value) < min) return report(path, `must be at least ${min}`);
    if (Number(value) > max) report(path, `must be at most ${max}`);
  };

export const oneOf =
  (...values: readonly unknown[]): Rule =>
  (value, path, report) => {
    if (!values.includes(value)) report(path, `must be one of: ${values.join(', ')}`);
  };

/** A list of `min` to `max` things. */
export const list =
  (item: Rule, max: number, min = 1): Rule =>
  (value, path, report) => {
    if (!Array.isArray(value)) return report(path, 'must provide an array');
    if (value.length < min) report(path, `no fewer than ${min} items allowed`);
    if (value.length > max) report(path, `no more than ${max} items allowed`);
    value.forEach((one, index) => {
      item(one, `${path}/${index}`, report);
    });
  };

/** An object with these fields and no other. */
export const object =
  (fields: Record<string, Field>, also?: Rule): Rule =>
  (value, path, report) => {
    if (!isJson(value)) return report(path, 'must provide an object');
    for (const name of Object.keys(value)) {
      // Slack takes an explicit null for "not there".
      if (!(name in fields) && value[name] !== undefined)
        report(path, `invalid additional property: ${name}`);
    }
    for (const [name, rule] of Object.entries(fields)) {
      const missing = value[name] === undefined || value[name] === null;
      if (!missing) rule(value[name], `${path}/${name}`, report);
      else if (!rule.optional) report(path, `missing required field: ${name}`);
    }
    also?.(value, path, report);
  };

/** One of several objects, told apart by `type`. */
export const byType =
  (rules: Record<string, Rule>): Rule =>
  (value, path, report) => {
    if (!isJson(value)) return report(path, 'must provide an object');
    if (value['type'] === undefined) return report(path, 'missing required field: type');
    const rule = Object.hasOwn(rules, String(value['type'])) ? rules[String(value['type'])] : undefined;
    if (!rule) return report(`${path}/type`, `unsupported type: ${String(value['type'])}`);
    rule(value, path, report);
  };

/** At least one of the fields, or exactly one of them. */
export const anyOf =
  (names: string[], exactly = false): Rule =>
  (value, path, report) => {
    const there = names.filter((name) => isJson(value) && value[name] !== undefined && value[name] !== null);
    if (there.length === 0) report(path, `missing required field: ${names.join(' or ')}`);
    if (exactly && there.length > 1) report(path, `cannot provide both ${there.join(' and ')}`);
  };

export const all =
  (...rules: Rule[]): Rule =>
  (value, path, report) => {
    for (const rule of rules) rule(value, path, report);
  };
