import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { MANIFEST } from './a-bolt-app.ts';

const schema = JSON.parse(readFileSync('test/fixtures/manifest.schema.2.0.0.json', 'utf8'));
const problems = (manifest: unknown): string[] => {
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
  ajv.validate(schema, manifest);
  return (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};
const manifest = () => parse(readFileSync(MANIFEST, 'utf8'));

describe('manifest.yml', () => {
  it("fits Slack's own schema of manifests", () => {
    expect(problems(manifest())).toEqual([]);
  });

  it('would not with a name too long or a command that is no text', () => {
    const wrong = manifest();
    wrong.display_information.name = 'x'.repeat(200);
    wrong.features.slash_commands[0].command = 7;
    const found = problems(wrong).join('\n');
    expect(found).toContain('/display_information/name');
    expect(found).toContain('/features/slash_commands/0/command');
  });
});
