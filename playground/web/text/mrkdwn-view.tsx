import { Emoji, Link } from './link.tsx';
import { BroadcastMention, ChannelMention, PersonMention } from './mention.tsx';
import { readMrkdwn } from './mrkdwn.ts';
import type { Block, Inline } from './mrkdwn-tree.ts';
import { slackDate } from './time.ts';
import { useViewer } from './viewer.ts';

const DateText = ({ date }: { date: Extract<Inline, { kind: 'date' }> }) => {
  const { me, now } = useViewer();
  const text = slackDate(date.seconds, date.template, me.tz, now);
  const title = slackDate(date.seconds, '{date_long} at {time}', me.tz, now);
  const shown = <time title={title}>{text}</time>;
  return date.url ? <Link url={date.url}>{shown}</Link> : shown;
};

const One = ({ part }: { part: Inline }) => {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'break':
      return <br />;
    case 'emoji':
      return <Emoji name={part.name} character={part.character} />;
    case 'code':
      return <code>{part.text}</code>;
    case 'bold':
      return <b>{<Run parts={part.children} />}</b>;
    case 'italic':
      return <i>{<Run parts={part.children} />}</i>;
    case 'strike':
      return <s>{<Run parts={part.children} />}</s>;
    case 'link':
      return <Link url={part.url}>{part.text}</Link>;
    case 'user':
      return <PersonMention id={part.id} label={part.label} />;
    case 'channel':
      return <ChannelMention id={part.id} label={part.label} />;
    case 'group':
      return <BroadcastMention name={part.label?.replace(/^@/, '') ?? part.id} />;
    case 'broadcast':
      return <BroadcastMention name={part.range} />;
    case 'date':
      return <DateText date={part} />;
  }
};

const Run = ({ parts }: { parts: readonly Inline[] }) => (
  <>
    {parts.map((part, at) => (
      <One key={at} part={part} />
    ))}
  </>
);

const Piece = ({ block }: { block: Block }) => {
  if (block.kind === 'pre') return <pre>{block.text}</pre>;
  const Tag = block.kind === 'quote' ? 'blockquote' : 'div';
  return (
    <Tag>
      <Run parts={block.children} />
    </Tag>
  );
};

/** Text in Slack's mrkdwn. */
export const Mrkdwn = ({ text }: { text: string }) => (
  <div class="mrkdwn">
    {readMrkdwn(text).map((block, at) => (
      <Piece key={at} block={block} />
    ))}
  </div>
);
