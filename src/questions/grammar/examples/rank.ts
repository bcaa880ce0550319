/** How people ask this; compared with what is asked where the cues alone do not tell. */
export const rank: readonly string[] = [
  'who has referred the most customers?',
  "who's our unhappiest customer",
  'which competitor has the most of our prospects',
  'top 3 customers by revenue this year',
  'who are our biggest customers',
  'best selling product this year?',
  'which channel brought the most prospects',
  'which customer brought in the most other customers',
  'who handles the most accounts',
  'who are the top five spenders',
  'which product do we sell the most',
  'our worst paying customers this year?',
  'Who is the quietest customer?',
  'where do most of our customers come from',
];
