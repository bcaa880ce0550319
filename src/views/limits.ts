/**
 * The limits of Block Kit and of messages, as Slack documents them
 * (https://docs.slack.dev/reference/block-kit/blocks, …/block-elements, …/composition-objects; https://docs.slack.dev/surfaces/modals).
 */
export const LIMITS = {
  blocksPerMessage: 50,
  blocksPerView: 100,
  sectionText: 3000,
  fieldText: 2000,
  headerText: 150,
  buttonText: 75,
  buttonValue: 2000,
  optionText: 75,
  optionValue: 150,
  options: 100,
  modalTitle: 24,
  modalButton: 24,
  privateMetadata: 3000,
  messageText: 40_000,
  /** In all blocks of a message together; not documented, but told in https://github.com/slackapi/bolt-js/issues/2509 */
  textPerMessage: 13_200,
  inputText: 3000,
  actions: 25,
} as const;
