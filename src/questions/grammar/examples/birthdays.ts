/** How people ask this; compared with what is asked where the cues alone do not tell. */
export const birthdays: readonly string[] = [
  'which contacts have birthdays next month',
  'birthdays in the next two weeks',
  'who has a birthday today',
  'whose birthday is today',
  'who has their birthday in the next 30 days',
  'birthday list for January',
  'do any of my contacts have a birthday this month',
  'any birthdays among my contacts next week',
  'any birthdays on 24 december',
  'who celebrates birthday in the first week of december',
  'who has a birthday tomorrow',
  'any birthdays coming up',
  'who of the contacts turns a year older in january',
];
