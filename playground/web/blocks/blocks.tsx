import type { KnownBlock, View } from '@slack/types';
import { Markdown } from '../text/markdown.tsx';
import { plain } from '../text/text-object.tsx';
import { ImageBlockView, VideoBlockView } from './image.tsx';
import { Input } from './input.tsx';
import { RichText } from './rich-text.tsx';
import { Actions, Context, Section } from './section.tsx';
import { Table } from './table.tsx';

const One = ({ block }: { block: KnownBlock }) => {
  switch (block.type) {
    case 'header':
      return <h3 class="header">{plain(block.text)}</h3>;
    case 'section':
      return <Section block={block} />;
    case 'context':
      return <Context block={block} />;
    case 'divider':
      return <hr class="divider" />;
    case 'actions':
      return <Actions block={block} />;
    case 'input':
      return <Input block={block} />;
    case 'image':
      return <ImageBlockView block={block} />;
    case 'rich_text':
      return <RichText block={block} />;
    case 'markdown':
      return <Markdown text={block.text} />;
    case 'table':
      return <Table block={block} />;
    case 'video':
      return <VideoBlockView block={block} />;
    default:
      return (
        <div class="block-unknown">A block of type “{block.type}”, which the playground does not draw.</div>
      );
  }
};

/** The blocks of a message, modal or home, one under the other. */
export const Blocks = ({ blocks }: { blocks: View['blocks'] }) => (
  <div class="blocks">
    {(blocks as KnownBlock[]).map((block, at) => (
      <One key={block.block_id ?? at} block={block} />
    ))}
  </div>
);
