import type { TableBlock } from '@slack/types';
import { RichText } from './rich-text.tsx';

type Cell = TableBlock['rows'][number][number];

const CellContent = ({ cell }: { cell: Cell }) =>
  cell.type === 'rich_text' ? <RichText block={cell} /> : <span>{cell.text}</span>;

/** A table, whose first row is its head. It scrolls by itself where it is wider than the message. */
export const Table = ({ block }: { block: TableBlock }) => {
  const [head = [], ...rows] = block.rows;
  const settings = block.column_settings;
  const look = (column: number) =>
    `align-${settings?.[column]?.align ?? 'left'} ${settings?.[column]?.is_wrapped ? 'wraps' : ''}`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <section class="table-frame" aria-label="Table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {head.map((cell, column) => (
              <th key={column} scope="col" class={look(column)}>
                <CellContent cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={column} class={look(column)}>
                  <CellContent cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
