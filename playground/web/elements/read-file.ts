/** A chosen file, as the playground's server takes it: the page has no upload apart from the submission. */
export type ChosenFile = { name: string; mimetype: string; size: number; content_base64: string };

/** Reads a file of the person's machine, whole. Rejects where the browser may not. */
export const readFile = (file: File) =>
  new Promise<ChosenFile>((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error ?? new Error('the file cannot be read'));
    reader.onload = () => {
      const content = String(reader.result).replace(/^[^,]*,/, '');
      resolve({ name: file.name, mimetype: file.type, size: file.size, content_base64: content });
    };
    reader.readAsDataURL(file);
  });
