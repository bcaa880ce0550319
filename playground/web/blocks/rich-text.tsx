import type { RichTextBlock, RichTextBlockElement, RichTextElement, RichTextSection } from '@slack/types';
import type { ComponentChildren } from 'preact';
import { emojiNamed } from '../text/emoji.ts';
import { Emoji, Link } from '../text/link.tsx';
import { BroadcastMention, ChannelMention, PersonMention } from '../text/mention.tsx';
import { slackDate } from '../text/time.ts';
import { useViewer } from '../text/viewer.ts';

type Style = NonNullable<RichTextElement['style']>;

const Styled = ({ style, children }: { style: Style | undefined; children: ComponentChildren }) => {
  let shown = <>{children}</>;
  if (style?.code) shown = <code>{shown}</code>;
  if (style?.strike) shown = <s>{shown}</s>;
  if (style?.underline) shown = <u>{shown}</u>;
  if (style?.italic) shown = <i>{shown}</i>;
  if (style?.bold) shown = <b>{shown}</b>;
  return shown;
};

const Lines = ({ text }: { text: string }) => <span class="plain">{text}</span>;

const Piece = ({ piece }: { piece: RichTextElement }) => {
  const { me, now } = useViewer();
  switch (piece.type) {
    case 'text':
      return <Lines text={piece.text} />;
    case 'link':
      return <Link url={piece.url}>{piece.text ?? piece.url}</Link>;
    case 'emoji':
      return <Emoji name={piece.name} character={emojiNamed(piece.name) ?? `:${piece.name}:`} />;
    case 'user':
      return <PersonMention id={piece.user_id} />;
    case 'channel':
      return <ChannelMention id={piece.channel_id} />;
    case 'broadcast':
      return <BroadcastMention name={piece.range} />;
    case 'usergroup':
      return <BroadcastMention name={piece.usergroup_id} />;
    case 'team':
      return <BroadcastMention name={piece.team_id} />;
    case 'color':
      return <code>{piece.value}</code>;
    case 'date': {
      const shown = <time>{slackDate(piece.timestamp, piece.format, me.tz, now)}</time>;
      return piece.url ? <Link url={piece.url}>{shown}</Link> : shown;
    }
  }
};

const Run = ({ pieces }: { pieces: RichTextElement[] }) => (
  <>
    {pieces.map((piece, at) => (
      <Styled key={at} style={piece.style}>
        <Piece piece={piece} />
      </Styled>
    ))}
  </>
);

const Items = ({ items }: { items: RichTextSection[] }) => (
  <>
    {items.map((item, at) => (
      <li key={at}>
        <Run pieces={item.elements} />
      </li>
    ))}
  </>
);

/** How many points of an ordered list came before, in another part: sent by Slack's own editor, missing in the types. */
const offsetOf = (list: object): number =>
  'offset' in list && typeof list.offset === 'number' ? list.offset : 0;

const Part = ({ part }: { part: RichTextBlockElement }) => {
  switch (part.type) {
    case 'rich_text_section':
      return (
        <div>
          <Run pieces={part.elements} />
        </div>
      );
    case 'rich_text_quote':
      return (
        <blockquote>
          <Run pieces={part.elements} />
        </blockquote>
      );
    case 'rich_text_preformatted':
      return (
        <pre>
          <Run pieces={part.elements} />
        </pre>
      );
    case 'rich_text_list': {
      const depth = `list-depth-${Math.min(part.indent ?? 0, 8)}`;
      return part.style === 'ordered' ? (
        <ol class={depth} start={offsetOf(part) + 1}>
          <Items items={part.elements} />
        </ol>
      ) : (
        <ul class={depth}>
          <Items items={part.elements} />
        </ul>
      );
    }
  }
};

/** Slack's structured text: sections, lists, quotes and preformatted pieces. */
export const RichText = ({ block }: { block: RichTextBlock }) => (
  <div class="rich-text">
    {block.elements.map((part, at) => (
      <Part key={at} part={part} />
    ))}
  </div>
);
