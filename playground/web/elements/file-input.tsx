import type { FileInput } from '@slack/types';
import { type ChosenFile, readFile } from './read-file.ts';
import { type ElementProps, useValue } from './surface.ts';

const MOST_FILES = 10;

/** Files of the person's machine, up to `max_files` of the types that are wanted. */
export const FileInputElement = (props: ElementProps<FileInput>) => {
  const { element, labelledBy, describedBy, invalid } = props;
  const [files, change] = useValue<ChosenFile[]>(props, 'files');
  const most = element.max_files ?? MOST_FILES;
  const choose = async (list: FileList | null) =>
    change(await Promise.all([...(list ?? [])].slice(0, most).map(readFile)));
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
