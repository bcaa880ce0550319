import { nameToEmoji } from 'gemoji';

/** Slack's names of emoji that the list of names knows by another one. */
const SLACK_NAMES: Record<string, string> = {
  face_with_rolling_eyes: '🙄',
  large_brown_circle: '🟤',
  large_green_circle: '🟢',
  large_orange_circle: '🟠',
  large_purple_circle: '🟣',
  large_yellow_circle: '🟡',
  lightning: '🌩️',
  simple_smile: '🙂',
  spiral_calendar_pad: '🗓️',
  spiral_note_pad: '🗒️',
  timer_clock: '⏲️',
  hugging_face: '🤗',
  thinking_face: '🤔',
  sleuth_or_spy: '🕵️',
  white_frowning_face: '☹️',
};

const characterOf = (name: string): string | undefined =>
  Object.hasOwn(SLACK_NAMES, name)
    ? SLACK_NAMES[name]
    : Object.hasOwn(nameToEmoji, name)
      ? nameToEmoji[name]
      : undefined;

/** Without it, some systems draw the older signs, such as a cup, as a black outline of their text font. */
const AS_PICTURE = '\ufe0f';

/** The character of a Slack emoji name (without colons), or undefined for one that nobody knows. */
export const emojiNamed = (name: string): string | undefined => {
  const character = characterOf(name);
  return character?.length === 1 ? character + AS_PICTURE : character;
};

const NAMED = /:([a-z0-9_+'-]+):(?::skin-tone-[2-6]:)?/g;

/** Text with every known `:name:` replaced by its character; what is unknown stays as it was typed. */
export const withEmoji = (text: string): string =>
  text.replace(NAMED, (whole, name: string) => emojiNamed(name) ?? whole);
