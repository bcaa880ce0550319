import { deserialize, serialize } from 'bson';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  encodeReply,
  messageSplitter,
  parseRequest,
} from '../../../src/local-database/documentdb/gateway/wire.ts';

function message(id: number, body: Buffer, opcode = 2013): Buffer {
  const head = Buffer.alloc(16);
  head.writeInt32LE(16 + body.length, 0);
  head.writeInt32LE(id, 4);
  head.writeInt32LE(opcode, 12);
  return Buffer.concat([head, body]);
}

function section(command: object): Buffer {
  return Buffer.concat([Buffer.alloc(4), Buffer.from([0]), serialize(command)]);
}

test('however the bytes arrive, the messages are the same', () => {
  const chunked = fc.tuple(
    fc.array(fc.uint8Array({ maxLength: 60 }), { minLength: 1, maxLength: 8 }),
    fc.array(fc.integer({ min: 1, max: 25 }), { minLength: 1 }),
  );
  fc.assert(
    fc.property(chunked, ([bodies, sizes]) => {
      const messages = bodies.map((body, id) => message(id, Buffer.from(body)));
      const stream = Buffer.concat(messages);
      const splitter = messageSplitter();
      const got: Buffer[] = [];
      for (let at = 0, i = 0; at < stream.length; i += 1) {
        const size = sizes[i % sizes.length] ?? 1;
        got.push(...splitter.push(stream.subarray(at, at + size)));
        at += size;
      }
      expect(got.map((each) => each.toString('hex'))).toEqual(messages.map((each) => each.toString('hex')));
    }),
  );
});

test.each([0, 15, -1, 48_000_001, 0x7fffffff])('a message said to be %i bytes long is refused', (length) => {
  const head = Buffer.alloc(16);
  head.writeInt32LE(length, 0);
  expect(() => messageSplitter().push(head)).toThrow(`${length} bytes`);
});

test('a command is read, with its sequence of documents', () => {
  const documents = Buffer.concat([serialize({ n: 1 }), serialize({ n: 2 })]);
  const name = Buffer.from('documents\0');
  const length = Buffer.alloc(4);
  length.writeInt32LE(4 + name.length + documents.length);
  const body = Buffer.concat([section({ insert: 'c', $db: 'd' }), Buffer.from([1]), length, name, documents]);
  const request = parseRequest(message(7, body));
  expect(request).toMatchObject({ id: 7, legacy: false, silent: false, command: { insert: 'c', $db: 'd' } });
  expect(request.sequence?.equals(documents)).toBe(true);
});

test('an opcode of long ago and a message without a command are refused', () => {
  expect(() => parseRequest(message(1, Buffer.alloc(8), 2002))).toThrow('Unknown opcode 2002');
  expect(() => parseRequest(message(1, Buffer.alloc(4)))).toThrow('without a command');
});

test('an answer says which request it is for', () => {
  const [head, body] = encodeReply({ id: 42, legacy: false }, { ok: 1 });
  expect(head?.readInt32LE(8)).toBe(42);
  expect(head?.readInt32LE(0)).toBe((head?.length ?? 0) + (body?.length ?? 0));
  expect(deserialize(body ?? Buffer.alloc(0))).toEqual({ ok: 1 });
});
