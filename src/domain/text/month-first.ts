/** Zones where 11/03 is the third of November (the United States). */
const MONTH_FIRST =
  /^(?:US\/|America\/(?:New_York|Chicago|Denver|Phoenix|Los_Angeles|Anchorage|Detroit|Boise|Juneau|Sitka|Nome|Adak|Metlakatla|Yakutat|Menominee|Indiana\/|Kentucky\/|North_Dakota\/)|Pacific\/Honolulu$)/;

/** Whether people in a zone write the month before the day. */
export const isMonthFirst = (zone: string): boolean => MONTH_FIRST.test(zone);
