/** Works out the next piece while the present one is used: reading goes on while the engine writes. */
export async function* ahead<T>(pieces: AsyncGenerator<T>): AsyncGenerator<T> {
  const start = () => {
    const next = pieces.next();
    // Whoever waits for it below is told of a fault; until then nobody does.
    next.catch(() => undefined);
    return next;
  };
  let next = start();
  try {
    for (;;) {
      const { done, value } = await next;
      if (done) return;
      next = start();
      yield value;
    }
  } finally {
    await next.catch(() => undefined);
    await pieces.return(undefined);
  }
}
