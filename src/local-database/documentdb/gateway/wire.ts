import { type Document, deserialize, serialize } from 'bson';
import { CODE, CommandError } from './errors.ts';

/** Of MongoDB's wire protocol (its manual: "MongoDB Wire Protocol"), only what a driver of today sends. */
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const HEADER_BYTES = 16;
const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
export const MAX_MESSAGE_BYTES = 48_000_000;

/** One request: the command as the driver's bytes and decoded, with its document sequence (of insert, update, delete). */
export type Request = {
  id: number;
  /** OP_QUERY: only the driver's very first hello, answered by OP_REPLY. */
  legacy: boolean;
  /** The driver wants no answer (write concern 0). */
  silent: boolean;
  command: Document;
  raw: Buffer;
  sequence: Buffer | undefined;
};

/** Cuts a stream of bytes into messages. `push` returns the messages complete so far; it throws on an impossible length. */
export function messageSplitter(): { push(chunk: Buffer): Buffer[] } {
  let chunks: Buffer[] = [];
  let have = 0;
  return {
    push(chunk) {
      chunks.push(chunk);
      have += chunk.length;
      const messages: Buffer[] = [];
      while (have >= HEADER_BYTES) {
        let first = chunks[0] ?? Buffer.alloc(0);
        if (first.length < 4) first = joined();
        const need = first.readInt32LE(0);
        if (need < HEADER_BYTES || need > MAX_MESSAGE_BYTES) throw new Error(`A message of ${need} bytes`);
        if (have < need) break;
        if (first.length < need) first = joined();
        messages.push(first.subarray(0, need));
        have -= need;
        chunks = first.length > need ? [first.subarray(need), ...chunks.slice(1)] : chunks.slice(1);
      }
      return messages;
    },
  };
  function joined(): Buffer {
    const all = Buffer.concat(chunks);
    chunks = [all];
    return all;
  }
}

/** Decodes one message. Throws a CommandError for an opcode that no driver of today sends. */
export function parseRequest(message: Buffer): Request {
  const id = message.readInt32LE(4);
  const opcode = message.readInt32LE(12);
  if (opcode === OP_QUERY) {
    const at = message.indexOf(0, 20) + 9;
    const raw = message.subarray(at, at + message.readInt32LE(at));
    return { id, legacy: true, silent: false, command: deserialize(raw), raw, sequence: undefined };
  }
  if (opcode !== OP_MSG)
    throw new CommandError(CODE.commandNotFound, 'CommandNotFound', `Unknown opcode ${opcode}`);
  const flags = message.readUInt32LE(HEADER_BYTES);
  const end = message.length - (flags & CHECKSUM_PRESENT ? 4 : 0);
  let raw: Buffer | undefined;
  let sequence: Buffer | undefined;
  for (let at = HEADER_BYTES + 4; at < end; ) {
    const kind = message.readUInt8(at);
    const length = message.readInt32LE(at + 1);
    const section = message.subarray(at + 1, at + 1 + length);
    if (kind === 0) raw = section;
    else sequence = section.subarray(section.indexOf(0, 4) + 1);
    at += 1 + length;
  }
  if (raw === undefined) throw new CommandError(9, 'FailedToParse', 'A message without a command');
  return {
    id,
    legacy: false,
    silent: (flags & MORE_TO_COME) !== 0,
    command: deserialize(raw),
    raw,
    sequence,
  };
}

/** Encodes an answer: a document, or BSON bytes passed through from the engine. */
export function encodeReply(request: Pick<Request, 'id' | 'legacy'>, body: Document | Buffer): Buffer[] {
  const document = Buffer.isBuffer(body) ? body : serialize(body, { ignoreUndefined: true });
  const head = Buffer.alloc(request.legacy ? HEADER_BYTES + 20 : HEADER_BYTES + 5);
  head.writeInt32LE(head.length + document.length, 0);
  head.writeInt32LE(request.id, 8);
  head.writeInt32LE(request.legacy ? OP_REPLY : OP_MSG, 12);
  if (request.legacy) head.writeInt32LE(1, 32); // one document; flags, cursor and offset stay 0
  return [head, Buffer.from(document.buffer, document.byteOffset, document.byteLength)];
}

/** The nth document of a BSON sequence. */
export function documentAt(sequence: Buffer, index: number): Document {
  let at = 0;
  for (let i = 0; i < index; i += 1) at += sequence.readInt32LE(at);
  return deserialize(sequence.subarray(at, at + sequence.readInt32LE(at)));
}
