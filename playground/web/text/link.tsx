import type { ComponentChildren } from 'preact';
import { safeAddress } from './mrkdwn-tree.ts';

/** A link that opens beside the page; an address that must not be followed stays mere text. */
export const Link = ({ url, children }: { url: string; children: ComponentChildren }) => {
  const address = safeAddress(url);
  if (!address) return <>{children}</>;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
};

/** An emoji, with its name for a screen reader and a pointer. */
export const Emoji = ({ name, character }: { name: string; character: string }) => (
  <span class="emoji" role="img" aria-label={`${name.replaceAll('_', ' ')} emoji`} title={`:${name}:`}>
    {character}
  </span>
);
