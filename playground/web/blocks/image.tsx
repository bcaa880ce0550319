import type { ImageBlock, ImageElement, VideoBlock } from '@slack/types';
import { Link } from '../text/link.tsx';
import { plain, Text } from '../text/text-object.tsx';

const addressOf = (image: ImageBlock | ImageElement): string => {
  if ('image_url' in image) return image.image_url;
  return 'url' in image.slack_file ? image.slack_file.url : '';
};

/** The page fetches nothing from elsewhere, so only an image of its own origin or a `data:` one is drawn. */
const isOurs = (address: string) => address.startsWith('data:image/') || /^\/(?!\/)/.test(address);

/** A small image within a line or beside a section. */
export const ImagePiece = ({ image, class: name }: { image: ImageElement; class: string }) => {
  const address = addressOf(image);
  if (isOurs(address)) return <img class={name} src={address} alt={image.alt_text} />;
  return (
    <span
      class={`${name} image-absent`}
      role="img"
      aria-label={image.alt_text}
      title={`${image.alt_text} (${address})`}
    />
  );
};

/** An image of its own, with its title; one from elsewhere is named and linked instead of fetched. */
export const ImageBlockView = ({ block }: { block: ImageBlock }) => {
  const address = addressOf(block);
  return (
    <figure class="block-image">
      {block.title && (
        <figcaption>
          <Text text={block.title} />
        </figcaption>
      )}
      {isOurs(address) ? (
        <img src={address} alt={block.alt_text} />
      ) : (
        <div class="image-elsewhere">
          <span>{block.alt_text}</span>
          <Link url={address}>Open the image</Link>
        </div>
      )}
    </figure>
  );
};

/** A video: its title as a link, and what is said about it. */
export const VideoBlockView = ({ block }: { block: VideoBlock }) => (
  <div class="block-video">
    <Link url={block.title_url ?? block.video_url}>
      <b>{plain(block.title)}</b>
    </Link>
    <div class="video-note">
      {[block.author_name, block.provider_name].filter(Boolean).join(' · ')}
      {block.description && <p>{plain(block.description)}</p>}
    </div>
  </div>
);
