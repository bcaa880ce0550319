import { lexer, type Token, type Tokens } from 'marked';
import { withEmoji } from './emoji.ts';
import { Link } from './link.tsx';

const Many = ({ tokens }: { tokens: Token[] | undefined }) => (
  <>
    {tokens?.map((token, at) => (
      <One key={at} token={token} />
    ))}
  </>
);

const Items = ({ list }: { list: Tokens.List }) => (
  <>
    {list.items.map((item, at) => (
      <li key={at}>
        {item.task && <input type="checkbox" checked={item.checked ?? false} disabled aria-label="Task" />}
        <Many tokens={item.tokens} />
      </li>
    ))}
  </>
);

const Row = ({ cells, head = false }: { cells: Tokens.TableCell[]; head?: boolean }) => (
  <tr>
    {cells.map((cell, at) => {
      const Tag = head ? 'th' : 'td';
      return (
        <Tag key={at} class={cell.align ? `align-${cell.align}` : ''}>
          <Many tokens={cell.tokens} />
        </Tag>
      );
    })}
  </tr>
);

const Table = ({ table }: { table: Tokens.Table }) => (
  <div class="table-frame">
    <table>
      <thead>
        <Row cells={table.header} head />
      </thead>
      <tbody>
        {table.rows.map((cells, at) => (
          <Row key={at} cells={cells} />
        ))}
      </tbody>
    </table>
  </div>
);

const One = ({ token }: { token: Token }) => {
  const inner = <Many tokens={'tokens' in token ? token.tokens : undefined} />;
  switch (token.type) {
    case 'heading':
      return (
        <p class="markdown-heading">
          <b>{inner}</b>
        </p>
      );
    case 'paragraph':
      return <p>{inner}</p>;
    case 'strong':
      return <b>{inner}</b>;
    case 'em':
      return <i>{inner}</i>;
    case 'del':
      return <s>{inner}</s>;
    case 'codespan':
      return <code>{token.text}</code>;
    case 'code':
      return <pre>{token.text}</pre>;
    case 'blockquote':
      return <blockquote>{inner}</blockquote>;
    case 'link':
      return <Link url={token.href}>{inner}</Link>;
    case 'image':
      return <Link url={token.href}>{token.text || token.href}</Link>;
    case 'br':
      return <br />;
    case 'hr':
      return <hr />;
    case 'space':
      return null;
    case 'list':
      return token.ordered ? (
        <ol start={token.start || 1}>
          <Items list={token as Tokens.List} />
        </ol>
      ) : (
        <ul>
          <Items list={token as Tokens.List} />
        </ul>
      );
    case 'table':
      return <Table table={token as Tokens.Table} />;
    case 'text':
      return 'tokens' in token && token.tokens ? inner : withEmoji(token.text);
    case 'escape':
      return token.text;
    default:
      // HTML and whatever else has no place in a message is shown as it was written.
      return token.raw;
  }
};

/**
 * Standard Markdown, as the `markdown` block takes it. Headings are bold lines of one size, as in Slack; HTML is text.
 * Source: https://docs.slack.dev/reference/block-kit/blocks/markdown-block
 */
export const Markdown = ({ text }: { text: string }) => (
  <div class="markdown">
    <Many tokens={lexer(text, { gfm: true, breaks: true })} />
  </div>
);
