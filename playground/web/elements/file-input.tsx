import type { FileInput } from '@slack/types';
import { type ElementProps, useValue } from './surface.ts';

/** A chosen file, as the playground's server takes it: the page has no upload apart from the submission. */
type ChosenFile = { name: string; mimetype: string; size: number; content_base64: string };

const MOST_FILES = 10;

const read = (file: File) =>
  new Promise<ChosenFile>((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error ?? new Error('the file cannot be read'));
    reader.onload = () => {
      const content = String(reader.result).replace(/^[^,]*,/, '');
      resolve({ name: file.name, mimetype: file.type, size: file.size, content_base64: content });
    };
    reader.readAsDataURL(file);
  });

/** Files of the person's machine, up to `max_files` of the types that are wanted. */
export const FileInputElement = (props: ElementProps<FileInput>) => {
  const { element, labelledBy, describedBy, invalid } = props;
  const [files, change] = useValue<ChosenFile[]>(props, 'files');
  const most = element.max_files ?? MOST_FILES;
  const choose = async (list: FileList | null) =>
    change(await Promise.all([...(list ?? [])].slice(0, most).map(read)));
  return (
    <div class="file-input">
      <input
        type="file"
        multiple={most > 1}
        accept={element.filetypes?.map((type) => `.${type}`).join(',')}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        onChange={({ currentTarget }) => choose(currentTarget.files)}
      />
      {files.map(({ name, size }) => (
        <div key={name} class="file-chosen">
          {name} · {Math.ceil(size / 1024)} kB
        </div>
      ))}
    </div>
  );
};
