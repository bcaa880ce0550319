import type { SharedFile } from '../../protocol.ts';
import { useViewer } from '../text/viewer.ts';
import { Icon } from '../ui/icons.tsx';

const sizeOf = (bytes: number): string => {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
};

/** The files that a message shares, each to be downloaded. */
export const SharedFiles = ({ files }: { files: readonly SharedFile[] }) => {
  const { me } = useViewer();
  return (
    <ul class="shared-files" aria-label="Files">
      {files.map(({ id, name, size }) => (
        <li key={id}>
          <a
            class="shared-file"
            href={`/page/file?as=${encodeURIComponent(me.id)}&id=${encodeURIComponent(id)}`}
            download={name}
          >
            <Icon name="file" />
            <span class="shared-file-name">{name}</span>
            <span class="shared-file-size">{sizeOf(size)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
};
