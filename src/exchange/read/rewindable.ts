/** A stretch of bytes of a stream, kept until it is not needed any more. */
type Piece = { start: number; bytes: Buffer };

/** A text as bytes of UTF-8 that can be read again from any place after the last one that was given up. */
export function rewindable(text: AsyncIterable<string>) {
  const source = text[Symbol.asyncIterator]();
  const kept: Piece[] = [];
  let size = 0;
  let ended = false;

  async function pull(): Promise<boolean> {
    if (ended) return false;
    const next = await source.next();
    if (next.done) {
      ended = true;
      return false;
    }
    const bytes = Buffer.from(next.value);
    kept.push({ start: size, bytes });
    size += bytes.length;
    return true;
  }

  return {
    /** The bytes from a place on, to the end. */
    async *from(offset: number): AsyncGenerator<Buffer> {
      let place = offset;
      for (;;) {
        const piece = kept.find(({ start, bytes }) => place >= start && place < start + bytes.length);
        if (piece) {
          const rest = piece.bytes.subarray(place - piece.start);
          place += rest.length;
          yield rest;
        } else if (!(await pull())) return;
      }
    },
    /** The next line that is not empty from a place on, how many empty ones come before it, and where it ends; null: none. */
    async line(offset: number): Promise<{ text: string; emptyBefore: number; end: number } | null> {
      let emptyBefore = 0;
      const parts: Buffer[] = [];
      let place = offset;
      for await (const chunk of this.from(offset)) {
        let begin = 0;
        for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, begin)) {
          parts.push(chunk.subarray(begin, end));
          const text = Buffer.concat(parts).toString();
          if (text !== '') return { text, emptyBefore, end: place + end + 1 };
          parts.length = 0;
          emptyBefore += 1;
          begin = end + 1;
        }
        parts.push(chunk.subarray(begin));
        place += chunk.length;
      }
      const text = Buffer.concat(parts).toString();
      return text === '' ? null : { text, emptyBefore, end: place };
    },
    /** Gives up what lies before a place. */
    forget(before: number): void {
      while (kept[0] && kept[0].start + kept[0].bytes.length <= before) kept.shift();
    },
  };
}
