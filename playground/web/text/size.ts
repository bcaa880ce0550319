const KB = 1024;

/** The size of a file in words, from bytes: `12 bytes`, `4 kB`, `1.5 MB`. */
export const sizeText = (bytes: number): string => {
  if (bytes < KB) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`;
  if (bytes < KB * KB) return `${Math.round(bytes / KB)} kB`;
  return `${(bytes / KB / KB).toFixed(1)} MB`;
};
